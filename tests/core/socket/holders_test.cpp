// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/holders.h"
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

namespace atlas {
namespace {

using namespace std::chrono_literals;

TEST(Holders, AreCountedByProcessTheLargestFirst)
{
    const Snapshot snapshot = test::snapshotFromText("CLOSE-WAIT 1.1.1.1:1 2.2.2.2:1 cookie=1 pid=7 name=a age=3m\n"
                                                     "CLOSE-WAIT 1.1.1.1:1 2.2.2.2:2 cookie=2 pid=8 name=b age=2m\n"
                                                     "CLOSE-WAIT 1.1.1.1:1 2.2.2.2:3 cookie=3 pid=8 name=b age=14m\n"
                                                     "ESTABLISHED 1.1.1.1:1 2.2.2.2:4 cookie=4 pid=7 name=a age=1h\n"
                                                     "CLOSE-WAIT 1.1.1.1:1 2.2.2.2:5 cookie=5 missing=not-permitted\n"
                                                     "CLOSE-WAIT 1.1.1.1:1 2.2.2.2:6 cookie=6 pid=8 name=b age=1m\n");
    const auto holders = holdersOf(snapshot, State::CloseWait);
    ASSERT_EQ(holders.size(), 2U);
    EXPECT_EQ(holders[0].process->name, "b");
    EXPECT_EQ(holders[0].sockets, 3U);
    EXPECT_EQ(holders[0].oldest.duration, 14min);
    EXPECT_EQ(holders[1].process->name, "a");
    EXPECT_EQ(holders[1].sockets, 1U);
    EXPECT_EQ(holders[1].oldest.duration, 3min);
    EXPECT_TRUE(holdersOf(snapshot, State::Listen).empty());
}

} // namespace
} // namespace atlas
