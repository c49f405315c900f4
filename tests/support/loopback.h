// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/socket/socket_record.h"

#include <cstdint>
#include <string_view>

namespace atlas::test {

using collect::UniqueFd;

// Real TCP sockets of this computer on its loopback addresses. Everything throws std::system_error on a failure that a
// test does not want.

[[nodiscard]] UniqueFd makeSocket(Family family);
/// May take an address that a TIME-WAIT has.
void bindTo(const UniqueFd& socket, const Endpoint& local);
/// On 127.0.0.1 and a port that the kernel chooses.
[[nodiscard]] UniqueFd boundSocket();
/// A listener on a port that the kernel chooses.
[[nodiscard]] UniqueFd listenOn(std::string_view address = "127.0.0.1", int backlog = 128);

/// The result of connect(): 0 or an errno.
[[nodiscard]] int tryConnect(const UniqueFd& socket, const Endpoint& remote);
/// Connected, from `local` if it has a port.
[[nodiscard]] UniqueFd connectTo(const Endpoint& remote, const Endpoint& local = {});
/// On its way to be connected, without waiting for it.
[[nodiscard]] UniqueFd beginConnecting(const Endpoint& remote);
[[nodiscard]] UniqueFd acceptFrom(const UniqueFd& listener);

/// Two ends of one connection; `client` opened it.
struct Pair {
    UniqueFd client;
    UniqueFd server;
    Endpoint local; ///< the client's
    Endpoint remote;
};
[[nodiscard]] Pair connectPair(const UniqueFd& listener, const Endpoint& local = {});
/// With a listener of its own, which is closed at once.
[[nodiscard]] Pair connectPair();

[[nodiscard]] Endpoint localOf(const UniqueFd& socket);
[[nodiscard]] Cookie cookieOf(const UniqueFd& socket);
[[nodiscard]] Inode inodeOf(const UniqueFd& socket);

void closeSending(const UniqueFd& socket);
/// The next close() sends RST.
void resetOnClose(const UniqueFd& socket);
/// Writes until the peer, which does not read, takes no more.
void fillWindow(const UniqueFd& socket);
/// Reads until the peer's FIN.
void readToEnd(const UniqueFd& socket);
/// Waits until there is something to read: data, the peer's FIN or its reset.
void awaitReadable(const UniqueFd& socket);

} // namespace atlas::test
