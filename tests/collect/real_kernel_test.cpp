// SPDX-License-Identifier: GPL-3.0-or-later
//
// This computer's kernel, asked about sockets that the test itself made on the loopback interface.
#include "collect/proc_net.h"
#include "collect/socket_lister.h"
#include "collect/unique_fd.h"
#include "core/socket/end_text.h"
#include "support/held_states.h"
#include "support/loopback.h"
#include "support/patience.h"

#include <gtest/gtest.h>

#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <optional>
#include <thread>
#include <utility>

namespace atlas::collect {
namespace {

/// A listener with a backlog of 7, a connection to it that was accepted, and one that was not.
struct Sockets {
    UniqueFd listener;
    UniqueFd client;
    UniqueFd server;
    UniqueFd waiting;

    explicit Sockets(Family family) : listener(test::listenOn(family == Family::IPv4 ? "127.0.0.1" : "::1", 7))
    {
        test::Pair pair = test::connectPair(listener);
        client = std::move(pair.client);
        server = std::move(pair.server);
        waiting = test::connectTo(test::localOf(listener));
    }
};

const SocketRecord* find(const std::vector<SocketRecord>& records, const Endpoint& local, const Endpoint& remote)
{
    const auto found =
        std::ranges::find_if(records, [&](const SocketRecord& r) { return r.local == local && (r.remote == remote); });
    return found == records.end() ? nullptr : &*found;
}

class RealKernel : public testing::TestWithParam<Family> {
protected:
    void SetUp() override
    {
        if (!test::hasLoopback(GetParam()))
            GTEST_SKIP() << "this computer has no loopback address of this family";
        m_sockets.emplace(GetParam());
        const auto snapshot = m_lister.list();
        ASSERT_TRUE(snapshot) << snapshot.error().message();
        m_snapshot = *snapshot;
    }
    [[nodiscard]] Endpoint noPeer() const { return {{{}, GetParam()}, 0}; }
    [[nodiscard]] Snapshot listAgain() { return m_lister.list().value(); }
    /// Asks until the socket is in `state`, which the kernel may enter a delayed acknowledgement later.
    [[nodiscard]] bool reaches(const SocketRecord& record, State state)
    {
        const auto deadline = std::chrono::steady_clock::now() + test::patience;
        while (std::chrono::steady_clock::now() < deadline) {
            const auto now = m_lister.query(record);
            if (now && *now && (*now)->state == state)
                return true;
            std::this_thread::yield();
        }
        return false;
    }

