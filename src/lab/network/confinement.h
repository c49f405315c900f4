// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab reads lessons of strangers, so it gives up what it does not need, once it is set up and before it reads: new
// privileges by exec, capabilities, and system calls. The calls that are left can do what a lesson does, and make new
// hosts in the namespaces of its own; no call of them starts a program or a process, or touches another one.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <expected>

namespace atlas::lab {

enum class Needs : std::uint8_t {
    Sockets, ///< of this computer's loopback
    Networks, ///< fresh hosts too: namespaces, devices and settings, and any port
};

/// Gives up the rest for good. A system call that is not needed fails with EPERM from now on; where this kernel knows
/// no filters, that lock is missing and the others hold.
[[nodiscard]] std::expected<void, Error> confine(Needs needs);

} // namespace atlas::lab
