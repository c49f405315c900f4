// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/held_states.h"

#include "collect/socket_lister.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace atlas::test {
namespace {

using collect::UniqueFd;

void require(bool done, const char* what)
{
    if (!done)
        throw std::system_error(errno, std::generic_category(), what);
}

union SocketAddress {
    sockaddr any;
    sockaddr_in v4;
    sockaddr_in6 v6;
};

struct KernelAddress {
    SocketAddress address{};
    socklen_t length = sizeof(SocketAddress);
};

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

KernelAddress nameOf(const UniqueFd& socket)
{
    KernelAddress name;
    require(::getsockname(socket.get(), &name.address.any, &name.length) == 0, "getsockname");
    return name;
}

Endpoint localOf(const UniqueFd& socket)
{
    return toEndpoint(nameOf(socket).address);
}

UniqueFd open(Family family, int flags = 0)
{
    UniqueFd socket(::socket(family == Family::IPv4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC | flags, 0));
    require(static_cast<bool>(socket), "socket");
    return socket;
}

void connectTo(const UniqueFd& client, const UniqueFd& listener)
{
    const KernelAddress target = nameOf(listener);
    const int result = ::connect(client.get(), &target.address.any, target.length);
    require(result == 0 || errno == EINPROGRESS, "connect");
}

UniqueFd accept(const UniqueFd& listener)
{
    UniqueFd server(::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC));
    require(static_cast<bool>(server), "accept");
    return server;
}

void shrink(const UniqueFd& socket)
{
    const int size = 4096;
    require(::setsockopt(socket.get(), SOL_SOCKET, SO_SNDBUF, &size, sizeof size) == 0, "SO_SNDBUF");
    require(::setsockopt(socket.get(), SOL_SOCKET, SO_RCVBUF, &size, sizeof size) == 0, "SO_RCVBUF");
}

/// Sends until neither the peer's window nor the own buffer takes any more, so that a FIN has to wait behind the data.
void fill(const UniqueFd& socket)
{
    const std::array<char, 2048> bytes{};
    while (::send(socket.get(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL) > 0) { }
    require(errno == EAGAIN || errno == EWOULDBLOCK, "send");
}

void finish(const UniqueFd& socket)
{
    require(::shutdown(socket.get(), SHUT_WR) == 0, "shutdown");
}

/// Waits until the peer's FIN has arrived.
void awaitEnd(const UniqueFd& socket)
{
    char byte = 0;
    require(::recv(socket.get(), &byte, 1, MSG_PEEK) == 0, "recv");
}

bool isAsExpected(const HeldState& held, const SocketRecord& record)
{
    const bool timer = held.timer ? record.timer && record.timer->kind == *held.timer : !record.timer;
    return record.state == held.state && record.local == held.local && record.remote == held.remote && timer &&
        (record.receiveQueue > 0) == held.receiveQueue && (record.sendQueue > 0) == held.sendQueue;
}

} // namespace

struct HeldStates::Pair {
    UniqueFd client;
    UniqueFd server;
    Endpoint near;
    Endpoint far;
};

HeldStates::HeldStates(Family family) : m_family(family)
{
    holdConnected();
    holdHalfClosed();
    holdFinWait1();
    holdClosing();
    holdLastAck();
    m_lasting = m_states.size();
    m_lastingDescriptors = m_held.size();
    holdPassing();
    awaitAll();
}

void HeldStates::renew()
{
    m_states.resize(m_lasting);
    m_held.erase(m_held.begin() + static_cast<std::ptrdiff_t>(m_lastingDescriptors), m_held.end());
    holdPassing();
    awaitAll();
}

UniqueFd HeldStates::listen(int backlog, bool small)
{
    UniqueFd listener = open(m_family);
    if (small)
        shrink(listener); // what it accepts inherits the sizes
    const KernelAddress address = loopback(m_family);
    require(::bind(listener.get(), &address.address.any, address.length) == 0, "bind");
    require(::listen(listener.get(), backlog) == 0, "listen");
    return listener;
}

HeldStates::Pair HeldStates::connect(bool small)
{
    const UniqueFd listener = listen(1, small);
    Pair pair;
    pair.client = open(m_family);
    if (small)
        shrink(pair.client);
    connectTo(pair.client, listener);
    pair.server = accept(listener);
    pair.near = localOf(pair.client);
    pair.far = localOf(pair.server);
    return pair;
}

