// SPDX-License-Identifier: GPL-3.0-or-later
//
// The ladder of lines, from events: which way each arrow points, and what becomes of a packet.
#include "cli/ladder.h"
#include "support/lab_language.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace atlas::cli::test {
namespace {

using atlas::test::events;
using testing::ElementsAre;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

/// The lines of a ladder, without the spaces that put them in their columns.
std::vector<std::string> ladder(const std::vector<std::string>& story)
{
    std::ostringstream out;
    std::ostringstream err;
    const Io io{.out = out, .err = err, .terminal = {}, .environment = {}};
    Ladder(io).write(events(story, 1, {State::Established, State::Established}));
    std::vector<std::string> lines;
    std::istringstream in(out.str());
    for (std::string line; std::getline(in, line);)
        lines.push_back(line.substr(line.find_first_not_of(' ')));
    return lines;
}

TEST(Ladder, AnInjectedResetComesFromTheHostThatItSeemsToBeFrom)
{
    EXPECT_THAT(ladder({"b> 1 RST forged"}),
                ElementsAre(testing::AllOf(StartsWith("·── RST, seq 1 (injected)"), Not(EndsWith("·")))));
    EXPECT_THAT(ladder({"a> 1 RST forged"}), ElementsAre(testing::AllOf(StartsWith("── RST"), EndsWith("·"))));
    const auto toA = ladder({"b> 1 RST forged", "1 ok"});
    ASSERT_EQ(toA.size(), 2U);
    EXPECT_THAT(toA[1], StartsWith("◀── RST, seq 1 (injected)"));
    const auto toB = ladder({"a> 1 RST forged", "1 ok"});
    EXPECT_THAT(toB.at(1), EndsWith("▶"));
}

TEST(Ladder, ARepeatedPacketIsHeldLikeTheFirst)
{
    EXPECT_THAT(ladder({"a> 1 SYN", "1 again", "1 ok"}),
                ElementsAre(EndsWith("·"), "SYN, seq 1: repeated, and held like the first", EndsWith("▶")));
}

TEST(Ladder, ADelayedPacketArrivesLater)
{
    EXPECT_THAT(ladder({"b> 1 FIN+ACK", "1 later", "1 ok"}),
                ElementsAre(StartsWith("·── FIN+ACK, seq 1, ack 1"), "FIN+ACK, seq 1, ack 1: arrives later",
                            StartsWith("◀── ")));
}

TEST(Ladder, SwappedPacketsChangePlaces)
{
    EXPECT_THAT(ladder({"a> 1 ACK 1", "a> 2 ACK 100", "1 swapped"}),
                ElementsAre(HasSubstr("1 byte,"), HasSubstr("100 bytes,"), "two packets swap places"));
}

TEST(Ladder, ACopyArrivesAndThePacketCanBeLost)
{
    EXPECT_THAT(ladder({"a> 1 ACK", "1 copy", "1 lost"}), ElementsAre(EndsWith("·"), EndsWith("▶"), EndsWith("✗")));
}

TEST(Ladder, SaysHowACallFailedAndHowLongAWaitWas)
{
    EXPECT_THAT(ladder({"a connect(): ECONNREFUSED", "wait 99", "wait 1060", "note \u202ehere"}),
                ElementsAre("connect(): ECONNREFUSED", "1.1 s pass", "\\u202ehere"));
}

} // namespace
} // namespace atlas::cli::test
