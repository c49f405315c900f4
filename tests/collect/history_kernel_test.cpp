// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real connections of this computer, and what the history makes of them with nothing but destroy events, snapshots
// and exact queries: no privilege is used. What was seen must be right, and what was not seen be marked.
#include "collect/destroy_events.h"
#include "collect/socket_lister.h"
#include "core/history/history.h"
#include "support/history_text.h"
#include "support/loopback.h"
#include "support/patience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/socket.h>

#include <array>
#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace atlas::collect {
namespace {

using std::chrono::seconds;
using testing::ElementsAre;
using Clock = std::chrono::steady_clock;
using Texts = std::vector<std::string>;

class HistoryOfTheKernel : public testing::Test {
protected:
    void SetUp() override
    {
        const auto started = m_events.start({.sink =
                                                 [this](std::vector<Event>&& events) {
                                                     const std::lock_guard lock(m_mutex);
                                                     std::ranges::move(events, std::back_inserter(m_waiting));
                                                     m_heard.notify_all();
                                                 },
                                             .begun = {},
                                             .ended = {}});
        ASSERT_TRUE(started) << started.error().message();
        poll();
    }

    /// A snapshot, settled by exact queries, after all that was heard before it.
    void poll()
    {
        Snapshot fresh = m_lister.list().value();
        fresh.names = std::make_shared<const Names>();
        settle(m_last.get(), fresh, [this](const SocketRecord& record) -> std::optional<bool> {
            const auto answer = m_lister.query(record);
            return answer ? std::optional(answer->has_value()) : std::nullopt;
        });
        takeEvents();
        m_last = std::make_shared<const Snapshot>(std::move(fresh));
        m_history.apply(m_last);
    }
    void takeEvents()
    {
        std::vector<Event> events;
        {
            const std::lock_guard lock(m_mutex);
            events.swap(m_waiting);
        }
        for (const Event& event : events)
            m_history.apply(event);
        for (const Question& question : m_history.questions()) {
            const Instant asked = Clock::now();
            m_history.answer(question, m_lister.query(question.record).value(), asked, Clock::now());
        }
    }
    /// Until the death of a socket with this local port was heard.
    void awaitDeath(std::uint16_t localPort)
    {
        std::unique_lock lock(m_mutex);
        const auto died = [&](const Event& event) {
            const auto* const death = std::get_if<SocketDestroyed>(&event.what);
            return death != nullptr && death->last.local.port == localPort;
        };
        ASSERT_TRUE(m_heard.wait_for(lock, test::patience, [&] { return std::ranges::any_of(m_waiting, died); }));
    }
    void await(const Endpoint& local, const Endpoint& remote, State state)
    {
        SocketRecord asked;
        asked.local = local;
        asked.remote = remote;
        asked.state = State::Established;
        const auto deadline = Clock::now() + test::patience;
        while (Clock::now() < deadline) {
            const auto now = m_lister.query(asked).value();
            if (now && now->state == state)
                return;
            std::this_thread::yield();
        }
        FAIL() << local.toString() << " never reached " << rfcName(state);
    }

    const Connection* find(const Endpoint& local, const Endpoint& remote)
    {
        SocketRecord record;
        record.local = local;
        record.remote = remote;
        return m_history.find(record);
    }
    Texts steps(const Endpoint& local, const Endpoint& remote)
    {
        const Connection* const connection = find(local, remote);
        return connection != nullptr ? test::toText(*connection) : Texts{"no history"};
    }

    void TearDown() override
    {
        for (const auto* const list : {&m_history.connections().living(), &m_history.connections().gone()})
            for (const BookEntry& entry : *list)
                expectLegal(entry.connection());
        EXPECT_EQ(m_history.losses().contradictions, 0U);
    }