    std::optional<Sockets> m_sockets;
    SocketLister m_lister;
    Snapshot m_snapshot;
};

TEST_P(RealKernel, ListsAPairWithItsEndpointsAndInodes)
{
    ASSERT_EQ(m_snapshot.source, Source::SockDiag);
    EXPECT_TRUE(m_snapshot.complete());
    const Endpoint client = test::localOf(m_sockets->client);
    const Endpoint server = test::localOf(m_sockets->server);
    const SocketRecord* ours = find(m_snapshot.sockets, client, server);
    const SocketRecord* theirs = find(m_snapshot.sockets, server, client);
    ASSERT_TRUE(ours && theirs);
    EXPECT_EQ(ours->state, State::Established);
    EXPECT_EQ(ours->inode, test::inodeOf(m_sockets->client));
    EXPECT_EQ(theirs->inode, test::inodeOf(m_sockets->server));
    EXPECT_EQ(ours->uid, Uid{::getuid()});
    EXPECT_TRUE(ours->cookie && theirs->cookie && ours->cookie != theirs->cookie);
    ASSERT_TRUE(ours->tcpInfo);
    EXPECT_GT(ours->tcpInfo->mss, 0U);
    EXPECT_GT(ours->tcpInfo->cwnd, 0U);
    EXPECT_FALSE(ours->tcpInfo->congestionControlName().empty());
    EXPECT_TRUE(
        std::ranges::is_sorted(m_snapshot.sockets, [](const auto& a, const auto& b) { return compareKeys(a, b) < 0; }));
}

TEST_P(RealKernel, AListenersQueuesAreItsBacklog)
{
    const SocketRecord* listener = find(m_snapshot.sockets, test::localOf(m_sockets->listener), noPeer());
    ASSERT_TRUE(listener);
    EXPECT_EQ(listener->state, State::Listen);
    EXPECT_EQ(listener->receiveQueue, 1U);
    EXPECT_EQ(listener->sendQueue, 7U);
    EXPECT_EQ(listener->tcpInfo, std::nullopt);
    EXPECT_FALSE(listener->hasPeer());
}

TEST_P(RealKernel, AConnectionThatWaitsForAcceptHasNoHolder)
{
    const SocketRecord* waiting =
        find(m_snapshot.sockets, test::localOf(m_sockets->listener), test::localOf(m_sockets->waiting));
    ASSERT_TRUE(waiting);
    EXPECT_EQ(waiting->state, State::Established);
    EXPECT_EQ(waiting->inode, std::nullopt);
    // Newer kernels show the listener's user here; root's 0 looks the same as no user.
    EXPECT_EQ(waiting->uid.value_or(Uid{::getuid()}), Uid{::getuid()});
    EXPECT_NE(waiting->uid, Uid{0});
}

TEST_P(RealKernel, CountsBytesInQueues)
{
    const std::array<char, 5> hello{'h', 'e', 'l', 'l', 'o'};
    ASSERT_EQ(::send(m_sockets->client.get(), hello.data(), hello.size(), 0), 5);
    std::array<char, 5> peeked{};
    ASSERT_EQ(::recv(m_sockets->server.get(), peeked.data(), peeked.size(), MSG_PEEK | MSG_WAITALL), 5);
    const auto server =
        m_lister.query(*find(m_snapshot.sockets, test::localOf(m_sockets->server), test::localOf(m_sockets->client)));
    ASSERT_TRUE(server && *server);
    EXPECT_EQ((*server)->receiveQueue, 5U);
    EXPECT_EQ((*server)->tcpInfo.value().bytesReceived, 5U);
}

TEST_P(RealKernel, ACookieStaysForLife)
{
    const Endpoint client = test::localOf(m_sockets->client);
    const Endpoint server = test::localOf(m_sockets->server);
    const SocketRecord established = *find(m_snapshot.sockets, client, server);
    const SocketKey key = keyOf(established);
    EXPECT_TRUE(listAgain().find(key));

    // Through FIN-WAIT-2 to TIME-WAIT, where the socket is another object of the kernel's.
    ASSERT_EQ(::shutdown(m_sockets->client.get(), SHUT_WR), 0);
    char nothing = 0;
    ASSERT_EQ(::recv(m_sockets->server.get(), &nothing, 1, 0), 0) << "the FIN has arrived";
    ASSERT_TRUE(reaches(established, State::FinWait2));
    const Snapshot halfClosed = listAgain();
    EXPECT_EQ(halfClosed.find(key)->state, State::FinWait2);
    EXPECT_EQ(find(halfClosed.sockets, server, client)->state, State::CloseWait);
    ASSERT_EQ(::shutdown(m_sockets->server.get(), SHUT_WR), 0);
    ASSERT_EQ(::recv(m_sockets->client.get(), &nothing, 1, 0), 0);
    m_sockets->client.reset();
    const Snapshot closed = listAgain();
    const SocketRecord* timeWait = closed.find(key);
    ASSERT_TRUE(timeWait);
    EXPECT_EQ(timeWait->state, State::TimeWait);
    EXPECT_EQ(timeWait->uid, std::nullopt);
    EXPECT_EQ(timeWait->inode, std::nullopt);
    ASSERT_TRUE(timeWait->timer);
    EXPECT_EQ(timeWait->timer->kind, TimerKind::TimeWait);
    EXPECT_LE(timeWait->timer->remaining, timeWaitLength);
    EXPECT_GT(timeWait->timer->remaining, timeWaitLength - std::chrono::seconds(20));
}

TEST_P(RealKernel, AnExactQueryFindsEachAndNotWhatIsGone)
{
    const SocketRecord client =
        *find(m_snapshot.sockets, test::localOf(m_sockets->client), test::localOf(m_sockets->server));
    const SocketRecord listener = *find(m_snapshot.sockets, test::localOf(m_sockets->listener), noPeer());
    for (const SocketRecord& record : {client, listener}) {
        const auto found = m_lister.query(record);
        ASSERT_TRUE(found && *found);
        EXPECT_EQ(keyOf(**found), keyOf(record));
        EXPECT_EQ((*found)->local, record.local);
        EXPECT_EQ((*found)->remote, record.remote);
        EXPECT_EQ((*found)->state, record.state);
    }
    SocketRecord impostor = client;
    impostor.cookie = Cookie{number(*client.cookie) ^ 0x4000000000000000U};
    const auto stale = m_lister.query(impostor);
    ASSERT_TRUE(stale);
    EXPECT_FALSE(*stale) << "the addresses are in use, but by another socket";

    const linger none{.l_onoff = 1, .l_linger = 0};
    ASSERT_EQ(::setsockopt(m_sockets->client.get(), SOL_SOCKET, SO_LINGER, &none, sizeof none), 0);
    m_sockets->client.reset();
    const auto gone = m_lister.query(client);
    ASSERT_TRUE(gone);
    EXPECT_FALSE(*gone);
    m_sockets->listener.reset();
    const auto noListener = m_lister.query(listener);
    ASSERT_TRUE(noListener);
    EXPECT_FALSE(*noListener);
}

// The table in /proc says the same of our sockets, as far as it goes.
TEST_P(RealKernel, ProcAgrees)
{
    std::vector<SocketRecord> records;
    const Coverage coverage = listFromProc("/proc", GetParam(), records);
    ASSERT_TRUE(coverage.complete) << coverage.problem.value().message();
    const Endpoint listener = test::localOf(m_sockets->listener);
    const std::array<std::pair<Endpoint, Endpoint>, 4> pairs{{
        {test::localOf(m_sockets->client), listener},
        {listener, test::localOf(m_sockets->client)},
        {listener, test::localOf(m_sockets->waiting)},
        {listener, noPeer()},
    }};
    for (const auto& [local, remote] : pairs) {
        const SocketRecord* byNetlink = find(m_snapshot.sockets, local, remote);
        const SocketRecord* byProc = find(records, local, remote);
        ASSERT_TRUE(byNetlink && byProc) << local.toString();
        EXPECT_EQ(byProc->state, byNetlink->state);
        EXPECT_EQ(byProc->inode, byNetlink->inode);
        EXPECT_EQ(byProc->uid, byNetlink->uid);
        EXPECT_EQ(byProc->receiveQueue, byNetlink->receiveQueue);
    }
}

INSTANTIATE_TEST_SUITE_P(Families, RealKernel, testing::Values(Family::IPv4, Family::IPv6),
                         [](const auto& param) { return param.param == Family::IPv4 ? "IPv4" : "IPv6"; });

// A backlog's neighbours: listeners that share one port are still kept apart.
TEST(RealKernelListeners, ThatShareAPortAreDistinguished)
{
    Endpoint shared{Address::v4(127, 0, 0, 1), 0};
    std::array<UniqueFd, 4> listeners;
    for (UniqueFd& listener : listeners) {
        listener = test::makeSocket(Family::IPv4);
        const int yes = 1;
        ASSERT_EQ(::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEPORT, &yes, sizeof yes), 0);
        test::bindTo(listener, shared);
        ASSERT_EQ(::listen(listener.get(), 1), 0);
        shared = test::localOf(listener);
    }
    SocketLister lister;
    const Snapshot snapshot = lister.list().value();
    for (const UniqueFd& listener : listeners) {
        const auto record =
            std::ranges::find(snapshot.sockets, std::optional(test::inodeOf(listener)), &SocketRecord::inode);
        ASSERT_NE(record, snapshot.sockets.end());
        const auto found = lister.query(*record);
        ASSERT_TRUE(found && *found);
        EXPECT_EQ((*found)->inode, test::inodeOf(listener));
    }
}

const SocketRecord* find(const Snapshot& snapshot, Inode inode)
{
    const auto found = std::ranges::find(snapshot.sockets, std::optional(inode), &SocketRecord::inode);
    return found == snapshot.sockets.end() ? nullptr : &*found;
}

// Linux 6.8 on. The same socket, by its cookie, before it listens and after.
TEST(RealKernelBound, AreListedWithoutAPeerAndMayListenLater)
{
    const UniqueFd socket = test::boundSocket();
    SocketLister lister;
    const Snapshot before = lister.list().value();
    const SocketRecord* const bound = find(before, test::inodeOf(socket));
    if (bound == nullptr)
        GTEST_SKIP() << "this kernel does not list sockets that are only bound";
    EXPECT_EQ(bound->state, State::Closed);
    EXPECT_TRUE(bound->isBoundOnly());
    EXPECT_FALSE(bound->hasPeer());
    EXPECT_EQ(bound->local, test::localOf(socket));
    EXPECT_EQ(bound->tcpInfo, std::nullopt);
    EXPECT_EQ(lister.query(*bound).value().value().cookie, bound->cookie);
    ASSERT_EQ(::listen(socket.get(), 1), 0);
    EXPECT_EQ(lister.query(*bound).value().value().state, State::Listen);
    const Snapshot after = lister.list().value();
    EXPECT_EQ(find(after, test::inodeOf(socket))->cookie, bound->cookie);
}

TEST(RealKernelListeners, SayWhetherTheyTakeIPv4)
{
    if (!test::hasLoopback(Family::IPv6))
        GTEST_SKIP() << "this computer has no loopback address of this family";
    for (const int only : {0, 1}) {
        const UniqueFd socket = test::makeSocket(Family::IPv6);
        ASSERT_EQ(::setsockopt(socket.get(), IPPROTO_IPV6, IPV6_V6ONLY, &only, sizeof only), 0);
        ASSERT_EQ(::listen(socket.get(), 1), 0);
        const Snapshot snapshot = SocketLister().list().value();
        const SocketRecord* const record = find(snapshot, test::inodeOf(socket));
        ASSERT_NE(record, nullptr);
        EXPECT_EQ(record->v6only, only == 1);
        EXPECT_EQ(localText(*record).starts_with("*:"), only == 0);
    }
}

TEST(RealKernelBytes, AreThePrograms)
{
    const UniqueFd listener = test::listenOn();
    const test::Pair pair = test::connectPair(listener);
    const auto infoOf = [](const UniqueFd& socket) {
        const Snapshot snapshot = SocketLister().list().value();
        return find(snapshot, test::inodeOf(socket))->tcpInfo.value();
    };
    for (const UniqueFd* const end : {&pair.client, &pair.server}) {
        const TcpInfo info = infoOf(*end);
        EXPECT_EQ(info.bytesSent, 0U);
        EXPECT_EQ(info.bytesAcked, 0U);
        EXPECT_EQ(info.lastDataSent, std::nullopt);
        EXPECT_EQ(info.lastDataReceived, std::nullopt);
    }
    ASSERT_EQ(::send(pair.client.get(), "hello", 5, 0), 5);
    test::awaitReadable(pair.server);
    test::closeSending(pair.client);
    test::readToEnd(pair.server); // the FIN is there
    EXPECT_EQ(infoOf(pair.client).bytesSent, 5U);
    EXPECT_EQ(infoOf(pair.client).bytesAcked, 5U);
    EXPECT_EQ(infoOf(pair.server).bytesReceived, 5U);
    EXPECT_EQ(infoOf(pair.server).lastDataSent, std::nullopt);
}

} // namespace
} // namespace atlas::collect
