// SPDX-License-Identifier: GPL-3.0-or-later
//
// The laboratory with two real kernels. Where this computer refuses namespaces or TUN devices, each test says so.
#include "lab/laboratory/laboratory.h"
#include "support/lab_language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace atlas;
using namespace atlas::lab;
using atlas::test::action;
using testing::Contains;
using testing::ElementsAre;

/// One laboratory for the process, since a process can leave its network only so often; each test begins from nothing.
class RealLaboratory : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        auto opened = Laboratory::open();
        if (opened)
            laboratory = std::move(*opened);
        else
            refusal = opened.error();
    }
    static void TearDownTestSuite() { laboratory.reset(); }

    void SetUp() override
    {
        if (!laboratory)
            GTEST_SKIP() << refusal.error.message();
        ASSERT_TRUE(laboratory->startOver());
    }

    CallResult perform(std::string_view words)
    {
        const auto result = laboratory->perform(action(words));
        EXPECT_TRUE(result) << words << ": " << (result ? "" : result.error().message());
        return result.value_or(CallResult{});
    }
    std::string refused(std::string_view words)
    {
        const auto result = laboratory->perform(action(words));
        EXPECT_FALSE(result) << words;
        return result ? "" : result.error().message();
    }
    std::string ends() { return test::ends(laboratory->situation()); }
    std::string flight() { return test::inFlight(laboratory->situation()); }
    std::vector<std::string> takenEvents() { return test::printed(laboratory->takeEvents()); }
    /// Forgets the events so far.
    void forget() { std::ignore = laboratory->takeEvents(); }

    void listen()
    {
        perform("b socket listener");
        perform("b set listener reuseaddr 1");
        perform("b bind listener 80");
        perform("b listen listener 5");
    }
    /// client on a and server on b, with nothing in flight.
    void connect()
    {
        listen();
        perform("a socket client");
        perform("a bind client 40001");
        perform("a connect client 80");
        ASSERT_TRUE(laboratory->deliverAll());
        perform("b accept listener server");
        laboratory->setEnd(Host::A, "client");
        laboratory->setEnd(Host::B, "server");
        ASSERT_EQ(ends(), "a ESTABLISHED (client), b ESTABLISHED (server)");
        forget();
    }

    static std::unique_ptr<Laboratory> laboratory;
    static Refusal refusal;
};

std::unique_ptr<Laboratory> RealLaboratory::laboratory;
Refusal RealLaboratory::refusal;

TEST_F(RealLaboratory, NothingIsInFlightBeforeTheFirstAction)
{
    EXPECT_EQ(flight(), "");
    EXPECT_EQ(ends(), "a CLOSED, b CLOSED");
    EXPECT_THAT(takenEvents(), ElementsAre());
}

TEST_F(RealLaboratory, OpensAConnectionPacketByPacket)
{
    listen();
    EXPECT_EQ(ends(), "a CLOSED, b LISTEN (listener)");
    perform("a socket client");
    forget();

    EXPECT_EQ(perform("a connect client 80"), (CallResult{-1, EINPROGRESS}));
    EXPECT_EQ(ends(), "a SYN-SENT (client), b LISTEN (listener)");
    EXPECT_THAT(takenEvents(),
                ElementsAre("call a client connect() ! EINPROGRESS", "state a client CLOSED > SYN-SENT", "sent a SYN"));

    perform("deliver a SYN");
    EXPECT_EQ(ends(), "a SYN-SENT (client), b SYN-RECEIVED");
    EXPECT_THAT(takenEvents(), ElementsAre("delivered a SYN", "state b - LISTEN > SYN-RECEIVED", "sent b SYN,ACK"));

    perform("deliver b SYN,ACK");
    EXPECT_EQ(ends(), "a ESTABLISHED (client), b SYN-RECEIVED");
    EXPECT_THAT(takenEvents(),
                ElementsAre("delivered b SYN,ACK", "state a client SYN-SENT > ESTABLISHED",
                            "call a client connect() = 0 (later)", "sent a ACK"));

    perform("deliver a ACK");
    EXPECT_EQ(ends(), "a ESTABLISHED (client), b ESTABLISHED");
    EXPECT_THAT(takenEvents(), ElementsAre("delivered a ACK", "state b - SYN-RECEIVED > ESTABLISHED"));

    perform("b accept listener server");
    EXPECT_EQ(ends(), "a ESTABLISHED (client), b ESTABLISHED (server)");
    EXPECT_EQ(flight(), "");
}

