// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a history says, case by case: the events as Linux reports them, snapshots in between, and the steps that
// must come out.
#include "core/history/history.h"
#include "support/history_text.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace atlas {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::changed;
using test::destroyed;
using test::hinted;
using test::usualTime;
using testing::ElementsAre;

constexpr const char* pair = "127.0.0.1:40000 127.0.0.1:80";

class HistoryTest : public testing::Test {
protected:
    Instant at(int ms) const { return usualTime + milliseconds(ms); }

    /// The next poll, settled as the worker does it.
    void snapshot(int ms, const std::string& lines)
    {
        auto fresh = std::make_shared<Snapshot>(test::snapshotFromText(lines, at(ms)));
        fresh->listCost = milliseconds(5);
        settle(m_last.get(), *fresh);
        m_history.apply(fresh);
        m_last = fresh;
    }
    void change(int ms, const std::string& line) { m_history.apply(changed(line, at(ms))); }
    void destroy(int ms, const std::string& line) { m_history.apply(destroyed(line, at(ms))); }
    void hint(int ms, HintKind kind, std::uint64_t cookie) { m_history.apply(hinted(kind, cookie, at(ms))); }
    const Connection* find(std::uint64_t cookie)
    {
        SocketRecord record;
        record.cookie = Cookie{cookie};
        return m_history.find(record);
    }
    std::vector<std::string> steps(std::uint64_t cookie)
    {
        const Connection* const connection = find(cookie);
        return connection != nullptr ? test::toText(*connection) : std::vector<std::string>{"no history"};
    }
    std::vector<std::string> logLines()
    {
        std::vector<std::string> lines;
        for (const LogEntry& entry : m_history.log().entries())
            lines.push_back((entry.withdrawn ? "withdrawn " : "") + test::toText(entry.step));
        return lines;
    }
    /// Answers the open question with this record, or with "no such socket".
    void answer(int ms, const std::optional<std::string>& line)
    {
        const auto questions = m_history.questions();
        ASSERT_EQ(questions.size(), 1U);
        std::optional<SocketRecord> record;
        if (line)
            record = test::socketFromText(*line, at(ms));
        m_history.answer(questions.front(), record, at(ms), at(ms));
    }

    History m_history;
    std::shared_ptr<const Snapshot> m_last;
};

std::string line(const std::string& states, const std::string& addresses = pair, int cookie = 7)
{
    return states + " " + addresses + " cookie=" + std::to_string(cookie);
}

