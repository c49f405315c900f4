// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <chrono>
#include <vector>

namespace atlas::model {

using WallTime = std::chrono::system_clock::time_point;

/// One moment on both clocks, by which other moments of the monotonic clock have their wall time.
struct Clocks {
    Instant instant{};
    WallTime wall;

    [[nodiscard]] WallTime wallTime(Instant time) const
    {
        return wall + std::chrono::duration_cast<WallTime::duration>(time - instant);
    }

    bool operator==(const Clocks&) const = default;
};

/// The wall times of the monotonic clock's moments, also of those before the wall clock was set or the computer slept,
/// which the monotonic clock does not count.
class WallClock {
public:
    WallClock() = default;
    /// As if the wall clock had never been set.
    WallClock(const Clocks& clocks) { note(clocks); }

    /// From the moment on that was noted before, the wall clock is as it is `now`, if that differs by more than two
    /// readings of the clocks may.
    void note(const Clocks& now);
    [[nodiscard]] WallTime wallTime(Instant time) const;
    /// Of the latest moment that was noted.
    [[nodiscard]] WallTime latest() const { return wallTime(m_latest); }

    /// Whether every moment has the same wall time.
    bool operator==(const WallClock& other) const { return m_stretches == other.m_stretches; }

private:
    struct Stretch {
        Instant after{}; ///< it holds for later moments
        Clocks clocks;

        bool operator==(const Stretch&) const = default;
    };

    std::vector<Stretch> m_stretches; ///< ascending; the first holds for what was before, too
    Instant m_latest{};
};

} // namespace atlas::model
