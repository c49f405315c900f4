// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lab/network/network.h"
#include "lab/network/tun_device.h"

#include <system_error>

namespace atlas::lab {

// What the system refused, and how it can be allowed. Each checks the settings that are known to forbid it, so that
// the remedy names the one that is in the way on this computer.

[[nodiscard]] Refusal noUserNamespaces(std::error_code code);
[[nodiscard]] Refusal noNetworkNamespaces(std::error_code code);
[[nodiscard]] Refusal noTun(const TunDevice::Failure& failure);
[[nodiscard]] Refusal failedOtherwise(const Error& error);

} // namespace atlas::lab
