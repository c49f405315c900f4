// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace atlas::probe {

/// What a time namespace adds to the computer's clocks. BPF programs read the computer's; whoever reads the frames has
/// the namespace's, as this process has.
struct ClockOffsets {
    std::chrono::nanoseconds monotonic{};
    std::chrono::nanoseconds boot{};
};

/// Those of this process; nothing where the kernel has no time namespaces.
[[nodiscard]] ClockOffsets clockOffsets();

} // namespace atlas::probe
