// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/chronicle.h"
#include "support/history_text.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <string>

namespace atlas {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using Texts = std::vector<std::string>;

struct ChronicleTest : testing::Test {
    Chronicle::SnapshotChange poll(std::string_view text, std::vector<Event> eventsMeanwhile = {})
    {
        return chronicle.apply(test::snapshotFromText(text, time), [&] {
            for (const Event& event : eventsMeanwhile)
                chronicle.apply(event);
        });
    }
    Texts steps(const std::string& socket)
    {
        const Connection* const connection = chronicle.history().find(test::socketFromText(socket, time));
        return connection != nullptr ? test::toText(*connection) : Texts();
    }

    Instant time = test::usualTime;
    std::map<std::string, std::string> answers; ///< by the address pair that is asked for
    Texts asked;
    Chronicle chronicle{HistoryBounds(),
                        [this](const SocketRecord& record) -> std::expected<std::optional<SocketRecord>, Error> {
                            asked.push_back(record.local.toString() + " " + record.remote.toString());
                            const auto found = answers.find(asked.back());
                            if (found == answers.end())
                                return std::nullopt;
                            if (found->second.empty())
                                return std::unexpected(Error::saying("busy"));
                            return test::socketFromText(found->second, time);
                        },
                        [this] { return time; }};
};

TEST_F(ChronicleTest, EventsDuringAPollComeBeforeIt)
{
    poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5");
    time += 1s;
    // The list was made after the event; heard the other way round, the event would be late and the step a conclusion.
    const auto second = poll("FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5",
                             {test::changed("ESTABLISHED > FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5", time - 100ms)});
    EXPECT_THAT(steps("FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5"),
                ElementsAre("ESTABLISHED > FIN-WAIT-1 observed close()"));
    EXPECT_EQ(second.diff, (Diff{{}, {}, {{0, 1}}}));
    EXPECT_EQ(second.after, chronicle.newest());
    ASSERT_NE(second.before, nullptr);
    EXPECT_EQ(chronicle.history().log().next(), 2U) << "reported once";
}

TEST_F(ChronicleTest, AMissingSocketIsAskedFor)
{
    poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5\nESTAB 1.0.0.1:22 1.0.0.2:8 cookie=4");
    answers["1.0.0.1:22 1.0.0.2:9"] = "ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5";
    time += 1s;
    const auto second = poll("");
    EXPECT_THAT(asked, testing::UnorderedElementsAre("1.0.0.1:22 1.0.0.2:9", "1.0.0.1:22 1.0.0.2:8"));
    EXPECT_EQ(second.after->sockets.size(), 1U);
    EXPECT_EQ(second.diff.gone.size(), 1U);
}

TEST_F(ChronicleTest, AnOpenFateIsAskedForOnce)
{
    poll("FIN-WAIT-2 1.0.0.1:22 1.0.0.2:9 cookie=5\nFIN-WAIT-2 1.0.0.1:22 1.0.0.2:8 cookie=4");
    time += 1s;
    for (const char* line :
         {"FIN-WAIT-2 > CLOSED 1.0.0.1:22 1.0.0.2:9 cookie=5", "FIN-WAIT-2 > CLOSED 1.0.0.1:22 1.0.0.2:8 cookie=4"})
        chronicle.apply(test::changed(line, time));
    answers["1.0.0.1:22 1.0.0.2:9"] = "TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5 timer=time-wait/60s";
    answers["1.0.0.1:22 1.0.0.2:8"] = ""; // it cannot be learned now, and the next poll will show it
    EXPECT_TRUE(chronicle.askOpenQuestions(1)) << "there is another";
    EXPECT_FALSE(chronicle.askOpenQuestions());
    EXPECT_FALSE(chronicle.askOpenQuestions());
    EXPECT_EQ(asked.size(), 2U);
    EXPECT_THAT(steps("TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5"),
                ElementsAre("FIN-WAIT-2 > TIME-WAIT observed FIN received"));
    EXPECT_THAT(steps("TIME-WAIT 1.0.0.1:22 1.0.0.2:8 cookie=4"), ElementsAre());
}

TEST_F(ChronicleTest, AReportIsAPoll)
{
    const auto first = poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5");
    const SocketRecord asks = first.after->sockets.front();
    chronicle.apply(FollowReport{WhichEnd::Own, asks, test::socketFromText("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5"),
                                 time + 50ms, time + 51ms});
    EXPECT_THAT(steps("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5"),
                ElementsAre("ESTABLISHED > CLOSE-WAIT seen FIN received"));
}

TEST_F(ChronicleTest, WhoHeldASocketIsStillNamedWhenNobodyDoes)
{
    poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5 pid=7 name=curl\nLISTEN 1.0.0.1:22 - cookie=1 pid=6 name=sshd");
    for (const char* const left :
         {"FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5 missing=orphaned",
          "TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=8 missing=time-wait relation=listener pid=6 name=sshd",
          "TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=8 missing=time-wait"}) {
        time += 1s;
        const auto step = poll(left);
        const SocketRecord& record = step.after->sockets.back();
        EXPECT_EQ(record.relation, Relation::HeldLast) << left;
        ASSERT_NE(record.related.first(), nullptr) << left;
        EXPECT_EQ(record.related.first()->name, "curl") << left;
    }
}

TEST_F(ChronicleTest, WhoOpenedASocketIsNamedThoughNoListCaughtIt)
{
    poll("");
    time += 1s;
    auto opened = test::changed("CLOSED > SYN-SENT 1.0.0.1:22 1.0.0.2:9 cookie=5", time - 500ms);
    std::get<StateChanged>(opened.what).pid = Pid{7};
    std::get<StateChanged>(opened.what).process = "curl";
    const auto step = poll("TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=8 missing=time-wait", {opened});
    ASSERT_NE(step.after->sockets.front().related.first(), nullptr);
    EXPECT_EQ(number(step.after->sockets.front().related.first()->pid), 7);
}

TEST_F(ChronicleTest, ATimeWaitThatWasThereFirstHasNoLastOwner)
{
    const auto step = poll("TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=8 missing=time-wait");
    EXPECT_EQ(step.after->sockets.front().relation, Relation::None);
}

TEST_F(ChronicleTest, AStepNamesWhoHoldsTheSocketThen)
{
    poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5 pid=7 name=master");
    time += 1s;
    // An event, so that the connection has a history already.
    chronicle.apply(test::changed("ESTABLISHED > CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5", time));
    time += 1s;
    poll("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5 pid=7 name=master");
    for (const char* const name : {"worker", "again"}) { // handed over, renamed
        time += 1s;
        poll("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5 pid=8 name=" + std::string(name));
    }
    time += 1s;
    chronicle.apply(test::changed("CLOSE-WAIT > LAST-ACK 1.0.0.1:22 1.0.0.2:9 cookie=5", time));
    const TransitionLog& log = chronicle.history().log();
    EXPECT_EQ(log.find(1)->process, "master");
    EXPECT_EQ(log.find(2)->process, "again");
    EXPECT_EQ(log.find(2)->pid, Pid{8});
}

TEST_F(ChronicleTest, AStepThatAListShowsNamesTheOwnerOfThatList)
{
    poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5 pid=7 name=master");
    time += 1s;
    poll("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5 pid=8 name=worker");
    EXPECT_EQ(chronicle.history().log().find(1)->process, "worker");
}

TEST_F(ChronicleTest, TheWallClockIsThatOfTheNewestSnapshot)
{
    Snapshot snapshot = test::snapshotFromText("", time);
    snapshot.wallTime = std::chrono::system_clock::time_point(12345s);
    chronicle.apply(std::move(snapshot), [] { });
    EXPECT_EQ(chronicle.wallTime(time + 3s), std::chrono::system_clock::time_point(12348s));
    EXPECT_EQ(chronicle.wallTime(time - 3s), std::chrono::system_clock::time_point(12342s));
}

TEST_F(ChronicleTest, ARecordKnowsItsAgeFromTheHistory)
{
    const Instant begin = time;
    const auto age = [&](const Chronicle::SnapshotChange& change) {
        return stateAge(change.after->sockets.front(), time);
    };
    EXPECT_EQ(age(poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5")), (StateAge{0ms, false}));
    time += 1s;
    const auto closing = test::changed("ESTABLISHED > CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5", begin + 123ms);
    EXPECT_EQ(age(poll("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5", {closing})), (StateAge{877ms, true}));
    time += 60s;
    const auto later = poll("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5");
    EXPECT_EQ(age(later), (StateAge{60'877ms, true}));
    EXPECT_TRUE(later.diff.empty());

    // The list shows a state whose event comes late: then it is the age alone that changes.
    time += 1s;
    const auto early = poll("LAST-ACK 1.0.0.1:22 1.0.0.2:9 cookie=5");
    EXPECT_FALSE(age(early).exact);
    EXPECT_EQ(age(early).duration, 0ms);
    chronicle.apply(test::changed("CLOSE-WAIT > LAST-ACK 1.0.0.1:22 1.0.0.2:9 cookie=5", time - 250ms));
    time += 1s;
    const auto known = poll("LAST-ACK 1.0.0.1:22 1.0.0.2:9 cookie=5");
    EXPECT_EQ(age(known), (StateAge{1250ms, true}));
    EXPECT_EQ(known.diff, (Diff{{}, {}, {{0, 1}}})) << "rows are sorted by it";
}

TEST_F(ChronicleTest, OtherNamespacesAreLeftOutUntilTheyAreWanted)
{
    constexpr std::uint32_t elsewhere = 4'026'532'000;
    poll("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5");
    const auto connect = [&](std::string_view line, std::uint32_t networkNamespace) {
        Event event = test::changed(line, time);
        event.networkNamespace = networkNamespace;
        chronicle.apply(event);
    };
    connect("SYN-SENT > ESTABLISHED 1.0.0.1:30 1.0.0.2:9 cookie=30", elsewhere);
    const History& history = chronicle.history();
    EXPECT_EQ(history.log().entries().size(), 0U);
    EXPECT_EQ(history.connections().size(), 0U) << "the bounds are for our own";

    chronicle.setAllNamespaces(true);
    connect("SYN-SENT > ESTABLISHED 1.0.0.1:31 1.0.0.2:9 cookie=31", elsewhere);
    connect("SYN-SENT > ESTABLISHED 1.0.0.1:32 1.0.0.2:9 cookie=32", 0);
    ASSERT_EQ(history.log().entries().size(), 2U);
    EXPECT_EQ(history.log().entries()[0].networkNamespace, elsewhere);
    EXPECT_EQ(history.activity().lastMinute(State::SynSent, State::Established, time), 1U)
        << "the arrows stand beside numbers of our own sockets";
}

TEST_F(ChronicleTest, TighterBoundsForgetAtOnce)
{
    for (int port = 1; port <= 20; ++port)
        chronicle.apply(test::changed("SYN-SENT > ESTABLISHED 1.0.0.1:" + std::to_string(port) +
                                          " 1.0.0.2:9 cookie=" + std::to_string(port),
                                      time));
    for (int step = 0; step < 8; ++step)
        chronicle.apply(test::changed(step % 2 == 0 ? "ESTABLISHED > CLOSED 1.0.0.1:20 1.0.0.2:9 cookie=20"
                                                    : "CLOSED > ESTABLISHED 1.0.0.1:20 1.0.0.2:9 cookie=20",
                                      time + std::chrono::seconds(step)));
    const History& history = chronicle.history();
    ASSERT_EQ(history.connections().size(), 20U);
    HistoryBounds bounds;
    bounds.connections = 6;
    bounds.stepsPerConnection = 2;
    bounds.logEntries = 4;
    chronicle.setBounds(bounds);
    EXPECT_EQ(history.connections().size(), 6U);
    EXPECT_EQ(history.log().entries().size(), 4U);
    for (const BookEntry& entry : history.connections().living())
        EXPECT_LE(entry.connection().steps.size(), 2U);
}

} // namespace
} // namespace atlas
