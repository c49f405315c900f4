// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/held_states.h"

#include "collect/socket_lister.h"
#include "support/patience.h"

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <utility>

namespace atlas::test {
namespace {

using collect::UniqueFd;
using lab::LoopbackSockets;
using Answer = LoopbackSockets::Answer;
using Buffers = LoopbackSockets::Buffers;

bool isAsExpected(const HeldState& held, const SocketRecord& record)
{
    const bool timer = held.timer ? record.timer && record.timer->kind == *held.timer : !record.timer;
    return record.state == held.state && record.local == held.local && record.remote == held.remote && timer &&
        (record.receiveQueue > 0) == held.receiveQueue && (record.sendQueue > 0) == held.sendQueue;
}

} // namespace

HeldStates::HeldStates(Family family) : m_family(family), m_sockets(family)
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

void HeldStates::hold(LoopbackSockets::Pair pair)
{
    hold(std::move(pair.client));
    hold(std::move(pair.server));
}

void HeldStates::expect(std::string label, State state, const Endpoint& local, const Endpoint& remote, Queues queues,
                        Marks marks)
{
    m_states.push_back({.label = std::move(label),
                        .state = state,
                        .local = local,
                        .remote = remote,
                        .receiveQueue = queues.receive,
                        .sendQueue = queues.send,
                        .timer = marks.timer,
                        .missing = marks.missing});
}

/// A listener with room for one connection: the first waits for accept(), the second is not answered at all.
void HeldStates::holdOpening()
{
    UniqueFd listener = m_sockets.listen(0);
    UniqueFd first = m_sockets.connect(listener);
    UniqueFd second = m_sockets.connect(listener, Answer::None);
    const Endpoint service = m_sockets.localOf(listener);
    expect("LISTEN with a full queue", State::Listen, service, Endpoint{Address{{}, m_family}, 0}, {.receive = true},
           {});
    expect("ESTABLISHED, not accepted yet", State::Established, service, m_sockets.localOf(first), {},
           {.timer = {}, .missing = OwnerMissing::NotAcceptedYet});
    expect("SYN-SENT", State::SynSent, m_sockets.localOf(second), service, {.send = true},
           {.timer = TimerKind::Retransmit, .missing = {}});
    hold(std::move(listener));
    hold(std::move(first));
    hold(std::move(second));
}

/// TCP_DEFER_ACCEPT: the kernel keeps the request until the client sends its first data.
void HeldStates::holdSynReceived()
{
    UniqueFd listener = m_sockets.listen(8);
    m_sockets.set(listener, TCP_DEFER_ACCEPT, 120, "TCP_DEFER_ACCEPT");
    UniqueFd client = m_sockets.connect(listener);
    expect("SYN-RECEIVED", State::SynReceived, m_sockets.localOf(listener), m_sockets.localOf(client), {},
           {.timer = TimerKind::Retransmit, .missing = OwnerMissing::SynReceived});
    hold(std::move(listener));
    hold(std::move(client));
}

void HeldStates::holdConnected()
{
    UniqueFd listener = m_sockets.listen(8);
    expect("LISTEN", State::Listen, m_sockets.localOf(listener), Endpoint{Address{{}, m_family}, 0}, {.send = true},
           {});
    hold(std::move(listener));

    auto pair = m_sockets.pair();
    if (::send(pair.client.get(), "hello", 5, MSG_NOSIGNAL) != 5)
        throw std::runtime_error("send");
    expect("ESTABLISHED", State::Established, pair.near, pair.far, {}, {});
    expect("ESTABLISHED with unread data", State::Established, pair.far, pair.near, {.receive = true}, {});
    hold(std::move(pair));
}

void HeldStates::holdHalfClosed()
{
    auto pair = m_sockets.pair();
    m_sockets.finish(pair.client);
    m_sockets.awaitEnd(pair.server);
    expect("FIN-WAIT-2", State::FinWait2, pair.near, pair.far, {}, {});
    expect("CLOSE-WAIT", State::CloseWait, pair.far, pair.near, {.receive = true}, {});
    hold(std::move(pair));
}

void HeldStates::holdFinWait1()
{
    auto pair = m_sockets.pair(Buffers::Small);
    m_sockets.fill(pair.client);
    m_sockets.finish(pair.client);
    expect("FIN-WAIT-1", State::FinWait1, pair.near, pair.far, {.send = true},
           {.timer = TimerKind::Persist, .missing = {}});
    hold(std::move(pair));
}

void HeldStates::holdClosing()
{
    auto pair = m_sockets.pair(Buffers::Small);
    m_sockets.fill(pair.client);
    m_sockets.finish(pair.client);
    m_sockets.finish(pair.server);
    expect("CLOSING", State::Closing, pair.near, pair.far, {.receive = true, .send = true},
           {.timer = TimerKind::Persist, .missing = {}});
    hold(std::move(pair));
}

void HeldStates::holdLastAck()
{
    auto pair = m_sockets.pair(Buffers::Small);
    m_sockets.finish(pair.server);
    m_sockets.awaitEnd(pair.client);
    m_sockets.fill(pair.client);
    m_sockets.finish(pair.client);
    expect("LAST-ACK", State::LastAck, pair.near, pair.far, {.receive = true, .send = true},
           {.timer = TimerKind::Persist, .missing = {}});
    hold(std::move(pair));
}

/// What no program holds, and the kernel therefore ends by itself.
void HeldStates::holdPassing()
{
    holdOpening();
    holdSynReceived();
    auto waiting = m_sockets.pair();
    waiting.client.reset();
    m_sockets.awaitEnd(waiting.server);
    expect("FIN-WAIT-2 without owner", State::FinWait2, waiting.near, waiting.far, {},
           {.timer = TimerKind::FinWait2, .missing = OwnerMissing::OrphanedFinWait2});
    hold(std::move(waiting));

    auto closed = m_sockets.pair();
    closed.client.reset();
    m_sockets.awaitEnd(closed.server);
    closed.server.reset();
    expect("TIME-WAIT", State::TimeWait, closed.near, closed.far, {},
           {.timer = TimerKind::TimeWait, .missing = OwnerMissing::TimeWait});

    auto orphan = m_sockets.pair(Buffers::Small);
    m_sockets.fill(orphan.client);
    orphan.client.reset();
    expect("FIN-WAIT-1 without owner", State::FinWait1, orphan.near, orphan.far, {.send = true},
           {.timer = TimerKind::Persist, .missing = OwnerMissing::Orphaned});
    hold(std::move(orphan));
}

void HeldStates::awaitAll() const
{
    using namespace std::chrono_literals;
    if (m_sockets.failure())
        throw std::runtime_error(m_sockets.failure()->message());
    const auto deadline = std::chrono::steady_clock::now() + patience;
    collect::SocketLister lister;
    while (true) {
        const auto snapshot = lister.list();
        if (!snapshot)
            throw std::runtime_error(snapshot.error().message());
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
    LoopbackSockets sockets(family);
    return static_cast<bool>(sockets.listen(1));
}

} // namespace atlas::test
