// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"
#include "view/diagram/node.h"

#include <array>
#include <chrono>
#include <cstdint>

namespace atlas::view {

/// How recently each line of the diagram was used: 1 just now, 0 when the fade time has passed. Kept apart from
/// where the lines are drawn; time is passed in.
class EdgeTraces {
public:
    explicit EdgeTraces(std::chrono::milliseconds fadeTime) : m_fadeTime(fadeTime) { }

    /// The line was used; it shines fully.
    void mark(const Transition& line, Instant at);
    /// It was used so many times more: each adds to the light that is left, which never exceeds 1.
    void add(const Transition& line, std::uint64_t times, Instant at);
    void clear();

    [[nodiscard]] double recency(const Transition& line, Instant now) const;
    [[nodiscard]] bool anyAt(Instant now) const { return now < m_end; }

private:
    struct Trace {
        Instant at{};
        double strength = 0;
    };

    void put(const Transition& line, const Trace& trace);

    std::chrono::milliseconds m_fadeTime;
    std::array<Trace, transitions.size()> m_traces{};
    Instant m_end{}; ///< when all have faded
};

} // namespace atlas::view
