// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/proc_directory.h"

#include <chrono>
#include <cstddef>
#include <span>
#include <vector>

namespace atlas::collect {

/// What was read of some processes, in their order.
struct Scan {
    std::vector<Descriptors> processes;
    std::size_t threads = 1; ///< that took part
};

/// Reads the descriptors of all these processes. Nearly all of the time goes into the kernel's readlinkat(), which
/// runs side by side on several processors: a scan that lasts longer than `patience` gets help from other threads.
/// A shorter one does not, since on a busy computer a new thread may have to wait that long for its turn.
[[nodiscard]] Scan scanDescriptors(const ProcDirectory& proc, std::span<const Pid> pids,
                                   std::chrono::nanoseconds patience = std::chrono::milliseconds(3));

} // namespace atlas::collect
