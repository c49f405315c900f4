// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/socket/address.h"

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

namespace atlas::test {

// Real IPv4 TCP sockets on 127.0.0.1. Everything throws std::system_error on a failure that a test does not want.

inline void require(bool good, const char* what)
{
    if (!good)
        throw std::system_error(errno, std::generic_category(), what);
}

inline sockaddr_in loopbackAddress(std::uint16_t port = 0)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return address;
}

inline const sockaddr* generic(const sockaddr_in& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

inline collect::UniqueFd makeSocket(std::uint16_t port = 0)
{
    collect::UniqueFd socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    require(static_cast<bool>(socket), "socket");
    const int yes = 1;
    require(::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0, "SO_REUSEADDR");
    const sockaddr_in address = loopbackAddress(port);
    require(::bind(socket.get(), generic(address), sizeof address) == 0, "bind");
    return socket;
}

inline Endpoint localOf(const collect::UniqueFd& socket)
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    require(::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &length) == 0, "getsockname");
    Endpoint endpoint;
    std::memcpy(endpoint.address.bytes.data(), &address.sin_addr, 4);
    endpoint.port = ntohs(address.sin_port);
    return endpoint;
}

inline collect::UniqueFd listenOn(std::uint16_t port = 0, int backlog = 128)
{
    collect::UniqueFd socket = makeSocket(port);
    require(::listen(socket.get(), backlog) == 0, "listen");
    return socket;
}

/// The result of connect(): 0 or an errno.
inline int tryConnect(const collect::UniqueFd& socket, std::uint16_t port)
{
    const sockaddr_in address = loopbackAddress(port);
    return ::connect(socket.get(), generic(address), sizeof address) == 0 ? 0 : errno;
}

/// Two ends of one connection; `client` opened it.
struct LoopbackPair {
    collect::UniqueFd client;
    collect::UniqueFd server;
};

inline LoopbackPair connectTo(const collect::UniqueFd& listener, std::uint16_t clientPort = 0)
{
    LoopbackPair pair;
    pair.client = makeSocket(clientPort);
    require(tryConnect(pair.client, localOf(listener).port) == 0, "connect");
    pair.server = collect::UniqueFd(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    require(static_cast<bool>(pair.server), "accept");
    return pair;
}

/// The next close() sends RST.
inline void resetOnClose(const collect::UniqueFd& socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    require(::setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none) == 0, "SO_LINGER");
}

/// Waits until something arrived, were it the end of the stream or a reset.
inline void awaitInput(const collect::UniqueFd& socket)
{
    pollfd waiting{socket.get(), POLLIN, 0};
    require(::poll(&waiting, 1, 60'000) == 1, "nothing arrived");
}

} // namespace atlas::test