void HeldStates::hold(Pair pair)
{
    hold(std::move(pair.client));
    hold(std::move(pair.server));
}

/// A listener with room for one connection: the first waits for accept(), the second is not answered at all.
void HeldStates::holdOpening()
{
    UniqueFd listener = listen(0);
    const Endpoint service = localOf(listener);
    UniqueFd first = open(m_family);
    connectTo(first, listener);
    UniqueFd second = open(m_family, SOCK_NONBLOCK);
    connectTo(second, listener);
    const Endpoint none{Address{{}, m_family}, 0};
    m_states.push_back({.label = "LISTEN with a full queue",
                        .state = State::Listen,
                        .local = service,
                        .remote = none,
                        .receiveQueue = true,
                        .sendQueue = false,
                        .timer = {},
                        .missing = {}});
    m_states.push_back({.label = "ESTABLISHED, not accepted yet",
                        .state = State::Established,
                        .local = service,
                        .remote = localOf(first),
                        .receiveQueue = false,
                        .sendQueue = false,
                        .timer = {},
                        .missing = OwnerMissing::NotAcceptedYet});
    m_states.push_back({.label = "SYN-SENT",
                        .state = State::SynSent,
                        .local = localOf(second),
                        .remote = service,
                        .receiveQueue = false,
                        .sendQueue = true,
                        .timer = TimerKind::Retransmit,
                        .missing = {}});
    hold(std::move(listener));
    hold(std::move(first));
    hold(std::move(second));
}

/// TCP_DEFER_ACCEPT: the kernel keeps the request until the client sends its first data.
void HeldStates::holdSynReceived()
{
    UniqueFd listener = listen(8);
    const int seconds = 120;
    require(::setsockopt(listener.get(), IPPROTO_TCP, TCP_DEFER_ACCEPT, &seconds, sizeof seconds) == 0,
            "TCP_DEFER_ACCEPT");
    UniqueFd client = open(m_family);
    connectTo(client, listener);
    m_states.push_back({.label = "SYN-RECEIVED",
                        .state = State::SynReceived,
                        .local = localOf(listener),
                        .remote = localOf(client),
                        .receiveQueue = false,
                        .sendQueue = false,
                        .timer = TimerKind::Retransmit,
                        .missing = OwnerMissing::SynReceived});
    hold(std::move(listener));
    hold(std::move(client));
}

void HeldStates::holdConnected()
{
    UniqueFd listener = listen(8);
    m_states.push_back({.label = "LISTEN",
                        .state = State::Listen,
                        .local = localOf(listener),
                        .remote = {Address{{}, m_family}, 0},
                        .receiveQueue = false,
                        .sendQueue = true,
                        .timer = {},
                        .missing = {}});
    hold(std::move(listener));

    Pair pair = connect();
    require(::send(pair.client.get(), "hello", 5, MSG_NOSIGNAL) == 5, "send");
    m_states.push_back({.label = "ESTABLISHED",
                        .state = State::Established,
                        .local = pair.near,
                        .remote = pair.far,
                        .receiveQueue = false,
                        .sendQueue = false,
                        .timer = {},
                        .missing = {}});
    m_states.push_back({.label = "ESTABLISHED with unread data",
                        .state = State::Established,
                        .local = pair.far,
                        .remote = pair.near,
                        .receiveQueue = true,
                        .sendQueue = false,
                        .timer = {},
                        .missing = {}});
    hold(std::move(pair));
}

void HeldStates::holdHalfClosed()
{
    Pair pair = connect();
    finish(pair.client);
    awaitEnd(pair.server);
    m_states.push_back({.label = "FIN-WAIT-2",
                        .state = State::FinWait2,
                        .local = pair.near,
                        .remote = pair.far,
                        .receiveQueue = false,
                        .sendQueue = false,
                        .timer = {},
                        .missing = {}});
    m_states.push_back({.label = "CLOSE-WAIT",
                        .state = State::CloseWait,
                        .local = pair.far,
                        .remote = pair.near,
                        .receiveQueue = true,
                        .sendQueue = false,
                        .timer = {},
                        .missing = {}});
    hold(std::move(pair));
}

