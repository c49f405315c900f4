// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"
#include "core/socket/socket_record.h"
#include "formats/lab/action.h"
#include "formats/lab/call_result.h"

#include <optional>
#include <string_view>

/// The system's socket calls on IPv4 TCP descriptors that do not block, with results as values.
namespace atlas::lab::calls {

/// What the call that failed just now gave: -1 and errno.
[[nodiscard]] CallResult failure();
/// What a call returned: a value of -1 brings errno with it.
[[nodiscard]] CallResult result(long value);

[[nodiscard]] CallResult bind(int socket, const Endpoint& local);
/// Chooses the address and leaves the port to connect().
void bindAddressOnly(int socket, const Address& local);
[[nodiscard]] CallResult connect(int socket, const Endpoint& remote);
/// How a connect() that was in progress has ended. Takes the error away from the socket, as programs do.
[[nodiscard]] CallResult connectResult(int socket);
/// Sends up to so many bytes; what does not fit is not sent.
[[nodiscard]] CallResult send(int socket, std::size_t bytes);
/// Reads up to so many bytes; 0: all that are there. A value of 0 is the end of the stream.
[[nodiscard]] CallResult read(int socket, std::size_t bytes);
[[nodiscard]] CallResult setOption(int socket, SocketOption option, int value);
/// "SO_LINGER"
[[nodiscard]] std::string_view kernelName(SocketOption option);

[[nodiscard]] Cookie cookieOf(int socket);
/// Where it is bound; empty if it is not.
[[nodiscard]] std::optional<Endpoint> localOf(int socket);

} // namespace atlas::lab::calls
