// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/event_queue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <thread>

namespace atlas {
namespace {

using namespace std::chrono_literals;

std::vector<Event> numbered(std::uint64_t first, std::uint64_t count)
{
    std::vector<Event> events;
    events.reserve(count);
    for (std::uint64_t i = 0; i < count; ++i)
        events.push_back({Instant(std::chrono::seconds(first + i)), 0, Hint{HintKind::Retransmitted, {}, {}, {}}});
    return events;
}

TEST(EventQueueTest, GivesWhatWasLeftInItsOrder)
{
    EventQueue queue;
    const auto listener = queue.listener();
    listener.begun();
    listener.sink(numbered(1, 2));
    listener.sink(numbered(3, 1));
    listener.ended(Error::saying("enough"));
    const auto taken = queue.take();
    EXPECT_TRUE(taken.begun);
    EXPECT_THAT(taken.ended, testing::ElementsAre(Error::saying("enough")));
    ASSERT_EQ(taken.events.size(), 3U);
    for (std::size_t i = 0; i < 3; ++i)
        EXPECT_EQ(taken.events[i].time, Instant(std::chrono::seconds(i + 1)));
    const auto again = queue.take();
    EXPECT_TRUE(again.events.empty());
    EXPECT_FALSE(again.begun);
    EXPECT_TRUE(again.ended.empty());
}

TEST(EventQueueTest, WakesOnceForAllThatIsTakenAtOnce)
{
    int woken = 0;
    EventQueue queue([&] { ++woken; });
    const auto listener = queue.listener();
    for (int i = 0; i < 1'000; ++i)
        listener.sink(numbered(1, 1));
    listener.ended(Error::saying("enough"));
    EXPECT_EQ(woken, 1);
    EXPECT_EQ(queue.take().events.size(), 1'000U);
    listener.begun();
    EXPECT_EQ(woken, 2);
}

TEST(EventQueueTest, CountsWhatHasNoRoom)
{
    EventQueue queue({}, 5);
    const auto listener = queue.listener();
    listener.sink(numbered(1, 3));
    listener.sink(numbered(4, 4));
    listener.sink(numbered(8, 1));
    const auto taken = queue.take();
    ASSERT_EQ(taken.events.size(), 6U);
    EXPECT_EQ(taken.events[5].time, taken.events[4].time) << "the gap is behind what there was room for";
    EXPECT_EQ(std::get<EventsLost>(taken.events[5].what), EventsLost{3});
    listener.sink(numbered(9, 1));
    EXPECT_EQ(queue.take().events.size(), 1U) << "reported once";
}

TEST(EventQueueTest, WaitsUntilThereIsSomethingOrItIsTooLate)
{
    EventQueue queue;
    EXPECT_TRUE(queue.take(std::chrono::steady_clock::now() + 1ms).events.empty());
    std::jthread source([listener = queue.listener()] { listener.sink(numbered(1, 1)); });
    EXPECT_EQ(queue.take(std::chrono::steady_clock::now() + 1h).events.size(), 1U);
    queue.end();
    EXPECT_TRUE(queue.take(std::chrono::steady_clock::now() + 1h).over);
    EXPECT_TRUE(queue.take(std::chrono::steady_clock::now() + 1h).over) << "and stays so";
}

} // namespace
} // namespace atlas
