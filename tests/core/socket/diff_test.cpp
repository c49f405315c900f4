// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/diff.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <vector>

namespace atlas {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;

SocketRecord socketWith(std::uint64_t cookie, State state = State::Established)
{
    SocketRecord record;
    record.cookie = Cookie{cookie};
    record.local = {Address::v4(127, 0, 0, 1), 80};
    record.remote = {Address::v4(10, 0, static_cast<std::uint8_t>(cookie >> 8U), static_cast<std::uint8_t>(cookie)),
                     5000};
    record.state = state;
    return record;
}

SocketRecord sixWith(std::uint64_t cookie)
{
    SocketRecord record = socketWith(cookie);
    record.local.address.family = Family::IPv6;
    record.remote.address.family = Family::IPv6;
    return record;
}

Snapshot snapshotOf(std::vector<SocketRecord> sockets, Instant time)
{
    Snapshot snapshot;
    snapshot.time = time;
    snapshot.ipv4.complete = true;
    snapshot.ipv6.complete = true;
    snapshot.sockets = std::move(sockets);
    sortByKey(snapshot.sockets);
    return snapshot;
}

std::vector<std::uint64_t> cookies(const Snapshot& snapshot)
{
    std::vector<std::uint64_t> result;
    result.reserve(snapshot.sockets.size());
    for (const SocketRecord& record : snapshot.sockets)
        result.push_back(record.cookie ? number(*record.cookie) : 0);
    return result;
}

const SocketRecord& at(const Snapshot& snapshot, std::uint64_t cookie)
{
    const SocketRecord* const record = snapshot.find({Cookie{cookie}, {}, {}, {}});
    EXPECT_NE(record, nullptr) << cookie;
    static const SocketRecord none;
    return record ? *record : none;
}

constexpr Instant first{100s};
constexpr Instant second{101s};
constexpr Instant third{102s};

TEST(AddChanged, JoinsWhatTheDiffNamesAndNotWhatWasAdded)
{
    Diff diff{{}, {{4, 2}}, {{1, 2}, {7, 1}}};
    addChanged(diff, {});
    EXPECT_EQ(diff, (Diff{{}, {{4, 2}}, {{1, 2}, {7, 1}}}));
    addChanged(diff, {0, 2, 3, 5, 9});
    EXPECT_EQ(diff, (Diff{{}, {{4, 2}}, {{0, 4}, {7, 1}, {9, 1}}}));
}

TEST(Settle, WithoutAPredecessorEverythingStartsNow)
{
    Snapshot snapshot = snapshotOf({socketWith(1)}, first);
    settle(nullptr, snapshot);
    EXPECT_EQ(at(snapshot, 1).firstSeen, first);
    EXPECT_EQ(at(snapshot, 1).inStateSince, first);
}

TEST(Settle, TimesFollowTheSocketAndItsState)
{
    Snapshot before = snapshotOf({socketWith(1), socketWith(2)}, first);
    settle(nullptr, before);
    Snapshot fresh = snapshotOf({socketWith(1), socketWith(2, State::CloseWait), socketWith(3)}, second);
    settle(&before, fresh);
    EXPECT_EQ(at(fresh, 1).inStateSince, first);
    EXPECT_EQ(at(fresh, 2).firstSeen, first);
    EXPECT_EQ(at(fresh, 2).inStateSince, second);
    EXPECT_EQ(at(fresh, 3).firstSeen, second);
}

TEST(Settle, IsGoneAfterTheSecondMissOnly)
{
    const Snapshot before = snapshotOf({socketWith(1), socketWith(2)}, first);
    Snapshot missedOnce = snapshotOf({socketWith(2)}, second);
    settle(&before, missedOnce);
    EXPECT_THAT(cookies(missedOnce), ElementsAre(1, 2));
    EXPECT_TRUE(at(missedOnce, 1).missed);
    EXPECT_FALSE(at(missedOnce, 2).missed);

    Snapshot missedTwice = snapshotOf({socketWith(2)}, third);
    settle(&missedOnce, missedTwice);
    EXPECT_THAT(cookies(missedTwice), ElementsAre(2));
}

TEST(Settle, AMissedOneThatIsListedAgainIsAsBefore)
{
    Snapshot before = snapshotOf({socketWith(1)}, first);
    settle(nullptr, before);
    Snapshot missed = snapshotOf({}, second);
    settle(&before, missed);
    Snapshot back = snapshotOf({socketWith(1)}, third);
    settle(&missed, back);
    EXPECT_FALSE(at(back, 1).missed);
    EXPECT_EQ(at(back, 1).firstSeen, first);
}

TEST(Settle, AnExactAnswerDecidesAtOnce)
{
    const Snapshot before = snapshotOf({socketWith(1), socketWith(2), socketWith(3)}, first);
    const StillExists answer = [](const SocketRecord& record) -> std::optional<bool> {
        switch (number(*record.cookie)) {
        case 1:
            return true;
        case 2:
            return false;
        default:
            return std::nullopt;
        }
    };
    Snapshot fresh = snapshotOf({}, second);
    settle(&before, fresh, answer);
    EXPECT_THAT(cookies(fresh), ElementsAre(1, 3));
    Snapshot later = snapshotOf({}, third);
    settle(&fresh, later, answer);
    EXPECT_THAT(cookies(later), ElementsAre(1)); // for as long as the kernel says so
}

TEST(Settle, AsksNoMoreThanItMay)
{
    const Snapshot before = snapshotOf({socketWith(1), socketWith(2), socketWith(3)}, first);
    int asked = 0;
    const StillExists gone = [&](const SocketRecord&) {
        ++asked;
        return false;
    };
    Snapshot fresh = snapshotOf({}, second);
    settle(&before, fresh, gone, 2);
    EXPECT_EQ(asked, 2);
    EXPECT_THAT(cookies(fresh), ElementsAre(3));
}

TEST(Settle, FromAnIncompleteFamilyNothingIsGone)
{
    Snapshot before = snapshotOf({socketWith(1), sixWith(2)}, first);
    for (SocketRecord& record : before.sockets)
        record.missed = true;
    Snapshot fresh = snapshotOf({}, second);
    fresh.ipv6.complete = false;
    settle(&before, fresh, [](const SocketRecord&) { return false; });
    EXPECT_THAT(cookies(fresh), ElementsAre(2));
}

TEST(Settle, WhoseAddressPairAnotherHasIsGone)
{
    SocketRecord old = socketWith(1);
    SocketRecord successor = socketWith(2);
    successor.remote = old.remote;
    const Snapshot before = snapshotOf({old}, first);
    Snapshot fresh = snapshotOf({successor}, second);
    settle(&before, fresh);
    EXPECT_THAT(cookies(fresh), ElementsAre(2));
}

TEST(Settle, ButListenersAndOtherInterfacesMayShareAddresses)
{
    SocketRecord listener = socketWith(1, State::Listen);
    listener.remote = {};
    SocketRecord otherListener = listener;
    otherListener.cookie = Cookie{2};
    SocketRecord onOne = socketWith(3);
    onOne.interface = Interface{1, {}};
    SocketRecord onTwo = onOne;
    onTwo.cookie = Cookie{4};
    onTwo.interface = Interface{2, {}};
    const Snapshot before = snapshotOf({listener, onOne}, first);
    Snapshot fresh = snapshotOf({otherListener, onTwo}, second);
    settle(&before, fresh);
    EXPECT_THAT(cookies(fresh), ElementsAre(1, 2, 3, 4));
}

TEST(DiffOfTwo, CountsNeighboursAsOneRun)
{
    const Snapshot before = snapshotOf({socketWith(1), socketWith(2), socketWith(3), socketWith(6)}, first);
    const Snapshot after = snapshotOf(
        {socketWith(3, State::CloseWait), socketWith(4), socketWith(5), socketWith(6, State::LastAck), socketWith(7)},
        second);
    const Diff result = diff(before, after);
    EXPECT_THAT(result.gone, ElementsAre(atlas::Run{0, 2}));
    EXPECT_THAT(result.added, ElementsAre(atlas::Run{1, 2}, atlas::Run{4, 1}));
    EXPECT_THAT(result.changed, ElementsAre(atlas::Run{0, 1}, atlas::Run{3, 1}));
    EXPECT_TRUE(diff(after, after).empty());
}

/// Snapshots of any shape: few keys, so that they meet; with cookies and without.
class AnySeed : public testing::TestWithParam<unsigned> {
protected:
    Snapshot randomSnapshot(Instant time)
    {
        std::vector<SocketRecord> sockets;
        const std::size_t count = m_random() % 40;
        for (std::size_t i = 0; i < count; ++i) {
            const std::uint64_t cookie = m_random() % 60 + 1;
            SocketRecord record = m_random() % 2 == 0 ? socketWith(cookie) : sixWith(cookie + 100);
            if (m_random() % 4 == 0)
                record.cookie.reset();
            record.state = knownStates[m_random() % knownStates.size()];
            record.receiveQueue = static_cast<std::uint32_t>(m_random() % 3);
            if (record.state == State::Listen)
                record.inode = Inode{static_cast<std::uint32_t>(cookie)};
            sockets.push_back(record);
        }
        Snapshot snapshot = snapshotOf(std::move(sockets), time);
        snapshot.ipv4.complete = m_random() % 4 != 0;
        snapshot.ipv6.complete = m_random() % 4 != 0;
        return snapshot;
    }

