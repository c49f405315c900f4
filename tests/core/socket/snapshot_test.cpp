// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/snapshot.h"
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

namespace atlas {
namespace {

using test::socketFromText;

TEST(SortByKey, KeepsTheLastOfEachKey)
{
    std::vector<SocketRecord> sockets{
        socketFromText("ESTABLISHED 1.1.1.1:3 1.1.1.1:9 cookie=3 recvq=1"),
        socketFromText("LISTEN 1.1.1.1:1 - inode=5"),
        socketFromText("ESTABLISHED 1.1.1.1:2 1.1.1.1:9 cookie=2"),
        socketFromText("ESTABLISHED 1.1.1.1:3 1.1.1.1:9 cookie=3 recvq=2"),
        socketFromText("LISTEN 1.1.1.1:1 - inode=4"),
    };
    EXPECT_EQ(sortByKey(sockets), 1U);
    std::vector<std::string> lines;
    std::ranges::transform(sockets, std::back_inserter(lines), [](const auto& r) { return test::toText(r); });
    EXPECT_EQ(lines,
              (std::vector<std::string>{"LISTEN 1.1.1.1:1 - inode=4", "LISTEN 1.1.1.1:1 - inode=5",
                                        "ESTABLISHED 1.1.1.1:2 1.1.1.1:9 cookie=2",
                                        "ESTABLISHED 1.1.1.1:3 1.1.1.1:9 cookie=3 recvq=2"}));
}

TEST(SortByKey, AgreesWithAMapOnAnyOrder)
{
    std::mt19937 random(1);
    for (int round = 0; round < 300; ++round) {
        std::vector<SocketRecord> sockets(random() % 40);
        std::map<SocketKey, std::uint32_t> expected;
        for (SocketRecord& record : sockets) {
            record.local.port = static_cast<std::uint16_t>(random() % 5);
            if (random() % 2 == 0)
                record.cookie = Cookie{random() % 20};
            record.receiveQueue = static_cast<std::uint32_t>(random());
            expected[keyOf(record)] = record.receiveQueue;
        }
        const std::size_t before = sockets.size();
        EXPECT_EQ(sortByKey(sockets), before - expected.size());
        ASSERT_TRUE(std::ranges::equal(sockets, expected, [](const SocketRecord& record, const auto& entry) {
            return keyOf(record) == entry.first && record.receiveQueue == entry.second;
        }));
    }
}

TEST(Snapshot, FindsByKey)
{
    const Snapshot snapshot = test::snapshotFromText("LISTEN 1.1.1.1:1 - cookie=1\n"
                                                     "LISTEN 1.1.1.1:2 - inode=7\n"
                                                     "TIME-WAIT 1.1.1.1:3 1.1.1.1:4 cookie=9\n");
    for (const SocketRecord& record : snapshot.sockets)
        EXPECT_EQ(snapshot.find(keyOf(record)), &record);
    EXPECT_EQ(snapshot.find(SocketKey{Cookie{2}, {}, {}, {}}), nullptr);
    EXPECT_EQ(snapshot.find(SocketKey{Cookie{10}, {}, {}, {}}), nullptr);
    EXPECT_EQ(Snapshot().find(SocketKey{}), nullptr);
}

TEST(Snapshot, CountsStates)
{
    const auto counts = countStates(test::snapshotFromText("LISTEN 1.1.1.1:1 - cookie=1\nLISTEN 1.1.1.1:2 - cookie=2\n"
                                                           "UNKNOWN 1.1.1.1:2 1.1.1.1:3 cookie=3")
                                        .sockets);
    EXPECT_EQ(counts[static_cast<std::size_t>(State::Listen)], 2U);
    EXPECT_EQ(counts[static_cast<std::size_t>(State::Unknown)], 1U);
    EXPECT_EQ(counts[static_cast<std::size_t>(State::Established)], 0U);
}

TEST(Snapshot, IsCompleteOnlyWithBothFamilies)
{
    Snapshot snapshot = test::snapshotFromText("");
    EXPECT_TRUE(snapshot.complete());
    snapshot.ipv6.complete = false;
    EXPECT_FALSE(snapshot.complete());
    EXPECT_TRUE(snapshot.coverage(Family::IPv4).complete);
    EXPECT_FALSE(snapshot.coverage(Family::IPv6).complete);
}

TEST(Names, AreLookedUp)
{
    const auto names = test::usualNames();
    EXPECT_EQ(*names->user(Uid{1000}), "ada");
    EXPECT_EQ(names->user(Uid{1001}), nullptr);
    EXPECT_EQ(*names->service(443), "https");
    EXPECT_EQ(names->service(444), nullptr);
}

} // namespace
} // namespace atlas
