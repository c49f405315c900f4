// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>

namespace atlas {

/// How often each edge was taken in the last minute in our network namespace: a ring of counters, one a second.
class EdgeActivity {
public:
    static constexpr std::size_t window = 60; ///< seconds

    /// What lies more than a minute before the newest time so far is not counted.
    void add(State from, State to, Instant time);

    /// Times the edge was taken in the minute that ends at `now`, to a second.
    [[nodiscard]] std::uint64_t lastMinute(State from, State to, Instant now) const;

private:
    using Second = std::chrono::seconds::rep;
    using Counters = std::array<std::uint32_t, stateCount * stateCount>;
    struct Slot {
        Second second = -1; ///< which one the counters are of
        Counters counters{};
    };

    [[nodiscard]] static Second secondOf(Instant time);

    std::array<Slot, window> m_slots{};
};

} // namespace atlas
