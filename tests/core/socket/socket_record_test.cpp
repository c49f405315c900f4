// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/socket_record.h"
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace atlas {
namespace {

using namespace std::chrono_literals;
using test::socketFromText;

TEST(SocketKey, IsTheCookieWhereThereIsOne)
{
    const auto before = socketFromText("SYN-RECEIVED 10.0.0.1:22 10.0.0.9:5000 cookie=5");
    const auto after = socketFromText("ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cookie=5 inode=9 pid=7 name=sshd");
    const auto reused = socketFromText("ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cookie=6");
    EXPECT_EQ(keyOf(before), keyOf(after));
    EXPECT_NE(keyOf(after), keyOf(reused));
}

TEST(SocketKey, IsTheAddressesWithoutOne)
{
    const auto before = socketFromText("ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 inode=9");
    const auto after = socketFromText("TIME-WAIT 10.0.0.1:22 10.0.0.9:5000");
    EXPECT_EQ(keyOf(before), keyOf(after));
    EXPECT_NE(keyOf(before), keyOf(socketFromText("ESTABLISHED 10.0.0.1:22 10.0.0.9:5001 inode=9")));
    EXPECT_NE(keyOf(before), keyOf(socketFromText("ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cookie=1")));
    // Several listeners may share one address; their inodes distinguish them.
    EXPECT_NE(keyOf(socketFromText("LISTEN 0.0.0.0:80 - inode=1")),
              keyOf(socketFromText("LISTEN 0.0.0.0:80 - inode=2")));
}

TEST(SocketKey, IsComparedWithoutBeingMade)
{
    const std::array records{
        socketFromText("LISTEN 0.0.0.0:80 - inode=1"),
        socketFromText("LISTEN 0.0.0.0:80 - inode=2"),
        socketFromText("LISTEN 0.0.0.0:80 -"),
        socketFromText("ESTABLISHED [::1]:80 [::1]:90"),
        socketFromText("ESTABLISHED 1.1.1.1:80 2.2.2.2:90"),
        socketFromText("LISTEN 0.0.0.0:80 - cookie=1"),
        socketFromText("LISTEN 0.0.0.0:80 - cookie=2"),
    };
    for (const auto& a : records)
        for (const auto& b : records)
            EXPECT_EQ(compareKeys(a, b), keyOf(a) <=> keyOf(b)) << test::toText(a) << " | " << test::toText(b);
}

struct Difference {
    const char* one;
    const char* other;
    bool same;
};

class SameContent : public testing::TestWithParam<Difference> { };

TEST_P(SameContent, IsWhatAPersonSees)
{
    const std::string ends = " 10.0.0.1:22 10.0.0.9:5000 cookie=5 ";
    const auto line = [&](const char* text) {
        const std::string words(text);
        const auto space = words.find(' ');
        return socketFromText(words.substr(0, space) + ends + (space == std::string::npos ? "" : words.substr(space)));
    };
    EXPECT_EQ(sameContent(line(GetParam().one), line(GetParam().other)), GetParam().same);
}

INSTANTIATE_TEST_SUITE_P(
    Differences, SameContent,
    testing::Values(Difference{"ESTABLISHED", "ESTABLISHED", true}, Difference{"ESTABLISHED", "FIN-WAIT-1", false},
                    Difference{"ESTABLISHED age=1s seen=2s", "ESTABLISHED age=9s seen=8s", true},
                    Difference{"ESTABLISHED recvq=1", "ESTABLISHED", false},
                    Difference{"ESTABLISHED sendq=1", "ESTABLISHED", false},
                    Difference{"ESTABLISHED missed", "ESTABLISHED", false},
                    Difference{"ESTABLISHED uid=1", "ESTABLISHED", false},
                    Difference{"ESTABLISHED inode=1", "ESTABLISHED", false},
                    // a timer that runs down is not a change; another round is
                    Difference{"ESTABLISHED timer=keepalive/9s", "ESTABLISHED timer=keepalive/8s", true},
                    Difference{"ESTABLISHED timer=keepalive/9s", "ESTABLISHED timer=persist/9s", false},
                    Difference{"ESTABLISHED timer=keepalive/9s/1", "ESTABLISHED timer=keepalive/9s/2", false},
                    Difference{"ESTABLISHED timer=keepalive/9s", "ESTABLISHED", false},
                    Difference{"ESTABLISHED rtt=1ms", "ESTABLISHED rtt=2ms", false},
                    Difference{"ESTABLISHED rtt=1ms", "ESTABLISHED", false},
                    Difference{"ESTABLISHED pid=7 name=a", "ESTABLISHED pid=7 name=a", true},
                    Difference{"ESTABLISHED pid=7 name=a", "ESTABLISHED pid=7 name=b", false},
                    Difference{"ESTABLISHED pid=7 fd=3", "ESTABLISHED pid=7 fd=4", false},
                    Difference{"ESTABLISHED pid=7", "ESTABLISHED pid=7 pid=8", false},
                    Difference{"ESTABLISHED missing=not-permitted", "ESTABLISHED", false}));

TEST(StateAge, IsExactWhereATimerOrAnEventSaysSo)
{
    const auto now = test::usualTime;
    EXPECT_EQ(stateAge(socketFromText("ESTABLISHED 1.1.1.1:1 1.1.1.1:2 age=5m"), now), (StateAge{5min, false}));
    EXPECT_EQ(stateAge(socketFromText("TIME-WAIT 1.1.1.1:1 1.1.1.1:2 timer=time-wait/43s age=1s"), now),
              (StateAge{17s, true}));
    // The kernel may let its timer run a little over; no age is negative.
    EXPECT_EQ(stateAge(socketFromText("TIME-WAIT 1.1.1.1:1 1.1.1.1:2 timer=time-wait/61s"), now), (StateAge{0s, true}));
    EXPECT_EQ(stateAge(socketFromText("FIN-WAIT-2 1.1.1.1:1 1.1.1.1:2 timer=time-wait/10s age=2s"), now),
              (StateAge{2s, false}));
    EXPECT_EQ(stateAge(socketFromText("LISTEN 1.1.1.1:1 - age=0s"), now - 1s), (StateAge{0s, false}));
    SocketRecord reported = socketFromText("ESTABLISHED 1.1.1.1:1 1.1.1.1:2 age=5m");
    reported.inStateExactly = true;
    EXPECT_EQ(stateAge(reported, now), (StateAge{5min, true}));
    // What was read a while ago goes on.
    EXPECT_EQ(stateAge(reported, {now, now + 2s}), (StateAge{302s, true}));
    EXPECT_EQ(stateAge(socketFromText("TIME-WAIT 1.1.1.1:1 1.1.1.1:2 timer=time-wait/43s"), {now, now + 2s}),
              (StateAge{19s, true}));
}

TEST(SocketRecord, HasAPeerUnlessItListens)
{
    EXPECT_TRUE(socketFromText("ESTABLISHED 1.1.1.1:1 1.1.1.1:2").hasPeer());
    EXPECT_FALSE(socketFromText("LISTEN 1.1.1.1:1 -").hasPeer());
    EXPECT_FALSE(socketFromText("CLOSED [::1]:1 -").hasPeer());
}

TEST(Identifiers, AreDifferent)
{
    std::vector<std::string_view> seen;
    for (int i = 0; i <= static_cast<int>(OwnerMissing::NotLookedUp); ++i)
        seen.push_back(identifier(static_cast<OwnerMissing>(i)));
    std::ranges::sort(seen);
    EXPECT_EQ(std::ranges::adjacent_find(seen), seen.end());
    EXPECT_EQ(identifier(OwnerMissing::NotPermitted), "not-permitted");
    EXPECT_EQ(identifier(TimerKind::TimeWait), "time-wait");
}

} // namespace
} // namespace atlas
