// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/transition_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>
#include <set>

namespace atlas {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Step guess(std::uint64_t sequence, int seconds)
{
    Step step;
    step.from = State::Established;
    step.to = State::FinWait1;
    step.time = Instant(std::chrono::seconds(seconds));
    step.sequence = sequence;
    return step;
}

std::vector<std::uint64_t> numbers(const std::vector<const LogEntry*>& entries)
{
    std::vector<std::uint64_t> result;
    result.reserve(entries.size());
    for (const LogEntry* entry : entries)
        result.push_back(entry->sequence);
    return result;
}

struct LogTest : testing::Test {
    void append(int count)
    {
        for (int i = 0; i < count; ++i)
            log.append(connection, guess(0, 0));
    }

    Connection connection;
    TransitionLog log{10};
};

TEST_F(LogTest, ReportsWhatWasAmendedSinceEachOnceAndInOrder)
{
    append(6);
    const std::uint64_t revision = log.revision();
    EXPECT_THAT(log.amendedSince(revision, 6), IsEmpty());
    log.amend(guess(4, 1));
    log.withdraw(2);
    log.amend(guess(4, 2));
    append(1);
    EXPECT_THAT(numbers(log.amendedSince(revision, 6)), ElementsAre(2, 4));
    EXPECT_EQ(log.find(4)->step.time, guess(4, 2).time);
    EXPECT_THAT(numbers(log.amendedSince(revision, 3)), ElementsAre(2))
        << "a reader that has read up to 3 reads 4 as it is now";
    EXPECT_THAT(log.amendedSince(log.revision(), 7), IsEmpty());
}

TEST_F(LogTest, TheSameOnceMoreIsNoAmendment)
{
    append(1);
    log.amend(guess(1, 5));
    const std::uint64_t revision = log.revision();
    log.amend(guess(1, 5));
    EXPECT_EQ(log.revision(), revision);
}

TEST_F(LogTest, ASmallerCapacityDropsTheOldest)
{
    append(8);
    log.setCapacity(3);
    EXPECT_EQ(log.entries().size(), 3U);
    EXPECT_EQ(log.find(5), nullptr);
    ASSERT_NE(log.find(6), nullptr);
    append(1);
    EXPECT_EQ(log.entries().front().sequence, 7U);
}

std::vector<std::uint64_t> readAll(TransitionLog::Cursor& cursor, const TransitionLog& log)
{
    std::vector<std::uint64_t> read;
    while (const LogEntry* const entry = cursor.next(log))
        read.push_back(entry->sequence);
    return read;
}

TEST_F(LogTest, ACursorReadsEachEntryOnce)
{
    TransitionLog::Cursor cursor;
    EXPECT_FALSE(cursor.hasMore(log));
    EXPECT_THAT(readAll(cursor, log), IsEmpty());
    append(3);
    EXPECT_TRUE(cursor.hasMore(log));
    EXPECT_EQ(cursor.skipDropped(log), 0U);
    EXPECT_THAT(readAll(cursor, log), ElementsAre(1, 2, 3));
    append(1);
    EXPECT_THAT(readAll(cursor, log), ElementsAre(4));
    EXPECT_FALSE(cursor.hasMore(log));
}

TEST_F(LogTest, ACursorCountsWhatWasDroppedUnread)
{
    TransitionLog::Cursor cursor;
    append(2);
    EXPECT_THAT(readAll(cursor, log), ElementsAre(1, 2));
    append(13); // 6 to 15 are kept
    EXPECT_EQ(cursor.next(log), nullptr) << "it was dropped, and that has to be said first";
    EXPECT_TRUE(cursor.hasMore(log));
    EXPECT_EQ(cursor.skipDropped(log), 3U);
    EXPECT_EQ(cursor.skipDropped(log), 0U);
    EXPECT_EQ(cursor.next(log)->sequence, 6U);
    log.setCapacity(0);
    EXPECT_EQ(cursor.skipDropped(log), 9U);
    EXPECT_FALSE(cursor.hasMore(log));
}

TEST_F(LogTest, ACursorSeesWhatWasAmendedAfterItWasRead)
{
    TransitionLog::Cursor cursor;
    append(3);
    EXPECT_THAT(cursor.takeAmended(log), IsEmpty());
    EXPECT_EQ(cursor.next(log)->sequence, 1U);
    EXPECT_FALSE(cursor.isUpToDate(log));
    EXPECT_THAT(readAll(cursor, log), ElementsAre(2, 3));
    EXPECT_TRUE(cursor.isUpToDate(log));
    log.withdraw(2);
    EXPECT_FALSE(cursor.isUpToDate(log));
    EXPECT_THAT(numbers(cursor.takeAmended(log)), ElementsAre(2));
    EXPECT_THAT(cursor.takeAmended(log), IsEmpty());
    EXPECT_TRUE(cursor.isUpToDate(log));
}

// However often and in whatever order entries are amended and dropped, a reader that follows by amendedSince() ends
// with the same entries as one that reads everything again.
TEST_F(LogTest, FollowingGivesTheSameAsReadingAgain)
{
    std::mt19937 random(7);
    std::map<std::uint64_t, LogEntry> followed;
    std::uint64_t last = 0;
    std::uint64_t revision = 0;
    for (int round = 0; round < 2'000; ++round) {
        for (auto deeds = random() % 30; deeds > 0; --deeds) {
            const std::uint64_t any = 1 + random() % log.next();
            if (random() % 3 == 0)
                append(1);
            else if (random() % 4 == 0)
                log.withdraw(any);
            else
                log.amend(guess(any, static_cast<int>(random() % 3)));
        }
        for (const LogEntry* amended : log.amendedSince(revision, last))
            followed.at(amended->sequence) = *amended;
        for (const LogEntry& entry : log.entries())
            if (entry.sequence > last)
                followed[entry.sequence] = entry;
        last = log.next() - 1;
        revision = log.revision();
        for (const LogEntry& entry : log.entries()) {
            const LogEntry& known = followed.at(entry.sequence);
            ASSERT_EQ(known.step, entry.step) << round;
            ASSERT_EQ(known.withdrawn, entry.withdrawn) << round;
        }
    }
}

} // namespace
} // namespace atlas