TEST_F(RealLaboratory, ClosesPacketByPacket)
{
    connect();
    perform("a close client");
    EXPECT_EQ(ends(), "a FIN-WAIT-1 (client), b ESTABLISHED (server)");
    EXPECT_THAT(takenEvents(),
                ElementsAre("call a client close() = 0", "state a client ESTABLISHED > FIN-WAIT-1", "sent a FIN"));
    perform("deliver a FIN");
    EXPECT_EQ(ends(), "a FIN-WAIT-1 (client), b CLOSE-WAIT (server)");
    perform("deliver b ACK");
    EXPECT_EQ(ends(), "a FIN-WAIT-2 (client), b CLOSE-WAIT (server)");
    forget();
    EXPECT_EQ(perform("b read server"), CallResult{});
    EXPECT_THAT(takenEvents(), ElementsAre("call b server read() = 0", "note end-of-stream"));
    perform("b close server");
    EXPECT_EQ(ends(), "a FIN-WAIT-2 (client), b LAST-ACK (server)");
    perform("deliver b FIN");
    EXPECT_EQ(ends(), "a TIME-WAIT (client), b LAST-ACK (server)");
    perform("deliver a ACK");
    EXPECT_EQ(ends(), "a TIME-WAIT (client), b CLOSED (server)");
    EXPECT_EQ(flight(), "");

    const Situation report = laboratory->situation();
    ASSERT_EQ(report.hosts.a.sockets.size(), 1U);
    const HostSocket& waiting = report.hosts.a.sockets[0];
    ASSERT_TRUE(waiting.timer);
    EXPECT_EQ(waiting.timer->kind, TimerKind::TimeWait);
    EXPECT_GT(waiting.timer->remaining.count(), 50'000U);
    EXPECT_FALSE(report.hosts.a.sockets[0].owned);
    EXPECT_TRUE(laboratory->nextPump()); // it will check again when the 60 s are over
}

TEST_F(RealLaboratory, NumbersAreRelativeAndCountDataSynAndFin)
{
    connect();
    perform("a send client 100");
    const Situation sent = laboratory->situation();
    ASSERT_EQ(sent.packets.size(), 1U);
    EXPECT_EQ(sent.packets[0].segment.sequence, 1U);
    EXPECT_EQ(sent.packets[0].segment.acknowledgement, 1U);
    EXPECT_EQ(sent.packets[0].segment.length, 100);
    EXPECT_EQ(sent.packets[0].localPort, 40001);
    EXPECT_EQ(sent.packets[0].remotePort, 80);
    EXPECT_EQ(sent.hosts.a.sockets[0].sendQueue, 100U);

    perform("deliver a data");
    const Situation answered = laboratory->situation();
    ASSERT_EQ(test::inFlight(answered), "b:ACK"); // at once, not 40 ms later
    EXPECT_EQ(answered.packets[0].segment.acknowledgement, 101U);
    perform("a close client");
    const Situation closed = laboratory->situation();
    ASSERT_EQ(test::inFlight(closed), "a:FIN b:ACK");
    EXPECT_EQ(closed.packets[0].segment.sequence, 101U);
    EXPECT_EQ(perform("b read server"), (CallResult{100, {}}));
    EXPECT_EQ(perform("b read server"), (CallResult{-1, EAGAIN}));
}

TEST_F(RealLaboratory, ADroppedSynIsSentAgain)
{
    perform("a socket client");
    perform("a connect client 80");
    const PacketId first = laboratory->situation().packets.at(0).id;
    perform("drop a SYN");
    EXPECT_EQ(flight(), "");
    forget();
    perform("await a SYN 5000");
    const Situation report = laboratory->situation();
    ASSERT_EQ(test::inFlight(report), "a:SYN");
    EXPECT_EQ(report.packets[0].copyOf, first);
    EXPECT_EQ(report.packets[0].segment.sequence, 0U);
    EXPECT_THAT(takenEvents(), ElementsAre("sent a SYN", "wait"));
    ASSERT_TRUE(report.hosts.a.sockets.at(0).timer);
    EXPECT_EQ(report.hosts.a.sockets[0].timer->retransmissions, 1);
}

TEST_F(RealLaboratory, ARepetitionOfAHeldPacketIsCounted)
{
    connect();
    perform("a close client");
    const PacketId first = laboratory->situation().packets.at(0).id;
    forget();
    EXPECT_NE(refused("await b SYN 700"), ""); // long enough for two repetitions of the FIN
    const Situation report = laboratory->situation();
    ASSERT_EQ(test::inFlight(report), "a:FIN");
    EXPECT_EQ(report.packets[0].id, first);
    EXPECT_GE(report.packets[0].repetitions, 1U);
    EXPECT_THAT(takenEvents(), Contains("repeated a FIN"));
    perform("deliver a FIN");
    EXPECT_EQ(ends(), "a FIN-WAIT-1 (client), b CLOSE-WAIT (server)");
}

TEST_F(RealLaboratory, AConnectWithoutAListenerIsRefused)
{
    perform("a socket client");
    perform("a connect client 80");
    perform("deliver a SYN");
    EXPECT_EQ(flight(), "b:RST");
    forget();
    perform("deliver b RST");
    EXPECT_EQ(ends(), "a CLOSED, b CLOSED");
    EXPECT_THAT(takenEvents(),
                ElementsAre("delivered b RST", "state a client SYN-SENT > CLOSED",
                            "call a client connect() ! ECONNREFUSED (later)"));
}

TEST_F(RealLaboratory, AnInjectedResetIsBelieved)
{
    connect();
    perform("b send server 10"); // so that the numbers of a have moved on from where they began
    perform("deliver b data");
    perform("inject a client");
    EXPECT_EQ(flight(), "a:ACK b:RST");
    forget();
    perform("deliver b RST");
    EXPECT_EQ(ends(), "a CLOSED (client), b ESTABLISHED (server)");
    EXPECT_EQ(flight(), "a:ACK"); // a challenge ACK would be one more
    EXPECT_THAT(takenEvents(), ElementsAre("delivered b RST", "state a client ESTABLISHED > CLOSED"));
    EXPECT_EQ(perform("a send client 1"), (CallResult{-1, ECONNRESET}));
}

TEST_F(RealLaboratory, AResetInSynSentHasToAcknowledge)
{
    perform("a socket client");
    perform("a connect client 80");
    perform("inject a client");
    forget();
    perform("deliver b RST");
    EXPECT_THAT(takenEvents(), Contains("call a client connect() ! ECONNREFUSED (later)"));
}

TEST_F(RealLaboratory, AResetTakesARequestBackToListen)
{
    listen();
    perform("a socket client");
    perform("a connect client 80");
    perform("deliver a SYN");
    perform("inject b listener");
    forget();
    perform("deliver a RST");
    EXPECT_THAT(takenEvents(), ElementsAre("delivered a RST", "state b - SYN-RECEIVED > LISTEN"));
    EXPECT_EQ(ends(), "a SYN-SENT (client), b LISTEN (listener)");
}

TEST_F(RealLaboratory, AFinThatOvertakesItsAckLeadsToTimeWaitAtOnce)
{
    connect();
    perform("a close client");
    perform("deliver a FIN");
    perform("b close server");
    ASSERT_EQ(flight(), "b:ACK b:FIN");
    perform("swap b ACK b FIN");
    ASSERT_EQ(flight(), "b:FIN b:ACK");
    forget();
    perform("deliver b ACK"); // the first of them
    EXPECT_EQ(ends(), "a TIME-WAIT (client), b LAST-ACK (server)");
    EXPECT_THAT(takenEvents(), Contains("state a client FIN-WAIT-1 > TIME-WAIT"));
}

TEST_F(RealLaboratory, ClosingAtTheSameTimeLeadsThroughClosing)
{
    connect();
    perform("a close client");
    perform("b close server");
    EXPECT_EQ(ends(), "a FIN-WAIT-1 (client), b FIN-WAIT-1 (server)");
    perform("deliver a FIN");
    perform("deliver b FIN");
    EXPECT_EQ(ends(), "a CLOSING (client), b CLOSING (server)");
    ASSERT_TRUE(laboratory->deliverAll());
    EXPECT_EQ(ends(), "a TIME-WAIT (client), b TIME-WAIT (server)");
}

TEST_F(RealLaboratory, OpeningAtTheSameTimeLeadsThroughSynReceived)
{
    for (const char* const words :
         {"a socket x", "a bind x 1000", "b socket y", "b bind y 2000", "a connect x 2000", "b connect y 1000"})
        perform(words);
    EXPECT_EQ(ends(), "a SYN-SENT (x), b SYN-SENT (y)");
    perform("deliver a SYN");
    perform("deliver b SYN");
    EXPECT_EQ(ends(), "a SYN-RECEIVED (x), b SYN-RECEIVED (y)");
    ASSERT_TRUE(laboratory->deliverAll());
    EXPECT_EQ(ends(), "a ESTABLISHED (x), b ESTABLISHED (y)");
}

TEST_F(RealLaboratory, ADuplicateIsAnsweredTwice)
{
    connect();
    perform("a close client");
    perform("duplicate a FIN");
    EXPECT_EQ(flight(), "a:FIN b:ACK");
    forget();
    perform("deliver a FIN");
    EXPECT_EQ(flight(), "b:ACK b:ACK");
    EXPECT_THAT(takenEvents(), ElementsAre("delivered a FIN", "sent b ACK"));
}

TEST_F(RealLaboratory, ADelayedPacketArrivesByItself)
{
    listen();
    perform("a socket client");
    perform("a connect client 80");
    perform("delay a SYN 30");
    EXPECT_TRUE(laboratory->situation().packets.at(0).due);
    perform("await b SYN,ACK 5000");
    EXPECT_EQ(ends(), "a SYN-SENT (client), b SYN-RECEIVED");
    EXPECT_EQ(flight(), "b:SYN,ACK");
}

TEST_F(RealLaboratory, ANewSynOpensATimeWaitAgain)
{
    connect();
    perform("b close server");
    ASSERT_TRUE(laboratory->deliverAll());
    perform("a close client");
    ASSERT_TRUE(laboratory->deliverAll());
    EXPECT_EQ(ends(), "a CLOSED (client), b TIME-WAIT (server)");
    perform("a socket again");
    perform("a bind again 40001");
    perform("a connect again 80");
    forget();
    perform("deliver a SYN");
    EXPECT_THAT(takenEvents(), ElementsAre("delivered a SYN", "state b - TIME-WAIT > SYN-RECEIVED", "sent b SYN,ACK"));
    EXPECT_EQ(laboratory->situation().packets.at(0).segment.sequence, 0U);
}

TEST_F(RealLaboratory, UnreadDataTurnsCloseIntoReset)
{
    connect();
    perform("a send client 10");
    ASSERT_TRUE(laboratory->deliverAll());
    perform("b close server");
    EXPECT_EQ(flight(), "b:RST");
    EXPECT_EQ(ends(), "a ESTABLISHED (client), b CLOSED (server)");
}

TEST_F(RealLaboratory, LingerZeroTurnsCloseIntoReset)
{
    connect();
    perform("a set client linger 0");
    perform("a close client");
    EXPECT_EQ(flight(), "a:RST");
    ASSERT_TRUE(laboratory->deliverAll());
    EXPECT_EQ(perform("b read server"), (CallResult{-1, ECONNRESET}));
}

TEST_F(RealLaboratory, AnEndThatIsNamedComesOutOfTheListener)
{
    laboratory->setEnd(Host::B, "server");
    listen();
    EXPECT_EQ(ends(), "a CLOSED, b LISTEN (listener)");
    perform("a socket client");
    perform("a connect client 80");
    perform("deliver a SYN");
    EXPECT_EQ(ends(), "a SYN-SENT (client), b SYN-RECEIVED");
    ASSERT_TRUE(laboratory->deliverAll());
    perform("b accept listener server");
    EXPECT_EQ(ends(), "a ESTABLISHED (client), b ESTABLISHED (server)");
    perform("b set server linger 0");
    perform("b close server");
    EXPECT_EQ(ends(), "a ESTABLISHED (client), b CLOSED (server)");
}

TEST_F(RealLaboratory, SaysWhatCannotBeCarriedOut)
{
    EXPECT_EQ(refused("a close client"), "A has no open socket \"client\"");
    EXPECT_EQ(refused("deliver a SYN"), "no such packet is in flight");
    EXPECT_EQ(refused("inject a client"), "\"client\" on A has no connection");
    perform("a socket client");
    EXPECT_EQ(refused("a socket client"), "A has a socket \"client\" already");
    EXPECT_EQ(perform("a send client 1"), (CallResult{-1, EPIPE}));
    EXPECT_EQ(refused("await a SYN 10"), "what was waited for did not happen in 10 ms");
}

TEST_F(RealLaboratory, AnAddressInUseIsReportedAsTheKernelReportsIt)
{
    listen();
    perform("b socket second");
    EXPECT_EQ(perform("b bind second 80"), (CallResult{-1, EADDRINUSE}));
}

TEST_F(RealLaboratory, StartingOverLeavesNothing)
{
    connect();
    perform("a close client");
    ASSERT_TRUE(laboratory->startOver());
    EXPECT_EQ(flight(), "");
    EXPECT_EQ(ends(), "a CLOSED, b CLOSED");
    EXPECT_THAT(takenEvents(), ElementsAre());
    connect(); // with the very same names and ports
}

TEST_F(RealLaboratory, MuchDataIsDeliveredAndNothingComesTooLate)
{
    connect();
    const CallResult sent = perform("a send client 60000");
    EXPECT_GT(sent.value, 20'000); // as much as the buffer takes, more than the first window
    ASSERT_TRUE(laboratory->deliverAll());
    EXPECT_EQ(perform("b read server"), (CallResult{sent.value, {}}));
}

// Every step's packets belong to it: none comes after the step has ended.
TEST_F(RealLaboratory, AStepIsOverWhenItReturns)
{
    connect();
    for (int round = 0; round < 200; ++round) {
        perform(round % 2 == 0 ? "a send client 10" : "b send server 10");
        ASSERT_TRUE(laboratory->deliverAll());
        forget();
        perform("look");
        ASSERT_THAT(takenEvents(), ElementsAre()) << round;
    }
}

TEST_F(RealLaboratory, EventsAreCountedWithoutAHole)
{
    connect();
    perform("a close client");
    ASSERT_TRUE(laboratory->deliverAll());
    const auto all = laboratory->takeEvents();
    ASSERT_GT(all.size(), 3U);
    for (std::size_t i = 1; i < all.size(); ++i) {
        EXPECT_EQ(all[i].number, all[i - 1].number + 1);
        EXPECT_GE(all[i].time, all[i - 1].time);
    }
}

} // namespace
