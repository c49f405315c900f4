// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/hold/loopback_sockets.h"

#include "collect/system_error.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

namespace atlas::lab {
namespace {

using collect::UniqueFd;

union SocketAddress {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
};

struct KernelAddress {
    SocketAddress address{};
    socklen_t length = sizeof(SocketAddress);
};

/// Any free port of the family's loopback address.
KernelAddress loopback(Family family)
{
    KernelAddress result;
    if (family == Family::IPv4) {
        result.address.v4 = {};
        result.address.v4.sin_family = AF_INET;
        result.address.v4.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        result.length = sizeof(sockaddr_in);
    } else {
        result.address.v6 = {};
        result.address.v6.sin6_family = AF_INET6;
        result.address.v6.sin6_addr = in6addr_loopback;
        result.length = sizeof(sockaddr_in6);
    }
    return result;
}

Endpoint toEndpoint(const SocketAddress& address)
{
    Endpoint endpoint;
    if (address.any.sa_family == AF_INET) {
        std::memcpy(endpoint.address.bytes.data(), &address.v4.sin_addr, sizeof address.v4.sin_addr);
        endpoint.port = ntohs(address.v4.sin_port);
    } else {
        endpoint.address.family = Family::IPv6;
        std::memcpy(endpoint.address.bytes.data(), &address.v6.sin6_addr, sizeof address.v6.sin6_addr);
        endpoint.port = ntohs(address.v6.sin6_port);
    }
    return endpoint;
}

} // namespace

bool LoopbackSockets::check(bool done, std::string_view what)
{
    if (!done && !m_failure)
        m_failure = collect::toError(Error::verbatim(std::string(what)), collect::lastError());
    return done;
}

bool LoopbackSockets::await(const UniqueFd& socket, short events, std::string_view what)
{
    pollfd waiting{socket.get(), events, 0};
    const auto deadline = std::chrono::steady_clock::now() + patience;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        const int ready = ::poll(&waiting, 1, left.count() > 0 ? static_cast<int>(left.count()) : 0);
        if (ready > 0)
            return true;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready == 0)
            errno = ETIMEDOUT;
        return check(false, what);
    }
}

UniqueFd LoopbackSockets::open(Buffers buffers)
{
    if (m_failure)
        return {};
    UniqueFd socket(
        ::socket(m_family == Family::IPv4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!check(static_cast<bool>(socket), "socket") || buffers == Buffers::Usual)
        return socket;
    const int size = 4096;
    for (const int option : {SO_SNDBUF, SO_RCVBUF})
        if (!check(::setsockopt(socket.get(), SOL_SOCKET, option, &size, sizeof size) == 0, "setsockopt"))
            break;
    return socket;
}

UniqueFd LoopbackSockets::listen(int backlog, Buffers buffers)
{
    UniqueFd listener = open(buffers);
    const KernelAddress address = loopback(m_family);
    if (m_failure || !check(::bind(listener.get(), &address.address.any, address.length) == 0, "bind") ||
        !check(::listen(listener.get(), backlog) == 0, "listen"))
        return {};
    return listener;
}

UniqueFd LoopbackSockets::connect(const UniqueFd& listener, Answer answer, Buffers buffers)
{
    UniqueFd client = open(buffers);
    KernelAddress target;
    if (m_failure || !check(::getsockname(listener.get(), &target.address.any, &target.length) == 0, "getsockname") ||
        !check(::connect(client.get(), &target.address.any, target.length) == 0 || errno == EINPROGRESS, "connect"))
        return {};
    if (answer == Answer::None)
        return client;
    int error = 0;
    socklen_t length = sizeof error;
    if (!await(client, POLLOUT, "connect") ||
        !check(::getsockopt(client.get(), SOL_SOCKET, SO_ERROR, &error, &length) == 0, "getsockopt"))
        return {};
    errno = error;
    return check(error == 0, "connect") ? std::move(client) : UniqueFd();
}

UniqueFd LoopbackSockets::accept(const UniqueFd& listener)
{
    if (m_failure || !await(listener, POLLIN, "accept"))
        return {};
    UniqueFd server(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    return check(static_cast<bool>(server), "accept") ? std::move(server) : UniqueFd();
}

LoopbackSockets::Pair LoopbackSockets::pair(Buffers buffers)
{
    const UniqueFd listener = listen(1, buffers);
    Pair pair;
    pair.client = connect(listener, Answer::Awaited, buffers);
    pair.server = accept(listener);
    pair.near = localOf(pair.client);
    pair.far = localOf(pair.server);
    return pair;
}

void LoopbackSockets::set(const UniqueFd& socket, int option, int value, std::string_view name)
{
    if (!m_failure)
        (void)check(::setsockopt(socket.get(), IPPROTO_TCP, option, &value, sizeof value) == 0, name);
}

void LoopbackSockets::fill(const UniqueFd& socket)
{
    if (m_failure)
        return;
    const std::array<char, 2048> bytes{};
    while (::send(socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL) > 0) { }
    (void)check(errno == EAGAIN || errno == EWOULDBLOCK, "send");
}

void LoopbackSockets::finish(const UniqueFd& socket)
{
    if (!m_failure)
        (void)check(::shutdown(socket.get(), SHUT_WR) == 0, "shutdown");
}

void LoopbackSockets::awaitEnd(const UniqueFd& socket)
{
    if (!m_failure)
        (void)await(socket, POLLRDHUP, "waiting for the peer's FIN");
}

void LoopbackSockets::leaveNothingBehind(const UniqueFd& socket)
{
    const linger atOnce{1, 0};
    if (!m_failure)
        (void)check(::setsockopt(socket.get(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce) == 0, "SO_LINGER");
}

Endpoint LoopbackSockets::localOf(const UniqueFd& socket)
{
    KernelAddress name;
    if (m_failure || !check(::getsockname(socket.get(), &name.address.any, &name.length) == 0, "getsockname"))
        return {};
    return toEndpoint(name.address);
}

} // namespace atlas::lab
