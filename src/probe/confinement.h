// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "decode/probe_frame.h"

#include <expected>

namespace atlas::probe {

/// Whether the process has the capabilities without which the kernel takes no program from it.
[[nodiscard]] std::expected<void, Error> checkCapabilities();

/// Gives up, for good, everything that reading events and writing frames does not need: all capabilities, being root,
/// the tree of files, gaining privileges by exec, being traced, and every system call but a handful. Any other call
/// ends the process. Being root and the tree of files are given up where that is permitted, as it is to root.
[[nodiscard]] std::expected<void, Error> confine();

} // namespace atlas::probe
