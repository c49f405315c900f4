// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <span>

namespace atlas::collect {

/// Connections that no program holds, and whose port a listed listener has, name who holds that listener: those that
/// are not accepted yet, and what a server has closed. Owners have been filled in before.
void nameListenersOwners(std::span<SocketRecord> sockets);

} // namespace atlas::collect
