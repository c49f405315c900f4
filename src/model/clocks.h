// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket_record.h"

#include <chrono>

namespace atlas::model {

using WallTime = std::chrono::system_clock::time_point;

/// One moment on both clocks, by which every other moment of the monotonic clock has its wall time.
struct Clocks {
    Instant instant{};
    WallTime wall;

    [[nodiscard]] WallTime wallTime(Instant time) const
    {
        return wall + std::chrono::duration_cast<WallTime::duration>(time - instant);
    }

    bool operator==(const Clocks&) const = default;
};

} // namespace atlas::model
