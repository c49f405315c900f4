// SPDX-License-Identifier: GPL-3.0-or-later
//
// What an observer says of the end of a full socket: what stays in its place, and why it ended.
#include "core/history/history.h"
#include "core/history/transition_words.h"
#include "support/history_text.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cerrno>
#include <memory>
#include <string>

namespace atlas {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::changed;
using test::hinted;
using test::usualTime;

constexpr std::uint8_t kernelFinWait2 = 5;
constexpr std::uint8_t kernelTimeWait = 6;
constexpr std::uint8_t kernelClosed = 7;

class EndsTest : public ::testing::Test {
protected:
    static Instant at(int ms) { return usualTime + milliseconds(ms); }

    void change(int ms, const std::string& line) { m_history.apply(changed(line, at(ms))); }
    void end(int ms, const std::string& line, const SocketEnd& how)
    {
        Event event = changed(line, at(ms));
        std::get<StateChanged>(event.what).end = how;
        m_history.apply(event);
    }
    const Connection& connection()
    {
        SocketRecord record;
        record.cookie = Cookie{7};
        const Connection* const found = m_history.find(record);
        EXPECT_NE(found, nullptr);
        return *found;
    }
    std::string lastStep() { return test::toText(connection().steps.back()); }
    /// Of a connect() that ended so, after a repeated SYN.
    std::string failure(const SocketEnd& how)
    {
        m_history.apply(hinted(HintKind::Retransmitted, 99, at(1)));
        change(10, "CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=7");
        m_history.apply(hinted(HintKind::Retransmitted, 7, at(1010)));
        end(2000, "SYN-SENT > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7", how);
        return connection().steps.back().cause ? std::string(identifier(*connection().steps.back().cause)) : "";
    }