TEST_F(HistoryTest, TheExampleOfItsHeader)
{
    const std::string client = "10.0.0.1:40000 10.0.0.9:80";
    snapshot(0, line("ESTABLISHED", client));
    snapshot(1000, line("TIME-WAIT", client) + " timer=time-wait/59700ms");
    EXPECT_THAT(steps(7), ElementsAre("ESTABLISHED > TIME-WAIT ambiguous"));
    EXPECT_EQ(find(7)->steps[0].time, at(700));
    EXPECT_THAT(waysOf(find(7)->steps[0]), testing::SizeIs(3));
    change(640, line("ESTABLISHED > FIN-WAIT-1", client));
    EXPECT_THAT(steps(7),
                ElementsAre("ESTABLISHED > FIN-WAIT-1 observed close()",
                            "FIN-WAIT-1 > TIME-WAIT seen FIN and ACK of FIN received"));
    EXPECT_EQ(find(7)->steps[1].after, at(640));
    EXPECT_EQ(find(7)->steps[1].time, at(700));
    EXPECT_THAT(logLines(),
                ElementsAre("withdrawn ESTABLISHED > TIME-WAIT ambiguous", "ESTABLISHED > FIN-WAIT-1 observed close()",
                            "FIN-WAIT-1 > TIME-WAIT seen FIN and ACK of FIN received"));
    m_history.advance(at(73'000));
    EXPECT_EQ(steps(7).back(), "TIME-WAIT > CLOSED inferred 2 MSL elapsed");
    EXPECT_EQ(find(7)->steps.back().time, at(60'700));
}

// Chains alone changes a chain: what others get of an entry is not to be written to.
static_assert(std::is_same_v<decltype(std::declval<BookEntry&>().connection()), const Connection&>);
static_assert(std::is_same_v<decltype(std::declval<Chains&>().log()), const TransitionLog&>);
static_assert(std::is_same_v<decltype(std::declval<Chains&>().activity()), const EdgeActivity&>);

// ---- events alone

TEST_F(HistoryTest, AConnectionOpenedByThisSideAndClosedByIt)
{
    snapshot(0, "");
    change(10, "CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=7 pid=5 name=curl");
    change(11, line("SYN-SENT > ESTABLISHED"));
    change(20, line("ESTABLISHED > FIN-WAIT-1"));
    change(21, line("FIN-WAIT-1 > FIN-WAIT-2"));
    change(30, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_EQ(find(7)->state, State::FinWait2) << "what its socket left is not known yet";
    answer(31, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/59999ms");
    EXPECT_THAT(steps(7),
                ElementsAre("CLOSED > SYN-SENT observed connect()", "SYN-SENT > ESTABLISHED observed SYN+ACK received",
                            "ESTABLISHED > FIN-WAIT-1 observed close()",
                            "FIN-WAIT-1 > FIN-WAIT-2 observed ACK of FIN received",
                            "FIN-WAIT-2 > TIME-WAIT observed FIN received"));
    EXPECT_EQ(find(7)->steps.back().time, at(30));
    EXPECT_EQ(find(7)->local, Endpoint::parse("127.0.0.1:40000")) << "port 0 after close() says nothing";
    EXPECT_EQ(find(7)->pid, Pid{5});
    EXPECT_EQ(find(7)->process, "curl");
    EXPECT_THAT(logLines(), testing::SizeIs(5));
}

TEST_F(HistoryTest, AChildIsBornWithoutItsPeerAndWithAnotherCookie)
{
    snapshot(0, "LISTEN 0.0.0.0:80 - cookie=1");
    change(10, "LISTEN > SYN-RECEIVED 0.0.0.0:80 0.0.0.0:0 cookie=90");
    change(10, "SYN-RECEIVED > ESTABLISHED 127.0.0.1:80 127.0.0.1:40000 cookie=8");
    EXPECT_THAT(steps(8),
                ElementsAre("LISTEN > SYN-RECEIVED observed SYN received",
                            "SYN-RECEIVED > ESTABLISHED observed ACK of SYN received"));
    EXPECT_EQ(find(90), nullptr);
    EXPECT_EQ(find(1), nullptr) << "the listener never leaves LISTEN";
}

TEST_F(HistoryTest, AChildsLostBirthIsInferredFromItsListener)
{
    snapshot(0, "LISTEN 0.0.0.0:80 - cookie=1");
    change(10, "SYN-RECEIVED > ESTABLISHED 127.0.0.1:80 127.0.0.1:40000 cookie=8");
    EXPECT_THAT(steps(8),
                ElementsAre("LISTEN > SYN-RECEIVED seen SYN received",
                            "SYN-RECEIVED > ESTABLISHED observed ACK of SYN received"));
}

TEST_F(HistoryTest, ClosingLeavesATimeWait)
{
    change(10, line("FIN-WAIT-1 > CLOSING"));
    change(11, "CLOSING > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    answer(12, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/59999ms");
    EXPECT_THAT(
        steps(7),
        ElementsAre("FIN-WAIT-1 > CLOSING observed FIN received", "CLOSING > TIME-WAIT observed ACK of FIN received"));
}

TEST_F(HistoryTest, AnOwnerlessFinWait2BecomesTimeWaitWithoutAnEvent)
{
    snapshot(0, "");
    change(10, line("ESTABLISHED > FIN-WAIT-1"));
    change(11, line("FIN-WAIT-1 > FIN-WAIT-2"));
    change(11, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    answer(12, "FIN-WAIT-2 " + std::string(pair) + " cookie=7 timer=time-wait/59s");
    EXPECT_EQ(find(7)->state, State::FinWait2);
    EXPECT_EQ(find(7)->steps.size(), 2U);
    snapshot(1000, "FIN-WAIT-2 " + std::string(pair) + " cookie=7 timer=time-wait/58s");
    snapshot(5000, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/58s");
    EXPECT_EQ(steps(7).back(), "FIN-WAIT-2 > TIME-WAIT seen FIN received");
    EXPECT_EQ(find(7)->steps.back().time, at(3000)) << "its timer says when it began";
}

TEST_F(HistoryTest, NothingLeftMeansClosed)
{
    change(10, line("FIN-WAIT-1 > FIN-WAIT-2"));
    change(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    answer(21, std::nullopt);
    EXPECT_EQ(steps(7).back(), "FIN-WAIT-2 > CLOSED observed");
    EXPECT_EQ(find(7)->closed, at(20));
}

TEST_F(HistoryTest, TwoMissesTellAFateThatWasNotAskedFor)
{
    snapshot(0, "");
    change(10, line("FIN-WAIT-1 > FIN-WAIT-2"));
    change(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    snapshot(1000, "");
    EXPECT_FALSE(find(7)->closed);
    snapshot(2000, "");
    EXPECT_EQ(steps(7).back(), "FIN-WAIT-2 > CLOSED inferred");
}

TEST_F(HistoryTest, AnUnreportedFateIsPresumed)
{
    change(10, line("FIN-WAIT-1 > FIN-WAIT-2"));
    change(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    m_history.advance(at(4000));
    EXPECT_EQ(steps(7).size(), 1U);
    m_history.advance(at(6000));
    EXPECT_EQ(steps(7).back(), "FIN-WAIT-2 > TIME-WAIT inferred FIN received");
    m_history.advance(at(59'000));
    EXPECT_FALSE(find(7)->closed);
    m_history.advance(at(63'000));
    EXPECT_EQ(steps(7).back(), "TIME-WAIT > CLOSED inferred 2 MSL elapsed");
    EXPECT_EQ(find(7)->closed, at(60'020));
}

// ---- causes

TEST_F(HistoryTest, AResetBeforeOrAfterTheTransitionExplainsIt)
{
    change(10, line("SYN-SENT > ESTABLISHED"));
    hint(20, HintKind::ResetReceived, 7);
    change(20, "ESTABLISHED > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_EQ(steps(7).back(), "ESTABLISHED > CLOSED observed reset by the peer");

    change(10, line("SYN-SENT > ESTABLISHED", "127.0.0.1:40001 127.0.0.1:80", 8));
    change(20, "ESTABLISHED > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=8");
    EXPECT_EQ(steps(8).back(), "ESTABLISHED > CLOSED observed");
    hint(20, HintKind::ResetSent, 8);
    EXPECT_EQ(steps(8).back(), "ESTABLISHED > CLOSED observed aborted, reset sent");
    EXPECT_EQ(logLines().back(), "ESTABLISHED > CLOSED observed aborted, reset sent");
}

/// No program called close(): the kernel sent the reset when the last keepalive probe was not answered.
TEST_F(HistoryTest, AKeepaliveThatGivesUpIsNoAbort)
{
    snapshot(0, "ESTABLISHED " + std::string(pair) + " cookie=7 timer=keepalive/1s/3");
    hint(20, HintKind::ResetSent, 7);
    change(20, "ESTABLISHED > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_EQ(steps(7).back(), "ESTABLISHED > CLOSED observed timed out");
}

TEST_F(HistoryTest, AResetLongAgoExplainsNothing)
{
    change(10, line("SYN-SENT > ESTABLISHED"));
    hint(20, HintKind::ResetReceived, 7);
    change(500, "ESTABLISHED > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_EQ(steps(7).back(), "ESTABLISHED > CLOSED observed");
}

TEST_F(HistoryTest, AResetInFinWait2LeavesNoTimeWait)
{
    change(10, line("FIN-WAIT-1 > FIN-WAIT-2"));
    hint(20, HintKind::ResetReceived, 7);
    change(20, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_EQ(steps(7).back(), "FIN-WAIT-2 > CLOSED observed reset by the peer");
    EXPECT_TRUE(m_history.questions().empty());
}

TEST_F(HistoryTest, UnansweredRetransmissionsAloneAreNoGivingUp)
{
    change(10, "CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=7");
    for (int i = 1; i <= 6; ++i)
        hint(1000 * i, HintKind::Retransmitted, 7);
    change(127'000, "SYN-SENT > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_EQ(steps(7).back(), "SYN-SENT > CLOSED observed");
    EXPECT_EQ(find(7)->steps.back().retransmissions, 6U);
}

TEST_F(HistoryTest, WithoutHintsAFailedConnectHasNoCause)
{
    change(10, "CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=7");
    change(11, "SYN-SENT > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_THAT(steps(7), ElementsAre("CLOSED > SYN-SENT observed connect()", "SYN-SENT > CLOSED observed"));
}

TEST_F(HistoryTest, LastAckEndsByTheAck)
{
    change(10, line("CLOSE-WAIT > LAST-ACK"));
    change(11, "LAST-ACK > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_EQ(steps(7).back(), "LAST-ACK > CLOSED observed ACK of FIN received");
}

// ---- snapshots alone

TEST_F(HistoryTest, TheFirstSnapshotTookNoStep)
{
    snapshot(0, line("ESTABLISHED"));
    EXPECT_EQ(find(7), nullptr);
    EXPECT_TRUE(m_history.log().entries().empty());
}

TEST_F(HistoryTest, TwoSnapshotsAndOneEdge)
{
    snapshot(0, line("ESTABLISHED"));
    snapshot(1000, line("CLOSE-WAIT"));
    EXPECT_THAT(steps(7), ElementsAre("ESTABLISHED > CLOSE-WAIT seen FIN received"));
    EXPECT_EQ(find(7)->steps.front().after, at(-5));
    EXPECT_EQ(find(7)->steps.front().time, at(1000));
}

TEST_F(HistoryTest, TheOnlyWayIsInferred)
{
    snapshot(0, line("ESTABLISHED"));
    snapshot(1000, line("LAST-ACK"));
    EXPECT_THAT(
        steps(7),
        ElementsAre("ESTABLISHED > CLOSE-WAIT inferred FIN received", "CLOSE-WAIT > LAST-ACK inferred close()"));
}

TEST_F(HistoryTest, SeveralWaysAreNamed)
{
    snapshot(0, line("ESTABLISHED"));
    snapshot(1000, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/59500ms");
    EXPECT_THAT(steps(7), ElementsAre("ESTABLISHED > TIME-WAIT ambiguous"));
    EXPECT_EQ(waysOf(find(7)->steps.front()).size(), 3U);
    EXPECT_EQ(find(7)->steps.front().time, at(500));
}

TEST_F(HistoryTest, ANewSocketsWayIsKnownFromTheListener)
{
    snapshot(0, "LISTEN 0.0.0.0:80 - cookie=1");
    snapshot(1000,
             "LISTEN 0.0.0.0:80 - cookie=1\n" + line("ESTABLISHED") + "\n" +
                 line("ESTABLISHED", "127.0.0.1:80 127.0.0.1:40000", 8));
    EXPECT_THAT(
        steps(7),
        ElementsAre("CLOSED > SYN-SENT inferred connect()", "SYN-SENT > ESTABLISHED inferred SYN+ACK received"));
    EXPECT_THAT(steps(8),
                ElementsAre("LISTEN > SYN-RECEIVED inferred SYN received",
                            "SYN-RECEIVED > ESTABLISHED inferred ACK of SYN received"));
}

TEST_F(HistoryTest, ALateAcceptIsNoTransition)
{
    snapshot(0, "LISTEN 0.0.0.0:80 - cookie=1");
    snapshot(1000,
             "LISTEN 0.0.0.0:80 - cookie=1\nESTABLISHED 127.0.0.1:80 127.0.0.1:40000 cookie=8 "
             "missing=not-accepted-yet");
    const auto before = steps(8);
    snapshot(2000,
             "LISTEN 0.0.0.0:80 - cookie=1\nESTABLISHED 127.0.0.1:80 127.0.0.1:40000 cookie=8 inode=55 uid=0 "
             "pid=7 name=nginx");
    EXPECT_EQ(steps(8), before);
    EXPECT_EQ(m_history.log().entries().size(), 2U);
}

TEST_F(HistoryTest, GoneAfterTheSecondMiss)
{
    snapshot(0, line("LAST-ACK"));
    snapshot(1000, "");
    EXPECT_EQ(find(7), nullptr);
    snapshot(2000, "");
    EXPECT_THAT(steps(7), ElementsAre("LAST-ACK > CLOSED seen ACK of FIN received"));
    EXPECT_EQ(find(7)->closed, at(2000));
}

TEST_F(HistoryTest, TimeWaitEndsByItsTimer)
{
    snapshot(0, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/1s");
    snapshot(900, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/100ms");
    snapshot(2000, "");
    snapshot(3000, "");
    EXPECT_THAT(steps(7), ElementsAre("TIME-WAIT > CLOSED seen 2 MSL elapsed"));
}

TEST_F(HistoryTest, APairUsedAgainIsAnotherConnection)
{
    snapshot(0, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/40s");
    snapshot(1000, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/39s");
    snapshot(2000, line("ESTABLISHED", pair, 9));
    snapshot(3000, line("ESTABLISHED", pair, 9));
    EXPECT_THAT(steps(7), ElementsAre("TIME-WAIT > CLOSED seen"));
    EXPECT_THAT(
        steps(9),
        ElementsAre("CLOSED > SYN-SENT inferred connect()", "SYN-SENT > ESTABLISHED inferred SYN+ACK received"));
    EXPECT_NE(find(7)->id, find(9)->id);
}

TEST_F(HistoryTest, EachSnapshotThatListsATimeWaitRaisesTheBoundOfItsEnd)
{
    // The kernel's timer is late by half a second and more: what is listed has not ended.
    const std::string listed = "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/";
    snapshot(0, listed + "2s");
    hint(100, HintKind::Retransmitted, 7); // from now on it has a history
    snapshot(1000, listed + "1s");
    snapshot(2500, listed + "0ms");
    snapshot(3500, "");
    snapshot(4500, "");
    ASSERT_THAT(steps(7), ElementsAre("TIME-WAIT > CLOSED seen 2 MSL elapsed"));
    const Step& end = find(7)->steps.back();
    EXPECT_EQ(end.after, at(2495)) << "when the list began that showed it last";
    EXPECT_EQ(end.time, at(4500));
}

TEST_F(HistoryTest, TheClockEndsATimeWaitNotBeforeTheLastList)
{
    snapshot(0, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/20s");
    hint(100, HintKind::Retransmitted, 7);
    snapshot(19'000, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/1s");
    m_history.advance(at(60'000));
    ASSERT_THAT(steps(7), ElementsAre("TIME-WAIT > CLOSED inferred 2 MSL elapsed"));
    EXPECT_EQ(find(7)->steps.back().after, at(18'995));
    EXPECT_EQ(find(7)->steps.back().time, at(20'000));
}

TEST_F(HistoryTest, AQueryThatFoundNoChangeRaisesTheBound)
{
    snapshot(0, line("ESTABLISHED"));
    m_history.applyQuery(test::socketFromText(line("ESTABLISHED"), at(0)),
                         test::socketFromText(line("CLOSE-WAIT"), at(750)), at(740), at(750), at(700));
    ASSERT_THAT(steps(7), ElementsAre("ESTABLISHED > CLOSE-WAIT seen FIN received"));
    EXPECT_EQ(find(7)->steps.back().after, at(700));
    EXPECT_EQ(find(7)->steps.back().time, at(750));
}

TEST_F(HistoryTest, APairUsedAgainByEventsEndsTheTimeWait)
{
    snapshot(0, line("FIN-WAIT-2"));
    snapshot(1000, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/59s");
    change(1500, "CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=9");
    change(1501, line("SYN-SENT > ESTABLISHED", pair, 9));
    EXPECT_THAT(steps(7), ElementsAre("FIN-WAIT-2 > TIME-WAIT seen FIN received", "TIME-WAIT > CLOSED seen"));
    EXPECT_EQ(find(9)->state, State::Established);
}

TEST_F(HistoryTest, ASelfConnectedSocketWalksTheRareEdges)
{
    snapshot(0, "");
    snapshot(1000, line("ESTABLISHED", "127.0.0.1:90 127.0.0.1:90"));
    EXPECT_THAT(steps(7),
                ElementsAre("CLOSED > SYN-SENT inferred connect()", "SYN-SENT > SYN-RECEIVED inferred SYN received",
                            "SYN-RECEIVED > ESTABLISHED inferred ACK of SYN received"));
}

TEST_F(HistoryTest, AnIncompleteFamilyIsNoBeginning)
{
    auto partial = std::make_shared<Snapshot>(test::snapshotFromText("", at(0)));
    partial->ipv4.complete = false;
    m_history.apply(partial);
    m_last = partial;
    snapshot(1000, line("ESTABLISHED"));
    EXPECT_EQ(find(7), nullptr) << "it may be older than the list that ended early";
}

TEST_F(HistoryTest, WithoutCookiesThePairIsTheIdentity)
{
    snapshot(0, "ESTABLISHED " + std::string(pair));
    snapshot(1000, "CLOSE-WAIT " + std::string(pair));
    SocketRecord record = test::socketFromText("CLOSE-WAIT " + std::string(pair));
    ASSERT_NE(m_history.find(record), nullptr);
    EXPECT_THAT(test::toText(*m_history.find(record)), ElementsAre("ESTABLISHED > CLOSE-WAIT seen FIN received"));
}

// ---- destroy events

TEST_F(HistoryTest, AWholeLifeBetweenTwoPolls)
{
    snapshot(0, "");
    destroy(500, std::string(pair) + " cookie=7");
    answer(501, std::nullopt);
    ASSERT_NE(find(7), nullptr);
    EXPECT_THAT(steps(7), ElementsAre("CLOSED > CLOSED ambiguous"));
    EXPECT_TRUE(isWholeLife(find(7)->steps.front()));
    EXPECT_TRUE(waysOf(find(7)->steps.front()).empty());
    EXPECT_EQ(find(7)->closed, at(500));
}

TEST_F(HistoryTest, AWholeLifeThatLeftATimeWaitWithACookieOfItsOwn)
{
    snapshot(0, "LISTEN 0.0.0.0:80 - cookie=1");
    destroy(500, "127.0.0.1:80 127.0.0.1:40000 cookie=7");
    answer(600, "TIME-WAIT 127.0.0.1:80 127.0.0.1:40000 cookie=12 timer=time-wait/59900ms");
    EXPECT_THAT(steps(7), ElementsAre("LISTEN > TIME-WAIT ambiguous"));
    EXPECT_EQ(find(12), find(7));
    snapshot(1000,
             "LISTEN 0.0.0.0:80 - cookie=1\n"
             "TIME-WAIT 127.0.0.1:80 127.0.0.1:40000 cookie=12 timer=time-wait/59500ms");
    EXPECT_EQ(steps(7).size(), 1U);
}

TEST_F(HistoryTest, TheTimeWaitMaySeenBeforeTheDeathIsReported)
{
    snapshot(0, "");
    snapshot(1000, "TIME-WAIT " + std::string(pair) + " cookie=12 timer=time-wait/59500ms");
    destroy(500, std::string(pair) + " cookie=7");
    EXPECT_EQ(find(7), find(12));
    EXPECT_THAT(steps(7), ElementsAre("CLOSED > TIME-WAIT ambiguous"));
    EXPECT_TRUE(m_history.questions().empty());
}

TEST_F(HistoryTest, ADeathInCloseWaitIsNoTimeWait)
{
    snapshot(0, line("CLOSE-WAIT"));
    destroy(500, std::string(pair) + " cookie=7");
    EXPECT_THAT(steps(7), ElementsAre("CLOSE-WAIT > CLOSED ambiguous"));
    EXPECT_TRUE(m_history.questions().empty());
}

TEST_F(HistoryTest, ADeathInLastAckIsTheEnd)
{
    snapshot(0, line("LAST-ACK"));
    destroy(500, std::string(pair) + " cookie=7");
    EXPECT_THAT(steps(7), ElementsAre("LAST-ACK > CLOSED seen ACK of FIN received"));
    EXPECT_EQ(find(7)->closed, at(500));
}

TEST_F(HistoryTest, ASocketThatNeverHadAPeerIsNoConnection)
{
    snapshot(0, "");
    destroy(500, "0.0.0.0:0 0.0.0.0:0 cookie=7");
    EXPECT_EQ(find(7), nullptr);
}

TEST_F(HistoryTest, AListenersEnd)
{
    snapshot(0, "LISTEN 0.0.0.0:80 - cookie=1");
    destroy(500, "0.0.0.0:80 0.0.0.0:0 cookie=1");
    EXPECT_THAT(steps(1), ElementsAre("LISTEN > CLOSED seen close()"));
}

// ---- reconciliation

TEST_F(HistoryTest, AnEventThatComesLateTurnsAConclusionIntoKnowledge)
{
    snapshot(0, line("ESTABLISHED"));
    snapshot(1000, "TIME-WAIT " + std::string(pair) + " cookie=7 timer=time-wait/59500ms");
    EXPECT_THAT(logLines(), ElementsAre("ESTABLISHED > TIME-WAIT ambiguous"));
    change(400, line("ESTABLISHED > FIN-WAIT-1"));
    change(401, line("FIN-WAIT-1 > FIN-WAIT-2"));
    change(500, "FIN-WAIT-2 > CLOSED 127.0.0.1:0 127.0.0.1:80 cookie=7");
    EXPECT_THAT(steps(7),
                ElementsAre("ESTABLISHED > FIN-WAIT-1 observed close()",
                            "FIN-WAIT-1 > FIN-WAIT-2 observed ACK of FIN received",
                            "FIN-WAIT-2 > TIME-WAIT observed FIN received"));
    EXPECT_EQ(m_history.losses().contradictions, 0U);
}

TEST_F(HistoryTest, AStepThatWasSeenKeepsItsPlaceInTheLogWhenItIsObserved)
{
    snapshot(0, line("ESTABLISHED"));
    snapshot(1000, line("CLOSE-WAIT"));
    change(600, line("ESTABLISHED > CLOSE-WAIT"));
    EXPECT_THAT(logLines(), ElementsAre("ESTABLISHED > CLOSE-WAIT observed FIN received"));
    EXPECT_EQ(m_history.log().entries().front().sequence, 1U);
    EXPECT_EQ(find(7)->steps.front().time, at(600));
}

TEST_F(HistoryTest, ASightingThatAnEventHasOvertakenSaysNothing)
{
    snapshot(0, line("ESTABLISHED"));
    change(998, line("ESTABLISHED > FIN-WAIT-1"));
    change(999, line("FIN-WAIT-1 > FIN-WAIT-2"));
    snapshot(1000, line("ESTABLISHED")); // listed between 995 and 1000
    EXPECT_EQ(find(7)->state, State::FinWait2);
    snapshot(2000, line("FIN-WAIT-2"));
    EXPECT_EQ(find(7)->steps.size(), 2U);
}

TEST_F(HistoryTest, LostEventsLeaveAMarkedGap)
{
    snapshot(0, "");
    change(10, line("SYN-SENT > ESTABLISHED"));
    m_history.apply(test::lost(3, at(15)));
    change(20, line("FIN-WAIT-1 > FIN-WAIT-2"));
    EXPECT_THAT(steps(7),
                ElementsAre("SYN-SENT > ESTABLISHED observed SYN+ACK received", "ESTABLISHED > FIN-WAIT-1 seen close()",
                            "FIN-WAIT-1 > FIN-WAIT-2 observed ACK of FIN received"));
    EXPECT_EQ(m_history.losses().events, 3U);
}

TEST_F(HistoryTest, AConnectionWhoseEndWasLostEndsWhenNoSnapshotListsIt)
{
    snapshot(0, "");
    change(10, line("SYN-SENT > ESTABLISHED"));
    m_history.apply(test::lost(0, at(15)));
    snapshot(1000, "");
    EXPECT_FALSE(find(7)->closed);
    snapshot(2000, "");
    EXPECT_TRUE(find(7)->closed);
    EXPECT_EQ(find(7)->steps.back().known, Known::Ambiguous);
}

TEST_F(HistoryTest, ASocketCalledGoneTooEarlyComesBack)
{
    snapshot(0, line("ESTABLISHED"));
    snapshot(1000, "");
    snapshot(2000, "");
    EXPECT_TRUE(find(7)->closed);
    snapshot(3000, line("ESTABLISHED"));
    EXPECT_FALSE(find(7)->closed);
    EXPECT_THAT(steps(7), testing::IsEmpty());
    EXPECT_EQ(logLines().front(), "withdrawn ESTABLISHED > CLOSED ambiguous");
}

TEST_F(HistoryTest, AnExactQuerySaysWhatASnapshotWould)
{
    snapshot(0, line("ESTABLISHED"));
    const SocketRecord asked = m_last->sockets.front();
    m_history.applyQuery(asked, test::socketFromText(line("CLOSE-WAIT")), at(50), at(50));
    m_history.applyQuery(asked, std::nullopt, at(100), at(100));
    EXPECT_THAT(steps(7), ElementsAre("ESTABLISHED > CLOSE-WAIT seen FIN received", "CLOSE-WAIT > CLOSED ambiguous"));
}

TEST_F(HistoryTest, AnotherNamespaceIsNeverJudgedByOurSnapshots)
{
    snapshot(0, "");
    Event event = changed(line("SYN-SENT > ESTABLISHED"), at(10));
    event.networkNamespace = 4026532000;
    m_history.apply(event);
    snapshot(1000, "");
    snapshot(2000, "");
    snapshot(3000, "");
    EXPECT_FALSE(find(7)->closed);
    // Nor by a query: it asks our own namespace.
    m_history.applyQuery(test::socketFromText(line("ESTABLISHED"), at(3000)), std::nullopt, at(3100), at(3100));
    EXPECT_FALSE(find(7)->closed);
}

TEST_F(HistoryTest, AForgedEventFitsNowhereAndIsCounted)
{
    snapshot(0, line("ESTABLISHED"));
    change(500, line("ESTABLISHED > CLOSE-WAIT"));
    change(400, line("SYN-RECEIVED > FIN-WAIT-1"));
    EXPECT_THAT(steps(7), ElementsAre("ESTABLISHED > CLOSE-WAIT observed FIN received"));
}

// ---- bounds

TEST(HistoryBoundsTest, TheOldestGoneGoFirstThenTheStillest)
{
    HistoryBounds bounds;
    bounds.connections = 3;
    History history(bounds);
    const auto open = [&](std::uint64_t cookie, int ms) {
        history.apply(changed("SYN-SENT > ESTABLISHED 10.0.0.1:" + std::to_string(cookie) +
                                  " 10.0.0.2:80 cookie=" + std::to_string(cookie),
                              usualTime + milliseconds(ms)));
    };
    const auto close = [&](std::uint64_t cookie, int ms) {
        history.apply(changed("ESTABLISHED > CLOSED 10.0.0.1:0 10.0.0.2:80 cookie=" + std::to_string(cookie),
                              usualTime + milliseconds(ms)));
    };
    const auto has = [&](std::uint64_t cookie) {
        SocketRecord record;
        record.cookie = Cookie{cookie};
        return history.find(record) != nullptr;
    };
    open(1, 1);
    open(2, 2);
    open(3, 3);
    close(3, 4);
    close(2, 5);
    open(4, 6);
    EXPECT_TRUE(has(1) && has(2) && !has(3) && has(4));
    open(5, 7);
    open(6, 8);
    EXPECT_TRUE(!has(1) && !has(2) && has(4) && has(5) && has(6));
    EXPECT_EQ(history.connections().size(), 3U);
    EXPECT_EQ(history.connections().forgotten(), 3U);
}

TEST(HistoryBoundsTest, GoneConnectionsStayAsLongAsTheSettingSays)
{
    HistoryBounds bounds;
    bounds.keepGone = seconds(30);
    History history(bounds);
    history.apply(changed("LAST-ACK > CLOSED 10.0.0.1:1 10.0.0.2:80 cookie=1", usualTime));
    history.advance(usualTime + seconds(30));
    EXPECT_EQ(history.connections().size(), 1U);
    history.advance(usualTime + seconds(31));
    EXPECT_EQ(history.connections().size(), 0U);
    EXPECT_EQ(history.connections().stepCount(), 0U);
}

TEST(HistoryBoundsTest, ASocketUsedOverAndOverKeepsItsLastSteps)
{
    HistoryBounds bounds;
    bounds.stepsPerConnection = 4;
    bounds.logEntries = 3;
    History history(bounds);
    for (int i = 0; i < 10; ++i) {
        const Instant time = usualTime + milliseconds(10 * i);
        history.apply(changed("CLOSED > SYN-SENT 10.0.0.1:0 10.0.0.2:80 cookie=1", time));
        history.apply(changed("SYN-SENT > CLOSED 10.0.0.1:0 10.0.0.2:80 cookie=1", time + milliseconds(1)));
    }
    SocketRecord record;
    record.cookie = Cookie{1};
    ASSERT_NE(history.find(record), nullptr);
    EXPECT_EQ(history.find(record)->steps.size(), 4U);
    EXPECT_EQ(history.find(record)->stepsForgotten, 16U);
    EXPECT_EQ(history.log().entries().size(), 3U);
    EXPECT_EQ(history.log().entries().back().sequence, 20U);
    EXPECT_EQ(history.log().find(17), nullptr);
    EXPECT_NE(history.log().find(18), nullptr);
}

TEST(EdgeActivityTest, CountsTheLastMinuteOnly)
{
    EdgeActivity activity;
    activity.add(State::Closed, State::SynSent, usualTime);
    activity.add(State::Closed, State::SynSent, usualTime + seconds(59));
    activity.add(State::SynSent, State::Closed, usualTime + seconds(59));
    EXPECT_EQ(activity.lastMinute(State::Closed, State::SynSent, usualTime + seconds(59)), 2U);
    EXPECT_EQ(activity.lastMinute(State::Closed, State::SynSent, usualTime + seconds(60)), 1U);
    EXPECT_EQ(activity.lastMinute(State::SynSent, State::Closed, usualTime + seconds(118)), 1U);
    EXPECT_EQ(activity.lastMinute(State::SynSent, State::Closed, usualTime + seconds(119)), 0U);
    activity.add(State::Closed, State::Listen, usualTime + seconds(200));
    activity.add(State::Closed, State::Listen, usualTime); // a minute before the newest: too old to be kept
    EXPECT_EQ(activity.lastMinute(State::Closed, State::Listen, usualTime + seconds(200)), 1U);
}

} // namespace
} // namespace atlas
