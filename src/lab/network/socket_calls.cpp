// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network/socket_calls.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <tuple>
#include <utility>
#include <vector>

namespace atlas::lab::calls {
namespace {

constexpr std::size_t ipv4Size = 4;

sockaddr_in systemAddress(const Endpoint& endpoint)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(endpoint.port);
    std::memcpy(&address.sin_addr, endpoint.address.bytes.data(), ipv4Size);
    return address;
}

const sockaddr* generic(const sockaddr_in& address)
{
    return reinterpret_cast<const sockaddr*>(&address);
}

struct OptionNumbers {
    int level;
    int option;
    std::string_view name;
};

/// In the order of SocketOption.
constexpr std::array<OptionNumbers, 13> optionNumbers{{
    {SOL_SOCKET, SO_LINGER, "SO_LINGER"},
    {SOL_SOCKET, SO_REUSEADDR, "SO_REUSEADDR"},
    {IPPROTO_TCP, TCP_DEFER_ACCEPT, "TCP_DEFER_ACCEPT"},
    {SOL_SOCKET, SO_SNDBUF, "SO_SNDBUF"},
    {SOL_SOCKET, SO_RCVBUF, "SO_RCVBUF"},
    {SOL_SOCKET, SO_KEEPALIVE, "SO_KEEPALIVE"},
    {IPPROTO_TCP, TCP_KEEPIDLE, "TCP_KEEPIDLE"},
    {IPPROTO_TCP, TCP_KEEPINTVL, "TCP_KEEPINTVL"},
    {IPPROTO_TCP, TCP_KEEPCNT, "TCP_KEEPCNT"},
    {IPPROTO_TCP, TCP_USER_TIMEOUT, "TCP_USER_TIMEOUT"},
    {IPPROTO_TCP, TCP_SYNCNT, "TCP_SYNCNT"},
    {IPPROTO_TCP, TCP_NODELAY, "TCP_NODELAY"},
    {IPPROTO_TCP, TCP_LINGER2, "TCP_LINGER2"},
}};

const OptionNumbers& numbersOf(SocketOption option)
{
    return optionNumbers.at(std::to_underlying(option));
}

/// All that is there. Only if there is nothing at all, the end or the error is the result.
CallResult readAll(int socket)
{
    std::vector<std::byte> buffer(mostBytes);
    long total = 0;
    for (;;) {
        const ssize_t length = ::recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT);
        if (length > 0)
            total += length;
        else if (length == 0 || errno != EINTR)
            return total > 0 ? CallResult{total, {}} : result(length);
    }
}

} // namespace

CallResult failure()
{
    return {-1, errno};
}

CallResult result(long value)
{
    return value == -1 ? failure() : CallResult{value, {}};
}

CallResult bind(int socket, const Endpoint& local)
{
    const sockaddr_in address = systemAddress(local);
    return result(::bind(socket, generic(address), sizeof address));
}

void bindAddressOnly(int socket, const Address& local)
{
    // A failure shows in connect(), which then chooses by itself.
    const int yes = 1;
    const sockaddr_in address = systemAddress({local, 0});
    if (::setsockopt(socket, IPPROTO_IP, IP_BIND_ADDRESS_NO_PORT, &yes, sizeof yes) == 0)
        std::ignore = ::bind(socket, generic(address), sizeof address);
}

CallResult connect(int socket, const Endpoint& remote)
{
    const sockaddr_in address = systemAddress(remote);
    return result(::connect(socket, generic(address), sizeof address));
}

CallResult connectResult(int socket)
{
    int error = 0;
    socklen_t length = sizeof error;
    if (::getsockopt(socket, SOL_SOCKET, SO_ERROR, &error, &length) != 0)
        return failure();
    return error == 0 ? CallResult{} : CallResult{-1, error};
}

CallResult send(int socket, std::size_t bytes)
{
    const std::vector<char> data(std::min(bytes, mostBytes), 'x');
    return result(::send(socket, data.data(), data.size(), MSG_NOSIGNAL | MSG_DONTWAIT));
}

CallResult read(int socket, std::size_t bytes)
{
    if (bytes == 0)
        return readAll(socket);
    std::vector<std::byte> buffer(std::min(bytes, mostBytes));
    return result(::recv(socket, buffer.data(), buffer.size(), MSG_DONTWAIT));
}

CallResult setOption(int socket, SocketOption option, int value)
{
    const OptionNumbers& numbers = numbersOf(option);
    if (option == SocketOption::Linger) {
        const linger setting{.l_onoff = 1, .l_linger = value};
        return result(::setsockopt(socket, numbers.level, numbers.option, &setting, sizeof setting));
    }
    return result(::setsockopt(socket, numbers.level, numbers.option, &value, sizeof value));
}

std::string_view kernelName(SocketOption option)
{
    return numbersOf(option).name;
}

Cookie cookieOf(int socket)
{
    std::uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    // It cannot fail on a socket of ours: Linux has it since 4.12.
    static_cast<void>(::getsockopt(socket, SOL_SOCKET, SO_COOKIE, &cookie, &length));
    return Cookie{cookie};
}

std::optional<Endpoint> localOf(int socket)
{
    sockaddr_in address{};
    socklen_t length = sizeof address;
    if (::getsockname(socket, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return std::nullopt;
    Endpoint endpoint;
    std::memcpy(endpoint.address.bytes.data(), &address.sin_addr, ipv4Size);
    endpoint.port = ntohs(address.sin_port);
    return endpoint == Endpoint{} ? std::nullopt : std::optional(endpoint);
}

} // namespace atlas::lab::calls
