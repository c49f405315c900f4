// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/clock_offsets.h"

#include <cstdint>
#include <fstream>
#include <string>

namespace atlas::probe {

ClockOffsets clockOffsets()
{
    ClockOffsets offsets;
    std::ifstream file("/proc/self/timens_offsets");
    std::string clock;
    std::int64_t seconds = 0;
    std::int64_t nanoseconds = 0;
    while (file >> clock >> seconds >> nanoseconds) {
        const auto offset = std::chrono::seconds(seconds) + std::chrono::nanoseconds(nanoseconds);
        if (clock == "monotonic")
            offsets.monotonic = offset;
        else if (clock == "boottime")
            offsets.boot = offset;
    }
    return offsets;
}

} // namespace atlas::probe
