// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/transition.h"
#include "model/stream/history_update.h"
#include "view/diagram/node.h"

namespace atlas::view::test {

inline Node node(State state)
{
    return {state, false};
}

/// 42 ESTABLISHED, one LISTEN.
inline StateCounts someCounts()
{
    StateCounts counts{};
    counts[static_cast<std::size_t>(State::Established)] = 42;
    counts[static_cast<std::size_t>(State::Listen)] = 1;
    return counts;
}

/// Every transition 3900 times.
inline model::EdgeCounts busyMinute()
{
    model::EdgeCounts counts{};
    for (std::size_t i = 0; i < transitions.size(); ++i)
        counts[i] = 3900;
    return counts;
}

} // namespace atlas::view::test
