// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/forgotten.h"
#include "core/history/history.h"
#include "support/history_text.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace atlas {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

constexpr const char* pair = " 127.0.0.1:80 127.0.0.1:40000 cookie=8";

/// The short life of a server's end.
void live(History& history)
{
    const Instant time = test::usualTime;
    for (const auto& [after, line] :
         {std::pair(0ms, "SYN-RECEIVED > ESTABLISHED"), std::pair(1ms, "ESTABLISHED > CLOSE-WAIT"),
          std::pair(2ms, "CLOSE-WAIT > LAST-ACK"), std::pair(3ms, "LAST-ACK > CLOSED")})
        history.apply(test::changed(std::string(line) + pair, time + after));
}

TEST(Forgotten, TheLogStillHasTheWholeLife)
{
    History history;
    live(history);
    SocketRecord record = test::socketFromText(std::string("SYN-RECEIVED") + pair, test::usualTime);
    ASSERT_NE(history.find(record), nullptr);
    const auto before = test::toText(*history.find(record));
    history.advance(test::usualTime + 1h);
    ASSERT_EQ(history.find(record), nullptr) << "its history is forgotten by now";
    const auto rebuilt = fromLog(history.log(), record);
    ASSERT_TRUE(rebuilt);
    EXPECT_EQ(test::toText(*rebuilt), before);
    EXPECT_EQ(rebuilt->state, State::Closed);
    EXPECT_EQ(rebuilt->closed, test::usualTime + 3ms);
    EXPECT_TRUE(rebuilt->forgotten);
}

TEST(Forgotten, NothingIsMadeUpOfAnotherConnection)
{
    History history;
    live(history);
    EXPECT_FALSE(fromLog(history.log(), test::socketFromText("TIME-WAIT 127.0.0.1:80 127.0.0.1:40000 cookie=9")));
    EXPECT_FALSE(fromLog(history.log(), test::socketFromText("TIME-WAIT 127.0.0.1:80 127.0.0.1:40000")));
}

TEST(Forgotten, StepsThatBecameKnownLateStandInTheirPlaces)
{
    TransitionLog log(10);
    Connection connection;
    connection.id = ConnectionId{3};
    connection.cookie = Cookie{8};
    const auto write = [&](State from, State to, std::chrono::milliseconds after) {
        Step step;
        step.from = from;
        step.to = to;
        step.known = Known::Seen;
        step.after = step.time = test::usualTime + after;
        step.sequence = log.append(connection, step);
        return step;
    };
    write(State::FinWait2, State::TimeWait, 5ms);
    const Step wrong = write(State::TimeWait, State::Closed, 6ms);
    write(State::FinWait1, State::FinWait2, 5ms);
    write(State::Established, State::FinWait1, 5ms);
    log.withdraw(wrong.sequence);
    SocketRecord record;
    record.cookie = Cookie{8};
    const auto rebuilt = fromLog(log, record);
    ASSERT_TRUE(rebuilt);
    std::vector<State> states;
    for (const Step& step : rebuilt->steps)
        states.push_back(step.to);
    EXPECT_THAT(states, ElementsAre(State::FinWait1, State::FinWait2, State::TimeWait));
    EXPECT_EQ(rebuilt->closed, std::nullopt);
}

} // namespace
} // namespace atlas
