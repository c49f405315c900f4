// SPDX-License-Identifier: GPL-3.0-or-later
//
// An end of a socket as people read it, with its interface where it is bound to one: "10.0.0.5:443",
// "127.0.0.53%lo:53", "[fe80::1%eth0]:7000" (RFC 4007, section 11). What comes from the interface's name is safe to
// show. An interface belongs to this computer's end; of the other one it says something only where an address has a
// meaning on one link alone.
#pragma once

#include "core/socket/socket_record.h"

#include <optional>
#include <string>

namespace atlas {

using Scope = std::optional<Interface>;

[[nodiscard]] std::string addressText(const Address& address, const Scope& scope);
[[nodiscard]] std::string endText(const Endpoint& end, const Scope& scope);

/// "[fe80::1%eth0]:7000"; "*:7000" for a listener at all addresses of both families, as ss writes it.
[[nodiscard]] std::string localText(const SocketRecord& record);
[[nodiscard]] std::string remoteText(const SocketRecord& record);

/// The scope of the other end.
[[nodiscard]] Scope remoteScope(const Address& remote, const Scope& scope);

/// Whether it listens at every address, IPv4 and IPv6.
[[nodiscard]] bool isDualStack(const SocketRecord& record);

} // namespace atlas