void HeldStates::holdFinWait1()
{
    Pair pair = connect(true);
    fill(pair.client);
    finish(pair.client);
    m_states.push_back({.label = "FIN-WAIT-1",
                        .state = State::FinWait1,
                        .local = pair.near,
                        .remote = pair.far,
                        .receiveQueue = false,
                        .sendQueue = true,
                        .timer = TimerKind::Persist,
                        .missing = {}});
    hold(std::move(pair));
}

void HeldStates::holdClosing()
{
    Pair pair = connect(true);
    fill(pair.client);
    finish(pair.client);
    finish(pair.server);
    m_states.push_back({.label = "CLOSING",
                        .state = State::Closing,
                        .local = pair.near,
                        .remote = pair.far,
                        .receiveQueue = true,
                        .sendQueue = true,
                        .timer = TimerKind::Persist,
                        .missing = {}});
    hold(std::move(pair));
}

void HeldStates::holdLastAck()
{
    Pair pair = connect(true);
    finish(pair.server);
    awaitEnd(pair.client);
    fill(pair.client);
    finish(pair.client);
    m_states.push_back({.label = "LAST-ACK",
                        .state = State::LastAck,
                        .local = pair.near,
                        .remote = pair.far,
                        .receiveQueue = true,
                        .sendQueue = true,
                        .timer = TimerKind::Persist,
                        .missing = {}});
    hold(std::move(pair));
}

/// What no program holds, and the kernel therefore ends by itself.
void HeldStates::holdPassing()
{
    holdOpening();
    holdSynReceived();
    Pair waiting = connect();
    waiting.client.reset();
    awaitEnd(waiting.server);
    m_states.push_back({.label = "FIN-WAIT-2 without owner",
                        .state = State::FinWait2,
                        .local = waiting.near,
                        .remote = waiting.far,
                        .receiveQueue = false,
                        .sendQueue = false,
                        .timer = TimerKind::TimeWait,
                        .missing = OwnerMissing::OrphanedFinWait2});
    hold(std::move(waiting));

    Pair closed = connect();
    closed.client.reset();
    awaitEnd(closed.server);
    closed.server.reset();
    m_states.push_back({.label = "TIME-WAIT",
                        .state = State::TimeWait,
                        .local = closed.near,
                        .remote = closed.far,
                        .receiveQueue = false,
                        .sendQueue = false,
                        .timer = TimerKind::TimeWait,
                        .missing = OwnerMissing::TimeWait});

    Pair orphan = connect(true);
    fill(orphan.client);
    orphan.client.reset();
    m_states.push_back({.label = "FIN-WAIT-1 without owner",
                        .state = State::FinWait1,
                        .local = orphan.near,
                        .remote = orphan.far,
                        .receiveQueue = false,
                        .sendQueue = true,
                        .timer = TimerKind::Persist,
                        .missing = OwnerMissing::Orphaned});
    hold(std::move(orphan));
}

void HeldStates::awaitAll() const
{
    using namespace std::chrono_literals;
    const auto deadline = std::chrono::steady_clock::now() + 10s;
    collect::SocketLister lister;
    while (true) {
        const auto snapshot = lister.list();
        if (!snapshot)
            throw std::runtime_error(snapshot.error().message);
        std::string missing;
        for (const HeldState& held : m_states)
            if (std::ranges::none_of(snapshot->sockets,
                                     [&](const SocketRecord& record) { return isAsExpected(held, record); }))
                missing += (missing.empty() ? "" : ", ") + held.label;
        if (missing.empty())
            return;
        if (std::chrono::steady_clock::now() > deadline)
            throw std::runtime_error("the kernel does not list as expected: " + missing);
        std::this_thread::sleep_for(2ms);
    }
}

bool hasLoopback(Family family)
{
    const UniqueFd socket(::socket(family == Family::IPv4 ? AF_INET : AF_INET6, SOCK_STREAM | SOCK_CLOEXEC, 0));
    const KernelAddress address = loopback(family);
    return socket && ::bind(socket.get(), &address.address.any, address.length) == 0;
}

} // namespace atlas::test