    std::mt19937 m_random{GetParam()};
};

bool isSortedWithoutDoubles(const Snapshot& snapshot)
{
    return std::ranges::adjacent_find(snapshot.sockets, [](const SocketRecord& a, const SocketRecord& b) {
               return compareKeys(a, b) >= 0;
           }) == snapshot.sockets.end();
}

/// Ascending, and with a gap between neighbours, within `size`.
bool areRuns(const std::vector<Run>& runs, std::size_t size)
{
    std::size_t end = 0;
    bool isFirst = true;
    for (const atlas::Run& run : runs) {
        if (run.count == 0 || (!isFirst && run.first <= end))
            return false;
        end = std::size_t{run.first} + run.count;
        isFirst = false;
    }
    return end <= size;
}

TEST_P(AnySeed, TheDifferenceMakesTheOneOutOfTheOther)
{
    const Snapshot a = randomSnapshot(first);
    const Snapshot b = randomSnapshot(second);
    const Diff result = diff(a, b);
    EXPECT_TRUE(areRuns(result.gone, a.sockets.size()));
    EXPECT_TRUE(areRuns(result.added, b.sockets.size()));
    EXPECT_TRUE(areRuns(result.changed, b.sockets.size()));

    std::map<SocketKey, SocketRecord> made;
    for (const SocketRecord& record : a.sockets)
        made.emplace(keyOf(record), record);
    for (const atlas::Run& run : result.gone)
        for (std::uint32_t i = 0; i < run.count; ++i)
            EXPECT_EQ(made.erase(keyOf(a.sockets[run.first + i])), 1U);
    for (const atlas::Run& run : result.added)
        for (std::uint32_t i = 0; i < run.count; ++i)
            EXPECT_TRUE(made.emplace(keyOf(b.sockets[run.first + i]), b.sockets[run.first + i]).second);
    for (const atlas::Run& run : result.changed)
        for (std::uint32_t i = 0; i < run.count; ++i) {
            const SocketRecord& record = b.sockets[run.first + i];
            ASSERT_TRUE(made.contains(keyOf(record)));
            EXPECT_FALSE(sameContent(made.at(keyOf(record)), record));
            made.at(keyOf(record)) = record;
        }

    ASSERT_EQ(made.size(), b.sockets.size());
    for (const SocketRecord& record : b.sockets) {
        ASSERT_TRUE(made.contains(keyOf(record)));
        EXPECT_TRUE(sameContent(made.at(keyOf(record)), record));
    }
}

TEST_P(AnySeed, SettlingKeepsItsRules)
{
    Snapshot before = randomSnapshot(first);
    settle(nullptr, before);
    for (int round = 0; round < 5; ++round) {
        const Snapshot listed = randomSnapshot(before.time + 1s);
        Snapshot settled = listed;
        settle(&before, settled);
        EXPECT_TRUE(isSortedWithoutDoubles(settled));

        std::set<std::tuple<Endpoint, Endpoint>> pairs;
        for (const SocketRecord& record : listed.sockets) {
            pairs.emplace(record.local, record.remote);
            const SocketRecord* const same = settled.find(keyOf(record));
            ASSERT_NE(same, nullptr); // what is listed stays
            EXPECT_TRUE(sameContent(*same, record));
            const SocketRecord* const earlier = before.find(keyOf(record));
            EXPECT_EQ(same->firstSeen, earlier ? earlier->firstSeen : settled.time);
            EXPECT_EQ(same->inStateSince,
                      earlier && earlier->state == record.state ? earlier->inStateSince : settled.time);
        }
        for (const SocketRecord& record : before.sockets) {
            if (listed.find(keyOf(record)))
                continue;
            const bool replaced = record.hasPeer() && pairs.contains({record.local, record.remote});
            const bool gone = replaced || (listed.coverage(record.family()).complete && record.missed);
            const SocketRecord* const kept = settled.find(keyOf(record));
            EXPECT_EQ(kept == nullptr, gone);
            EXPECT_TRUE(kept == nullptr || kept->missed);
        }
        for (const SocketRecord& record : settled.sockets)
            EXPECT_TRUE(listed.find(keyOf(record)) || before.find(keyOf(record))); // and nothing else is there
        before = std::move(settled);
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, AnySeed, testing::Range(1U, 101U));

} // namespace
} // namespace atlas
