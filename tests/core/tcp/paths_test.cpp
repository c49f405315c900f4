// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/paths.h"

#include <gtest/gtest.h>

#include <set>
#include <string>
#include <vector>

namespace atlas {
namespace {

std::string text(const Way& way)
{
    std::string result;
    for (const State state : way.states())
        result += (result.empty() ? "" : " ") + std::string(rfcName(state));
    return result;
}

std::vector<std::string> texts(std::span<const Way> ways)
{
    std::vector<std::string> result;
    for (const Way& way : ways)
        result.push_back(text(way));
    return result;
}

using Texts = std::vector<std::string>;

TEST(Paths, OneWayThroughSeveralStates)
{
    EXPECT_EQ(texts(waysBetween(State::Established, State::LastAck)), Texts{"ESTABLISHED CLOSE-WAIT LAST-ACK"});
    EXPECT_EQ(texts(waysBetween(State::Established, State::FinWait2)), Texts{"ESTABLISHED FIN-WAIT-1 FIN-WAIT-2"});
    EXPECT_EQ(texts(waysBetween(State::Closed, State::Established)), Texts{"CLOSED SYN-SENT ESTABLISHED"});
    EXPECT_EQ(texts(waysBetween(State::Listen, State::CloseWait)), Texts{"LISTEN SYN-RECEIVED ESTABLISHED CLOSE-WAIT"});
    ASSERT_NE(onlyWay(State::Listen, State::Established), nullptr);
}

TEST(Paths, SeveralWaysAreAllNamedTheDrawnOnesFirst)
{
    EXPECT_EQ(texts(waysBetween(State::Established, State::TimeWait)),
              (Texts{"ESTABLISHED FIN-WAIT-1 TIME-WAIT", "ESTABLISHED FIN-WAIT-1 FIN-WAIT-2 TIME-WAIT",
                     "ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT"}));
    EXPECT_EQ(onlyWay(State::Established, State::TimeWait), nullptr);
    EXPECT_EQ(text(waysBetween(State::Established, State::Closed, ThroughTimeWait::No).front()),
              "ESTABLISHED CLOSE-WAIT LAST-ACK CLOSED");
}

TEST(Paths, TimeWaitCannotHideInAShortGap)
{
    for (const Way& way : waysBetween(State::Established, State::Closed, ThroughTimeWait::No))
        EXPECT_FALSE(way.passes(State::TimeWait)) << text(way);
    EXPECT_EQ(texts(waysBetween(State::FinWait2, State::Closed, ThroughTimeWait::No)), Texts{"FIN-WAIT-2 CLOSED"});
    EXPECT_EQ(texts(waysBetween(State::FinWait2, State::Closed)),
              (Texts{"FIN-WAIT-2 TIME-WAIT CLOSED", "FIN-WAIT-2 CLOSED"}));
}

TEST(Paths, ADrawnEdgeIsTheWayThoughLongerOnesExist)
{
    const Way* const way = onlyWay(State::FinWait1, State::TimeWait);
    ASSERT_NE(way, nullptr);
    EXPECT_EQ(text(*way), "FIN-WAIT-1 TIME-WAIT");
    EXPECT_EQ(waysBetween(State::FinWait1, State::TimeWait).size(), 3U);
}

TEST(Paths, RareEdgesCountOnlyWhereNothingElseLeads)
{
    EXPECT_EQ(texts(waysBetween(State::SynSent, State::Established)), Texts{"SYN-SENT ESTABLISHED"});
    EXPECT_EQ(texts(waysBetween(State::SynSent, State::SynReceived)), Texts{"SYN-SENT SYN-RECEIVED"});
}

TEST(Paths, ASocketUsedAgainPassesClosed)
{
    EXPECT_EQ(texts(waysBetween(State::CloseWait, State::SynSent)), Texts{"CLOSE-WAIT CLOSED SYN-SENT"});
}

TEST(Paths, ASelfConnectedSocketMeetsItself)
{
    const auto opening = selfConnectedWay(State::Closed, State::Established);
    ASSERT_TRUE(opening);
    EXPECT_EQ(text(*opening), "CLOSED SYN-SENT SYN-RECEIVED ESTABLISHED");
    const auto closing = selfConnectedWay(State::Established, State::TimeWait);
    ASSERT_TRUE(closing);
    EXPECT_EQ(text(*closing), "ESTABLISHED FIN-WAIT-1 CLOSING TIME-WAIT");
    EXPECT_FALSE(selfConnectedWay(State::Established, State::CloseWait));
    EXPECT_FALSE(selfConnectedWay(State::TimeWait, State::Established));
}

// Between any two states there is a way, and each step of each way is an edge of the table.
TEST(Paths, EveryWayIsMadeOfEdgesAndMeetsNoStateTwice)
{
    for (const State from : knownStates) {
        for (const State to : knownStates) {
            const auto ways = waysBetween(from, to);
            EXPECT_EQ(ways.empty(), from == to) << rfcName(from) << " to " << rfcName(to);
            for (const Way& way : ways) {
                const auto states = way.states();
                EXPECT_EQ(states.front(), from);
                EXPECT_EQ(states.back(), to);
                EXPECT_EQ(std::set<State>(states.begin(), states.end()).size(), states.size());
                for (std::size_t i = 0; i + 1 < states.size(); ++i)
                    EXPECT_TRUE(isEdge(states[i], states[i + 1])) << text(way);
            }
        }
    }
    EXPECT_TRUE(waysBetween(State::Unknown, State::Established).empty());
}

} // namespace
} // namespace atlas