    SocketLister m_lister;
    History m_history;
    std::shared_ptr<const Snapshot> m_last;

private:
    static void expectLegal(const Connection& connection)
    {
        const auto& all = connection.steps;
        for (std::size_t i = 0; i < all.size(); ++i) {
            SCOPED_TRACE(test::toText(all[i]));
            EXPECT_NE(all[i].known, Known::Observed) << "no source reports transitions";
            EXPECT_TRUE(all[i].known == Known::Ambiguous || isEdge(all[i].from, all[i].to));
            EXPECT_TRUE(i == 0 || all[i - 1].to == all[i].from);
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_heard;
    std::vector<Event> m_waiting;
    DestroyEvents m_events;
};

const Texts openedHere{"CLOSED > SYN-SENT inferred connect()", "SYN-SENT > ESTABLISHED inferred SYN+ACK received"};
const Texts openedThere{"LISTEN > SYN-RECEIVED inferred SYN received",
                        "SYN-RECEIVED > ESTABLISHED inferred ACK of SYN received"};

Texts operator+(Texts a, const Texts& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

/// A connection that is opened between two polls, half closed between two others, and closed; `clientFirst` says by
/// which end.
class NormalClose : public HistoryOfTheKernel, public testing::WithParamInterface<bool> { };

TEST_P(NormalClose, IsSeenInItsParts)
{
    const bool clientFirst = GetParam();
    const UniqueFd listener = test::listenOn();
    poll();
    test::Pair pair = test::connectPair(listener);
    const Endpoint client = pair.local;
    const Endpoint server = pair.remote;
    poll();
    EXPECT_EQ(steps(client, server), openedHere);
    EXPECT_EQ(steps(server, client), openedThere);

    UniqueFd& first = clientFirst ? pair.client : pair.server;
    UniqueFd& second = clientFirst ? pair.server : pair.client;
    const Endpoint firstEnd = clientFirst ? client : server;
    const Endpoint secondEnd = clientFirst ? server : client;
    ASSERT_EQ(::shutdown(first.get(), SHUT_WR), 0);
    await(firstEnd, secondEnd, State::FinWait2);
    poll();
    const Texts halfClosed{"ESTABLISHED > FIN-WAIT-1 inferred close()",
                           "FIN-WAIT-1 > FIN-WAIT-2 inferred ACK of FIN received"};
    EXPECT_EQ(steps(firstEnd, secondEnd), (clientFirst ? openedHere : openedThere) + halfClosed);
    EXPECT_EQ(steps(secondEnd, firstEnd).back(), "ESTABLISHED > CLOSE-WAIT seen FIN received");

    second.reset();
    awaitDeath(secondEnd.port);
    await(firstEnd, secondEnd, State::TimeWait);
    poll();
    EXPECT_EQ(steps(firstEnd, secondEnd).back(), "FIN-WAIT-2 > TIME-WAIT seen FIN received");
    EXPECT_EQ(steps(secondEnd, firstEnd).back(), "CLOSE-WAIT > CLOSED ambiguous");
    EXPECT_EQ(waysOf(find(secondEnd, firstEnd)->steps.back()).front().states()[1], State::LastAck);
}

INSTANTIATE_TEST_SUITE_P(FromEitherSide, NormalClose, testing::Values(true, false),
                         [](const auto& param) { return param.param ? "Client" : "Server"; });

TEST_F(HistoryOfTheKernel, ASimultaneousClosePassesClosing)
{
    const UniqueFd listener = test::listenOn();
    test::Pair pair = test::connectPair(listener);
    const Endpoint client = pair.local;
    const Endpoint server = pair.remote;
    poll();
    // The client's FIN waits behind data that is not read.
    ASSERT_EQ(::fcntl(pair.client.get(), F_SETFL, O_NONBLOCK), 0);
    std::vector<char> data(1 << 20);
    while (::send(pair.client.get(), data.data(), data.size(), 0) > 0) { }
    ASSERT_EQ(::shutdown(pair.client.get(), SHUT_WR), 0);
    poll();
    EXPECT_EQ(steps(client, server).back(), "ESTABLISHED > FIN-WAIT-1 seen close()");
    ASSERT_EQ(::shutdown(pair.server.get(), SHUT_WR), 0);
    await(client, server, State::Closing);
    poll();
    EXPECT_EQ(steps(client, server).back(), "FIN-WAIT-1 > CLOSING seen FIN received");
    while (::recv(pair.server.get(), data.data(), data.size(), 0) > 0) { }
    await(client, server, State::TimeWait);
    poll();
    EXPECT_EQ(steps(client, server).back(), "CLOSING > TIME-WAIT seen ACK of FIN received");
}

TEST_F(HistoryOfTheKernel, ASelfConnectedSocketWalksTheRareEdges)
{
    UniqueFd self = test::boundSocket();
    const Endpoint end = test::localOf(self);
    ASSERT_EQ(test::tryConnect(self, end), 0);
    poll();
    EXPECT_THAT(steps(end, end),
                ElementsAre("CLOSED > SYN-SENT inferred connect()", "SYN-SENT > SYN-RECEIVED inferred SYN received",
                            "SYN-RECEIVED > ESTABLISHED inferred ACK of SYN received"));
    self.reset();
    awaitDeath(end.port);
    poll();
    EXPECT_EQ(find(end, end)->state, State::TimeWait);
    const Texts all = steps(end, end);
    EXPECT_THAT(Texts(all.begin() + 3, all.end()),
                ElementsAre("ESTABLISHED > FIN-WAIT-1 inferred close()", "FIN-WAIT-1 > CLOSING inferred FIN received",
                            "CLOSING > TIME-WAIT inferred ACK of FIN received"));
}

TEST_F(HistoryOfTheKernel, ARefusedConnectIsAWholeLifeBetweenTwoPolls)
{
    UniqueFd closed = test::boundSocket(); // bound, and not listening
    UniqueFd socket = test::boundSocket();
    const std::uint16_t port = test::localOf(socket).port;
    ASSERT_EQ(test::tryConnect(socket, test::localOf(closed)), ECONNREFUSED);
    socket.reset();
    awaitDeath(port);
    takeEvents();
    const auto& gone = m_history.connections().gone();
    const auto found =
        std::ranges::find_if(gone, [&](const BookEntry& entry) { return entry.connection().local.port == port; });
    ASSERT_NE(found, gone.end());
    ASSERT_EQ(found->connection().steps.size(), 1U);
    EXPECT_TRUE(isWholeLife(found->connection().steps.front()));
    EXPECT_EQ(found->connection().steps.front().from, State::Closed);
}

TEST_F(HistoryOfTheKernel, AnAcceptedConnectionBetweenTwoPollsAppearsToo)
{
    const UniqueFd listener = test::listenOn();
    poll();
    test::Pair pair = test::connectPair(listener);
    const Endpoint client = pair.local;
    const Endpoint server = pair.remote;
    pair.client.reset();
    test::awaitReadable(pair.server);
    pair.server.reset();
    awaitDeath(client.port);
    awaitDeath(server.port);
    await(client, server, State::TimeWait);
    takeEvents();
    ASSERT_NE(find(client, server), nullptr);
    EXPECT_THAT(steps(client, server), ElementsAre("CLOSED > TIME-WAIT ambiguous"));
    EXPECT_THAT(steps(server, client), ElementsAre("LISTEN > CLOSED ambiguous"));
    poll();
    EXPECT_THAT(steps(client, server), ElementsAre("CLOSED > TIME-WAIT ambiguous")) << "the snapshot knows no more";
}

/// Both ways of an abort: everything is over at once, at both ends, and no TIME-WAIT is left.
class Aborts : public HistoryOfTheKernel, public testing::WithParamInterface<bool> { };

TEST_P(Aborts, LeaveNothingAndAreNotTakenForANormalClose)
{
    const UniqueFd listener = test::listenOn();
    poll();
    test::Pair pair = test::connectPair(listener);
    const Endpoint client = pair.local;
    const Endpoint server = pair.remote;
    poll();
    if (GetParam()) {
        ASSERT_EQ(::send(pair.server.get(), "unread", 6, 0), 6);
        test::awaitReadable(pair.client);
    } else {
        test::resetOnClose(pair.client);
    }
    pair.client.reset();
    test::awaitReadable(pair.server);
    pair.server.reset();
    awaitDeath(client.port);
    awaitDeath(server.port);
    poll();
    for (const auto& [local, remote] : {std::pair(client, server), std::pair(server, client)}) {
        const Connection* const connection = find(local, remote);
        ASSERT_NE(connection, nullptr);
        EXPECT_TRUE(connection->closed);
        const Step& last = connection->steps.back();
        EXPECT_EQ(test::toText(last), "ESTABLISHED > CLOSED ambiguous");
        const auto ways = waysOf(last);
        EXPECT_TRUE(std::ranges::any_of(ways, [](const Way& way) { return way.steps() == 1; }));
        EXPECT_TRUE(std::ranges::none_of(ways, [](const Way& way) { return way.passes(State::TimeWait); }));
    }
}

INSTANTIATE_TEST_SUITE_P(Both, Aborts, testing::Values(true, false),
                         [](const auto& param) { return param.param ? "UnreadData" : "LingerZero"; });

TEST_F(HistoryOfTheKernel, AListenerTakesItsQueuedChildrenWithIt)
{
    UniqueFd listener = test::listenOn();
    const Endpoint server = test::localOf(listener);
    poll();
    std::array<UniqueFd, 3> clients;
    for (UniqueFd& client : clients) {
        client = test::boundSocket();
        ASSERT_EQ(test::tryConnect(client, server), 0);
        await(server, test::localOf(client), State::Established);
    }
    poll();
    for (const UniqueFd& client : clients)
        EXPECT_EQ(steps(server, test::localOf(client)), openedThere) << "complete, though it was not accepted";
    listener.reset();
    for (const UniqueFd& client : clients)
        test::awaitReadable(client);
    awaitDeath(server.port);
    poll();
    poll();
    for (const UniqueFd& client : clients) {
        const Connection* const child = find(server, test::localOf(client));
        ASSERT_NE(child, nullptr);
        EXPECT_EQ(test::toText(child->steps.back()), "ESTABLISHED > CLOSED ambiguous");
        EXPECT_EQ(steps(test::localOf(client), server).back(), "ESTABLISHED > CLOSED ambiguous");
    }
    const auto& gone = m_history.connections().gone();
    const auto found = std::ranges::find_if(gone, [&](const BookEntry& entry) {
        return entry.connection().local == server && entry.connection().remote.port == 0;
    });
    ASSERT_NE(found, gone.end());
    EXPECT_EQ(test::toText(found->connection()).back(), "LISTEN > CLOSED seen close()");
}

TEST_F(HistoryOfTheKernel, ATimeWaitThatIsUsedAgainIsAnotherConnection)
{
    const UniqueFd listener = test::listenOn();
    poll();
    test::Pair pair = test::connectPair(listener);
    const Endpoint client = pair.local;
    const Endpoint server = pair.remote;
    poll();
    pair.server.reset(); // TIME-WAIT at the listener's side, which an acceptable SYN may end
    test::awaitReadable(pair.client);
    pair.client.reset();
    awaitDeath(client.port);
    await(server, client, State::TimeWait);
    poll();
    const ConnectionId old = find(server, client)->id;
    EXPECT_EQ(find(server, client)->state, State::TimeWait);

    pair = test::connectPair(listener, client);
    poll();
    ASSERT_NE(find(server, client), nullptr);
    EXPECT_NE(find(server, client)->id, old);
    EXPECT_EQ(steps(server, client), openedThere);
    ASSERT_NE(m_history.find(old), nullptr);
    EXPECT_EQ(test::toText(*m_history.find(old)).back(), "TIME-WAIT > CLOSED seen") << "not by its timer";
}

} // namespace
} // namespace atlas::collect
