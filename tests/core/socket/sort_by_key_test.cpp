// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/snapshot.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace atlas {
namespace {

/// A record that can be distinguished from every other by its queue.
SocketRecord make(std::uint64_t cookie, std::uint16_t port, std::uint32_t mark)
{
    SocketRecord record;
    if (cookie != 0)
        record.cookie = Cookie{cookie};
    record.local.port = port;
    record.receiveQueue = mark;
    return record;
}

// Against the plain way: sort by key in a stable manner, then keep the last of each key.
TEST(SortByKey, IsAStableSortThatKeepsTheLastOfEachKey)
{
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed);
        const std::size_t size = random() % 40;
        const bool cookies = seed % 3 != 0;
        std::vector<SocketRecord> sockets;
        sockets.reserve(size);
        for (std::uint32_t i = 0; i < size; ++i)
            sockets.push_back(make(cookies ? random() % 30 : 0, static_cast<std::uint16_t>(random() % 20), i));

        std::vector<SocketRecord> sorted = sockets;
        std::ranges::stable_sort(sorted, [](const auto& a, const auto& b) { return compareKeys(a, b) < 0; });
        std::vector<SocketRecord> expected;
        for (const SocketRecord& record : sorted) {
            if (!expected.empty() && compareKeys(expected.back(), record) == 0)
                expected.back() = record;
            else
                expected.push_back(record);
        }

        const std::size_t dropped = sortByKey(sockets);
        ASSERT_EQ(dropped, size - expected.size()) << "seed " << seed;
        ASSERT_EQ(sockets.size(), expected.size()) << "seed " << seed;
        for (std::size_t i = 0; i < sockets.size(); ++i)
            ASSERT_EQ(sockets[i].receiveQueue, expected[i].receiveQueue) << "seed " << seed << " place " << i;
    }
}

TEST(SortByKey, LeavesWhatIsSortedWhereItIs)
{
    std::vector<SocketRecord> sockets{make(1, 9, 1), make(2, 8, 2), make(3, 7, 3)};
    const SocketRecord* const first = sockets.data();
    EXPECT_EQ(sortByKey(sockets), 0U);
    EXPECT_EQ(sockets.data(), first);
    EXPECT_EQ(sockets[2].receiveQueue, 3U);
}

} // namespace
} // namespace atlas
