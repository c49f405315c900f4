// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/destroy_events.h"

#include "collect/interface_names.h"
#include "collect/netlink_socket.h"
#include "collect/system_error.h"
#include "core/base/start_thread.h"
#include "decode/inet_diag.h"

#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <cstdint>
#include <utility>
#include <vector>

namespace atlas::collect {
namespace {

constexpr std::size_t largestMessage = 8192; // one is about 400 bytes; tcp_info grows with kernels
constexpr std::size_t largestBatch = 512;

enum class Read : std::uint8_t { Something, Nothing, Lost, Failed };

/// Reads one datagram and appends what it reports.
Read readOne(int socket, std::vector<std::byte>& buffer, std::vector<SocketRecord>& records)
{
    const auto datagram = receiveDatagram(socket, buffer, MSG_DONTWAIT);
    if (!datagram) {
        if (datagram.error() == std::errc::no_buffer_space)
            return Read::Lost;
        if (datagram.error() == std::errc::interrupted)
            return Read::Something;
        return datagram.error() == std::errc::resource_unavailable_try_again ? Read::Nothing : Read::Failed;
    }
    if (datagram->sender != 0) // Only the kernel is believed.
        return Read::Something;
    if (datagram->truncated)
        return Read::Lost;
    constexpr std::uint32_t unasked = 0; // A notification answers no request.
    const auto outcome = decode::decodeDiag(datagram->bytes, unasked, records);
    return outcome.problems.empty() ? Read::Something : Read::Lost;
}

} // namespace

DestroyEvents::~DestroyEvents()
{
    if (!m_thread.joinable())
        return;
    ::eventfd_write(m_wake.get(), 1);
    m_thread.join();
}

std::expected<void, Error> DestroyEvents::open()
{
    const auto failed = [](Error what) { return std::unexpected(toError(std::move(what), lastError())); };
    UniqueFd socket(::socket(AF_NETLINK, SOCK_RAW | SOCK_CLOEXEC | SOCK_NONBLOCK, NETLINK_SOCK_DIAG));
    if (!socket)
        return failed(Error::saying("opening a socket for the kernel's destroy events"));
    // Beyond net.core.rmem_max only with a privilege; without it as much as there is.
    if (::setsockopt(socket.get(), SOL_SOCKET, SO_RCVBUFFORCE, &m_receiveBuffer, sizeof m_receiveBuffer) != 0 &&
        ::setsockopt(socket.get(), SOL_SOCKET, SO_RCVBUF, &m_receiveBuffer, sizeof m_receiveBuffer) != 0)
        return failed(Error::saying("making room for the kernel's destroy events"));
    sockaddr_nl self{};
    self.nl_family = AF_NETLINK;
    if (::bind(socket.get(), reinterpret_cast<const sockaddr*>(&self), sizeof self) != 0)
        return failed(Error::saying("binding a socket for the kernel's destroy events"));
    for (const int group : {SKNLGRP_INET_TCP_DESTROY, SKNLGRP_INET6_TCP_DESTROY})
        if (::setsockopt(socket.get(), SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, &group, sizeof group) != 0)
            return failed(Error::saying("joining the kernel's destroy events"));
    UniqueFd wake(::eventfd(0, EFD_CLOEXEC));
    if (!wake)
        return failed(Error::saying("making a wake-up for the reader of destroy events"));
    m_socket = std::move(socket);
    m_wake = std::move(wake);
    return {};
}

std::expected<void, Error> DestroyEvents::start(Listener listener)
{
    if (auto opened = open(); !opened)
        return opened;
    if (listener.begun)
        listener.begun();
    auto thread = startThread([this, listener = std::move(listener)] { run(listener); });
    if (!thread)
        return std::unexpected(std::move(thread.error()));
    m_thread = *std::move(thread);
    return {};
}

void DestroyEvents::run(const Listener& listener)
{
    const auto end = [&](Error what) {
        if (listener.ended)
            listener.ended(toError(std::move(what), lastError()));
    };
    std::vector<std::byte> buffer(largestMessage);
    std::vector<SocketRecord> records;
    std::array<pollfd, 2> waiting{{{m_socket.get(), POLLIN, 0}, {m_wake.get(), POLLIN, 0}}};
    for (;;) {
        if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) {
            end(Error::saying("waiting for the kernel's destroy events"));
            return;
        }
        if (waiting[1].revents != 0)
            return;
        records.clear();
        Read read = Read::Something;
        while (read == Read::Something && records.size() < largestBatch)
            read = readOne(m_socket.get(), buffer, records);
        if (read == Read::Failed) {
            end(Error::saying("reading the kernel's destroy events"));
            return;
        }
        // One time for all: later than the deaths, and not in the order of the processors that reported them.
        const Instant now = std::chrono::steady_clock::now();
        nameInterfaces(records);
        std::vector<Event> events;
        events.reserve(records.size() + 1);
        for (SocketRecord& record : records)
            events.push_back({now, 0, SocketDestroyed{std::move(record)}});
        if (read == Read::Lost)
            events.push_back({now, 0, EventsLost{}});
        if (!events.empty() && listener.sink)
            listener.sink(std::move(events));
    }
}

} // namespace atlas::collect
