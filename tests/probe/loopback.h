// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/socket/socket_record.h"

#include <string_view>

namespace atlas::test {

using collect::UniqueFd;

// Sockets of this computer for tests that watch them; each throws std::runtime_error where the kernel refuses.

/// A listener on a port that the kernel chooses.
[[nodiscard]] UniqueFd listenOn(std::string_view address, int backlog = 16);
/// Connected, from `local` if it has a port.
[[nodiscard]] UniqueFd connectTo(const Endpoint& remote, const Endpoint& local = {});
/// On its way to be connected, without waiting for it.
[[nodiscard]] UniqueFd beginConnecting(const Endpoint& remote);
[[nodiscard]] UniqueFd acceptFrom(const UniqueFd& listener);

/// Two ends of one connection; `client` opened it.
struct Pair {
    UniqueFd client;
    UniqueFd server;
};
[[nodiscard]] Pair connectPair(const UniqueFd& listener);

[[nodiscard]] UniqueFd makeSocket(Family family);
void bindTo(const UniqueFd& socket, const Endpoint& local);
[[nodiscard]] Endpoint localOf(const UniqueFd& socket);
[[nodiscard]] Cookie cookieOf(const UniqueFd& socket);
[[nodiscard]] Inode inodeOf(const UniqueFd& socket);

void closeSending(const UniqueFd& socket);
void resetOnClose(const UniqueFd& socket);
/// Writes until the peer, which does not read, takes no more.
void fillWindow(const UniqueFd& socket);
/// Reads until the peer's FIN.
void readToEnd(const UniqueFd& socket);
/// Waits until there is something to read: data, or the peer's FIN.
void awaitReadable(const UniqueFd& socket);

} // namespace atlas::test