    History m_history;
};

TEST_F(EndsTest, ATimeWaitIsToldAtOnceAndAsksNothing)
{
    change(10, "FIN-WAIT-1 > FIN-WAIT-2 127.0.0.1:40000 127.0.0.1:80 cookie=7");
    end(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7", {.kernelLeft = kernelTimeWait});
    EXPECT_EQ(lastStep(), "FIN-WAIT-2 > TIME-WAIT observed FIN received");
    EXPECT_TRUE(m_history.questions().empty());
    m_history.advance(at(20) + seconds(63));
    EXPECT_EQ(connection().closed, at(20) + timeWaitLength);
}

TEST_F(EndsTest, AFinWait2WithoutAFullSocketIsAskedForUntilItIsATimeWait)
{
    change(10, "FIN-WAIT-1 > FIN-WAIT-2 127.0.0.1:40000 127.0.0.1:80 cookie=7");
    end(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7", {.kernelLeft = kernelFinWait2});
    EXPECT_EQ(lastStep(), "FIN-WAIT-1 > FIN-WAIT-2 observed ACK of FIN received");
    const std::string pair = " 127.0.0.1:40000 127.0.0.1:80 cookie=7 timer=time-wait/";
    for (int ms = 20; ms < 200; ms += 60) {
        const auto questions = m_history.questions();
        ASSERT_EQ(questions.size(), 1U) << ms;
        m_history.answer(questions.front(), test::socketFromText("FIN-WAIT-2" + pair + "60s", at(ms)), at(ms), at(ms));
        EXPECT_EQ(connection().state, State::FinWait2);
        ASSERT_TRUE(m_history.nextQuestion().has_value());
        EXPECT_LE(*m_history.nextQuestion() - at(ms), milliseconds(100)) << "what is known is told within this";
        m_history.advance(at(ms + 60));
    }
    const auto questions = m_history.questions();
    ASSERT_EQ(questions.size(), 1U);
    m_history.answer(questions.front(), test::socketFromText("TIME-WAIT" + pair + "60s", at(220)), at(220), at(220));
    EXPECT_EQ(lastStep(), "FIN-WAIT-2 > TIME-WAIT seen FIN received");
    m_history.advance(at(400));
    EXPECT_TRUE(m_history.questions().empty());
    EXPECT_EQ(m_history.nextQuestion(), std::nullopt);
}

TEST_F(EndsTest, ThePeersEndOnThisComputerAsksAtOnce)
{
    change(10, "FIN-WAIT-1 > FIN-WAIT-2 127.0.0.1:40000 127.0.0.1:80 cookie=7");
    end(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7", {.kernelLeft = kernelFinWait2});
    EXPECT_EQ(m_history.questions().size(), 1U);
    EXPECT_TRUE(m_history.questions().empty());
    change(30, "CLOSE-WAIT > LAST-ACK 127.0.0.1:80 127.0.0.1:40000 cookie=8");
    EXPECT_EQ(m_history.questions().size(), 1U);
}

TEST_F(EndsTest, AResetThatIsSentAtThatMomentLeavesNothing)
{
    change(10, "FIN-WAIT-1 > FIN-WAIT-2 127.0.0.1:40000 127.0.0.1:80 cookie=7");
    end(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7", {.kernelLeft = kernelFinWait2});
    m_history.apply(hinted(HintKind::ResetSent, 7, at(20)));
    EXPECT_EQ(lastStep(), "FIN-WAIT-2 > CLOSED observed aborted, reset sent");
}

TEST_F(EndsTest, NothingLeftIsTheEnd)
{
    change(10, "FIN-WAIT-1 > FIN-WAIT-2 127.0.0.1:40000 127.0.0.1:80 cookie=7");
    end(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7", {.error = ETIMEDOUT, .kernelLeft = kernelClosed});
    EXPECT_EQ(lastStep(), "FIN-WAIT-2 > CLOSED observed timed out");
    EXPECT_EQ(connection().closed, at(20));
}

TEST_F(EndsTest, AFailedConnectHasTheCauseThatTheKernelGives)
{
    EXPECT_EQ(failure({.error = ETIMEDOUT}), "timed-out");
}
TEST_F(EndsTest, RepeatedSynsAloneAreNoGivingUp)
{
    EXPECT_EQ(failure({}), "close");
}
TEST_F(EndsTest, AConnectThatFailedBeforeItsSynHasNoCause)
{
    EXPECT_EQ(failure({.nothingSent = true}), "");
}
TEST_F(EndsTest, RefusedWithoutAnRstIsIcmp)
{
    EXPECT_EQ(failure({.error = ECONNREFUSED}), "port-unreachable");
}
TEST_F(EndsTest, Unreachable)
{
    EXPECT_EQ(failure({.error = EHOSTUNREACH}), "unreachable");
}
TEST_F(EndsTest, ProhibitedIsAnUnreachableWithItsCode)
{
    EXPECT_EQ(failure({.error = EHOSTUNREACH, .icmp = IcmpError{.type = 3, .code = 13}}), "prohibited");
}
TEST_F(EndsTest, ProhibitedInIpv6)
{
    EXPECT_EQ(failure({.error = EACCES}), "prohibited");
}
TEST_F(EndsTest, WhatIcmpShowedToTheProgramBeforeItsCloseIsTheCause)
{
    EXPECT_EQ(failure({.icmp = IcmpError{.type = 3, .code = 3}}), "port-unreachable");
}
TEST_F(EndsTest, EndedByATool)
{
    EXPECT_EQ(failure({.error = ECONNABORTED}), "destroyed");
}

TEST_F(EndsTest, ARestoredConnectionReceivedNoSynAck)
{
    for (const auto* const line : {"CLOSED > SYN-SENT 127.0.0.1:40000 127.0.0.1:80 cookie=7",
                                   "SYN-SENT > ESTABLISHED 127.0.0.1:40000 127.0.0.1:80 cookie=7"}) {
        Event event = changed(line, at(10));
        std::get<StateChanged>(event.what).repaired = true;
        m_history.apply(event);
    }
    EXPECT_EQ(lastStep(), "SYN-SENT > ESTABLISHED observed set by TCP_REPAIR");
}

/// A stall: what ended during it is not forgotten while the last snapshot still lists it.
TEST_F(EndsTest, WhatTheLastSnapshotListsIsNotForgotten)
{
    const auto listed = std::make_shared<const Snapshot>(
        test::snapshotFromText("ESTABLISHED 127.0.0.1:40000 127.0.0.1:80 cookie=7", at(0)));
    m_history.apply(listed);
    change(10, "ESTABLISHED > CLOSED 127.0.0.1:40000 127.0.0.1:80 cookie=7");
    m_history.advance(at(10) + HistoryBounds().keepGone + seconds(10));
    const auto told = m_history.log().next();
    auto later = std::make_shared<Snapshot>(test::snapshotFromText("", at(400'000)));
    m_history.apply(later);
    EXPECT_EQ(m_history.log().next(), told) << "its end was told a second time";
    m_history.advance(at(400'001));
    EXPECT_EQ(m_history.connections().size(), 0U);
}

} // namespace
} // namespace atlas
