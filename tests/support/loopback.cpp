// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/loopback.h"

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

namespace atlas::test {
namespace {

void require(bool worked, const char* what)
{
    if (!worked)
        throw std::system_error(errno, std::generic_category(), what);
}

std::pair<sockaddr_storage, socklen_t> toKernel(const Endpoint& endpoint)
{
    sockaddr_storage storage{};
    if (endpoint.address.family == Family::IPv4) {
        sockaddr_in v4{};
        v4.sin_family = AF_INET;
        v4.sin_port = htons(endpoint.port);
        std::memcpy(&v4.sin_addr, endpoint.address.bytes.data(), sizeof v4.sin_addr);
        std::memcpy(&storage, &v4, sizeof v4);
        return {storage, static_cast<socklen_t>(sizeof v4)};
    }
    sockaddr_in6 v6{};
    v6.sin6_family = AF_INET6;
    v6.sin6_port = htons(endpoint.port);
    std::memcpy(&v6.sin6_addr, endpoint.address.bytes.data(), sizeof v6.sin6_addr);
    std::memcpy(&storage, &v6, sizeof v6);
    return {storage, static_cast<socklen_t>(sizeof v6)};
}

Endpoint fromKernel(const sockaddr_storage& storage)
{
    Endpoint endpoint;
    if (storage.ss_family == AF_INET) {
        sockaddr_in v4{};
        std::memcpy(&v4, &storage, sizeof v4);
        std::memcpy(endpoint.address.bytes.data(), &v4.sin_addr, sizeof v4.sin_addr);
        endpoint.port = ntohs(v4.sin_port);
        return endpoint;
    }
    sockaddr_in6 v6{};
    std::memcpy(&v6, &storage, sizeof v6);
    endpoint.address.family = Family::IPv6;
    std::memcpy(endpoint.address.bytes.data(), &v6.sin6_addr, sizeof v6.sin6_addr);
    endpoint.port = ntohs(v6.sin6_port);
    return endpoint;
}

const sockaddr* generic(const sockaddr_storage& storage)
{
    return reinterpret_cast<const sockaddr*>(&storage);
}

} // namespace

UniqueFd makeSocket(Family family)
{
    UniqueFd socket(::socket(family == Family::IPv4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
    require(static_cast<bool>(socket), "socket");
    return socket;
}

void bindTo(const UniqueFd& socket, const Endpoint& local)
{
    const int yes = 1;
    require(::setsockopt(socket.get(), SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) == 0, "SO_REUSEADDR");
    const auto [storage, length] = toKernel(local);
    require(::bind(socket.get(), generic(storage), length) == 0, "bind");
}

UniqueFd boundSocket()
{
    UniqueFd socket = makeSocket(Family::IPv4);
    bindTo(socket, {Address::v4(127, 0, 0, 1), 0});
    return socket;
}

UniqueFd listenOn(std::string_view address, int backlog)
{
    const Endpoint local{Address::parse(address).value(), 0};
    UniqueFd socket = makeSocket(local.address.family);
    bindTo(socket, local);
    require(::listen(socket.get(), backlog) == 0, "listen");
    return socket;
}

int tryConnect(const UniqueFd& socket, const Endpoint& remote)
{
    const auto [storage, length] = toKernel(remote);
    return ::connect(socket.get(), generic(storage), length) == 0 ? 0 : errno;
}

UniqueFd connectTo(const Endpoint& remote, const Endpoint& local)
{
    UniqueFd socket = makeSocket(remote.address.family);
    if (local.port != 0)
        bindTo(socket, local);
    require(tryConnect(socket, remote) == 0, "connect");
    return socket;
}

UniqueFd beginConnecting(const Endpoint& remote)
{
    UniqueFd socket = makeSocket(remote.address.family);
    require(::fcntl(socket.get(), F_SETFL, O_NONBLOCK) == 0, "O_NONBLOCK");
    require(tryConnect(socket, remote) == EINPROGRESS, "connect");
    return socket;
}

UniqueFd acceptFrom(const UniqueFd& listener)
{
    UniqueFd socket(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    require(static_cast<bool>(socket), "accept");
    return socket;
}

Pair connectPair(const UniqueFd& listener, const Endpoint& local)
{
    Pair pair;
    pair.client = connectTo(localOf(listener), local);
    pair.server = acceptFrom(listener);
    pair.local = localOf(pair.client);
    pair.remote = localOf(pair.server);
    return pair;
}

Pair connectPair()
{
    return connectPair(listenOn());
}

Endpoint localOf(const UniqueFd& socket)
{
    sockaddr_storage storage{};
    socklen_t length = sizeof storage;
    require(::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&storage), &length) == 0, "getsockname");
    return fromKernel(storage);
}

Cookie cookieOf(const UniqueFd& socket)
{
    std::uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    require(::getsockopt(socket.get(), SOL_SOCKET, SO_COOKIE, &cookie, &length) == 0, "SO_COOKIE");
    return Cookie{cookie};
}

Inode inodeOf(const UniqueFd& socket)
{
    struct stat about{};
    require(::fstat(socket.get(), &about) == 0, "fstat");
    return Inode{static_cast<std::uint32_t>(about.st_ino)};
}

void closeSending(const UniqueFd& socket)
{
    require(::shutdown(socket.get(), SHUT_WR) == 0, "shutdown");
}

void resetOnClose(const UniqueFd& socket)
{
    const linger none{.l_onoff = 1, .l_linger = 0};
    require(::setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none) == 0, "SO_LINGER");
}

void fillWindow(const UniqueFd& socket)
{
    const std::vector<char> block(65536);
    ssize_t sent = 0;
    // A window may open once more after the first refusal: full is what stays full.
    pollfd room{socket.get(), POLLOUT, 0};
    do {
        do
            sent = ::send(socket.get(), block.data(), block.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        while (sent > 0);
        require(sent < 0 && errno == EAGAIN, "send");
    } while (::poll(&room, 1, 50) > 0);
}

void readToEnd(const UniqueFd& socket)
{
    std::vector<char> block(65536);
    ssize_t got = 0;
    do
        got = ::recv(socket.get(), block.data(), block.size(), 0);
    while (got > 0);
    require(got == 0, "recv");
}

void awaitReadable(const UniqueFd& socket)
{
    pollfd input{socket.get(), POLLIN, 0};
    require(::poll(&input, 1, 60'000) == 1, "poll");
}

} // namespace atlas::test
