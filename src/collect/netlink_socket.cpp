// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/netlink_socket.h"

#include "collect/system_error.h"

#include <linux/netlink.h>
#include <sys/socket.h>
#include <sys/time.h>

namespace atlas::collect {
namespace {

// netlink_dump() fills at most 32 KiB at a time, and only as much as the largest buffer that it has
// seen; with twice that, a message cannot be cut.
constexpr std::size_t bufferSize = 65'536;

// A listing is answered at once; a kernel that is silent for this long will not answer.
constexpr timeval patience{.tv_sec = 5, .tv_usec = 0};

} // namespace

std::expected<Datagram, std::error_code> receiveDatagram(int socket, std::span<std::byte> buffer, int flags)
{
    sockaddr_nl sender{};
    iovec piece{buffer.data(), buffer.size()};
    msghdr message{};
    message.msg_name = &sender;
    message.msg_namelen = sizeof sender;
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    const ssize_t received = ::recvmsg(socket, &message, flags);
    if (received < 0)
        return std::unexpected(lastError());
    return Datagram{buffer.first(static_cast<std::size_t>(received)), sender.nl_pid,
                    (message.msg_flags & MSG_TRUNC) != 0};
}

std::expected<void, std::error_code> NetlinkSocket::open()
{
    UniqueFd fresh(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC, NETLINK_SOCK_DIAG));
    if (!fresh)
        return std::unexpected(lastError());
    if (::setsockopt(fresh.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience) != 0)
        return std::unexpected(lastError());
    m_buffer.resize(bufferSize);
    m_socket = std::move(fresh);
    return {};
}

std::expected<void, std::error_code> NetlinkSocket::send(std::span<const std::byte> request)
{
    if (!m_socket) {
        if (auto opened = open(); !opened)
            return opened;
    }
    sockaddr_nl kernel{};
    kernel.nl_family = AF_NETLINK;
    const ssize_t sent = ::sendto(m_socket.get(), request.data(), request.size(), 0,
                                  reinterpret_cast<const sockaddr*>(&kernel), sizeof kernel);
    if (sent < 0)
        return std::unexpected(lastError());
    if (static_cast<std::size_t>(sent) != request.size())
        return std::unexpected(std::make_error_code(std::errc::message_size));
    return {};
}

std::expected<Datagram, std::error_code> NetlinkSocket::receive()
{
    if (!m_socket)
        return std::unexpected(std::make_error_code(std::errc::not_connected));
    return receiveDatagram(m_socket.get(), m_buffer);
}

void NetlinkSocket::close()
{
    m_socket.reset();
}

} // namespace atlas::collect
