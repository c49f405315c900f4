// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <cstdint>
#include <span>
#include <vector>

namespace atlas::collect {

/// The indices of this network namespace's interfaces; none where they cannot be read.
[[nodiscard]] std::vector<std::uint32_t> allInterfaces();

/// Names the interfaces that sockets are bound to. Each is asked for once a call, since it may be renamed.
void nameInterfaces(std::span<SocketRecord> sockets);

} // namespace atlas::collect
