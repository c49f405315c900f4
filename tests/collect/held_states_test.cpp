// SPDX-License-Identifier: GPL-3.0-or-later
//
// Real sockets in every state that a listed socket can be in, against what a snapshot says of them.
#include "collect/system_source.h"
#include "support/child.h"
#include "support/held_states.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <sstream>
#include <string>

namespace atlas::collect {
namespace {

using test::HeldState;
using test::HeldStates;

const SocketRecord* find(const Snapshot& snapshot, const HeldState& held)
{
    const auto found = std::ranges::find_if(snapshot.sockets, [&](const SocketRecord& record) {
        return record.local == held.local && record.remote == held.remote;
    });
    return found == snapshot.sockets.end() ? nullptr : &*found;
}

std::string nameOf(const testing::TestParamInfo<Family>& parameter)
{
    return parameter.param == Family::IPv4 ? "IPv4" : "IPv6";
}

class EveryState : public testing::TestWithParam<Family> {
protected:
    void SetUp() override
    {
        if (!test::hasLoopback(GetParam()))
            GTEST_SKIP() << "this computer has no loopback address of this family";
        held = std::make_unique<HeldStates>(GetParam());
    }

    std::unique_ptr<HeldStates> held;
};

TEST_P(EveryState, IsHeld)
{
    for (const State state : knownStates) {
        if (state == State::Closed)
            continue; // is not listed
        EXPECT_TRUE(std::ranges::any_of(held->all(), [&](const HeldState& one) { return one.state == state; }))
            << rfcName(state);
    }
}

TEST_P(EveryState, IsInASnapshotWithItsQueuesTimerAndOwner)
{
    SystemSource source;
    const auto snapshot = source.capture();
    ASSERT_TRUE(snapshot) << snapshot.error().message();
    ASSERT_TRUE(snapshot->names);
    for (const HeldState& expected : held->all()) {
        SCOPED_TRACE(expected.label);
        const SocketRecord* const record = find(*snapshot, expected);
        ASSERT_NE(record, nullptr);
        EXPECT_EQ(rfcName(record->state), rfcName(expected.state));
        EXPECT_EQ(record->receiveQueue > 0, expected.receiveQueue);
        EXPECT_EQ(record->sendQueue > 0, expected.sendQueue);
        EXPECT_EQ(record->timer ? std::optional(record->timer->kind) : std::nullopt, expected.timer);
        EXPECT_EQ(record->ownerMissing, expected.missing);
        EXPECT_EQ(record->owners.empty(), expected.missing.has_value());
        EXPECT_EQ(record->inode.has_value(), !expected.missing.has_value());
        if (expected.missing)
            continue;
        ASSERT_EQ(record->owners.all().size(), 1U);
        EXPECT_EQ(number(record->owners.first()->pid), ::getpid());
        EXPECT_EQ(record->uid, Uid{::geteuid()});
    }
}

TEST_P(EveryState, HasItsReasonAlsoWhereOwnersWereNotAskedFor)
{
    SystemSource source(Owners::Skip);
    const auto snapshot = source.capture();
    ASSERT_TRUE(snapshot) << snapshot.error().message();
    for (const HeldState& expected : held->all()) {
        const SocketRecord* const record = find(*snapshot, expected);
        ASSERT_NE(record, nullptr) << expected.label;
        EXPECT_TRUE(record->owners.empty()) << expected.label;
        EXPECT_EQ(record->ownerMissing, expected.missing.value_or(OwnerMissing::NotLookedUp)) << expected.label;
    }
}

TEST_P(EveryState, IsMadeAnewWherePassing)
{
    const auto count = held->all().size();
    held->renew(); // throws unless all are listed again
    EXPECT_EQ(held->all().size(), count);
}

/// Everything that user 65534 sees, one line a held socket: "LABEL|STATE|REASON".
void reportAsUnprivilegedUser(const HeldStates& held, int output)
{
    constexpr uid_t user = 65534;
    std::string report;
    if (::setresgid(user, user, user) != 0 || ::setresuid(user, user, user) != 0)
        ::_exit(1);
    SystemSource source;
    const auto snapshot = source.capture();
    if (!snapshot)
        ::_exit(2);
    report += snapshot->complete() ? "complete\n" : "partial\n";
    report += snapshot->processesHidden > 0 ? "some hidden\n" : "none hidden\n";
    for (const HeldState& one : held.all()) {
        const SocketRecord* const record = find(*snapshot, one);
        report += one.label + "|" + (record ? std::string(rfcName(record->state)) : "not listed") + "|" +
            (record && record->ownerMissing ? std::string(identifier(*record->ownerMissing)) : "owned") + "\n";
    }
    if (::write(output, report.data(), report.size()) != static_cast<ssize_t>(report.size()))
        ::_exit(3);
}

TEST_P(EveryState, IsListedForAnotherUserWithTheReasonWhyThereIsNoOwner)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can become another user";
    test::Child child([this](int output) {
        // What the fork has inherited would make the child an owner.
        ::close_range(3, static_cast<unsigned>(output) - 1, 0);
        ::close_range(static_cast<unsigned>(output) + 1, ~0U, 0);
        reportAsUnprivilegedUser(*held, output);
    });
    std::istringstream report(child.readAll());
    std::string line;
    ASSERT_TRUE(std::getline(report, line));
    EXPECT_EQ(line, "complete");
    ASSERT_TRUE(std::getline(report, line));
    EXPECT_EQ(line, "some hidden");
    for (const HeldState& expected : held->all()) {
        ASSERT_TRUE(std::getline(report, line));
        EXPECT_EQ(line,
                  expected.label + "|" + std::string(rfcName(expected.state)) + "|" +
                      std::string(identifier(expected.missing.value_or(OwnerMissing::NotPermitted))));
    }
}

INSTANTIATE_TEST_SUITE_P(Families, EveryState, testing::Values(Family::IPv4, Family::IPv6), nameOf);

} // namespace
} // namespace atlas::collect
