// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/privileged_owners.h"
#include "support/snapshot_text.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

namespace atlas::collect {
namespace {

using namespace std::chrono_literals;

decode::ProbeOwner owner(std::uint64_t inode, int pid, const std::string& name, std::uint64_t cookie = 0)
{
    decode::ProbeOwner reported;
    reported.inode = Inode{static_cast<std::uint32_t>(inode)};
    reported.cookie = Cookie{cookie};
    reported.pid = Pid{pid};
    reported.startTime = 5'000'000'000; // 5 s after boot
    reported.uid = Uid{33};
    reported.descriptor = 7;
    reported.process = name;
    return reported;
}

struct PrivilegedOwnersTest : testing::Test {
    PrivilegedOwnersTest()
    {
        owners.subscribe(this, [this] { ++asked; });
    }

    /// Names of the owners, "?" where there is none; `pause` after the one before.
    std::vector<std::string> fillIn(std::string_view lines, std::chrono::milliseconds pause = 1s)
    {
        now += pause;
        Snapshot snapshot = test::snapshotFromText(lines);
        complete = owners.fillIn(snapshot.sockets, now);
        std::vector<std::string> names;
        for (const SocketRecord& record : snapshot.sockets) {
            EXPECT_NE(record.owners.empty(), !record.ownerMissing.has_value()) << "one or the other";
            names.push_back(record.owners.first() != nullptr ? record.owners.first()->name : "?");
        }
        return names;
    }

    std::filesystem::path nowhere = "/nowhere";
    PrivilegedOwners owners{nowhere};
    Instant now = test::usualTime;
    int asked = 0;
    bool complete = false;
};

constexpr auto hidden = "LISTEN 0.0.0.0:1 - cookie=1 inode=11 missing=not-permitted";
constexpr auto hiddenAndKnown = "LISTEN 0.0.0.0:1 - cookie=1 inode=11 missing=not-permitted\n"
                                "LISTEN 0.0.0.0:2 - cookie=2 inode=12 pid=5 name=known";

TEST_F(PrivilegedOwnersTest, AsksWhereItIsNotPermittedAndFillsInTheAnswer)
{
    EXPECT_THAT(fillIn(hiddenAndKnown), testing::ElementsAre("?", "known"));
    EXPECT_EQ(asked, 1);
    EXPECT_FALSE(complete);
    owners.take({{owner(11, 9, "nginx", 1), owner(11, 10, "nginx-2", 1), owner(12, 8, "other", 2)}, std::nullopt});
    EXPECT_THAT(fillIn(hiddenAndKnown), testing::ElementsAre("nginx", "known")) << "what we found ourselves stays";
    EXPECT_EQ(asked, 1);
    EXPECT_TRUE(complete);
    Snapshot snapshot = test::snapshotFromText(hidden);
    owners.fillIn(snapshot.sockets, now);
    ASSERT_EQ(snapshot.sockets.front().owners.all().size(), 2U);
    const Owner& first = snapshot.sockets.front().owners.all().front();
    EXPECT_EQ(first.descriptor, 7);
    EXPECT_EQ(first.process->pid, Pid{9});
    EXPECT_EQ(first.process->uid, Uid{33});
    EXPECT_EQ(first.process->startTime, 5U * static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK)));
    EXPECT_TRUE(owners.users().contains(Uid{33}));
}

TEST_F(PrivilegedOwnersTest, SharesTheOwnersBetweenSnapshots)
{
    fillIn(hidden);
    owners.take({{owner(11, 9, "nginx")}, std::nullopt});
    Snapshot first = test::snapshotFromText(hidden);
    Snapshot second = test::snapshotFromText(hidden);
    owners.fillIn(first.sockets, now);
    owners.fillIn(second.sockets, now);
    EXPECT_EQ(first.sockets.front().owners.all().data(), second.sockets.front().owners.all().data());
}

TEST_F(PrivilegedOwnersTest, AsksNothingWhereNothingIsHidden)
{
    fillIn("LISTEN 0.0.0.0:2 - inode=12 pid=5 name=known\nTIME-WAIT 1.0.0.1:1 1.0.0.2:2 missing=time-wait\n"
           "LISTEN 0.0.0.0:3 - inode=13 missing=kernel\nLISTEN 0.0.0.0:4 - inode=14 missing=not-looked-up");
    EXPECT_EQ(asked, 0);
}

TEST_F(PrivilegedOwnersTest, AnotherSocketWithTheSameInodeIsAnother)
{
    fillIn(hidden);
    owners.take({{owner(11, 9, "nginx", 77)}, std::nullopt});
    EXPECT_THAT(fillIn(hidden), testing::ElementsAre("?"));
}

TEST_F(PrivilegedOwnersTest, AnotherNamespaceIsNotOurs)
{
    fillIn(hidden);
    auto other = owner(11, 9, "nginx");
    other.networkNamespace = 4'026'531'840;
    owners.take({{other}, std::nullopt});
    EXPECT_THAT(fillIn(hidden), testing::ElementsAre("?"));
}

TEST_F(PrivilegedOwnersTest, AsksOnceASecondAtMost)
{
    fillIn(hidden);
    owners.take({{}, std::nullopt});
    for (int i = 0; i < 9; ++i)
        fillIn("LISTEN 0.0.0.0:" + std::to_string(50 + i) + " - inode=" + std::to_string(50 + i) +
                   " missing=not-permitted",
               100ms);
    EXPECT_EQ(asked, 1);
    fillIn("LISTEN 0.0.0.0:99 - inode=99 missing=not-permitted", 100ms);
    EXPECT_EQ(asked, 2);
}

TEST_F(PrivilegedOwnersTest, ASocketThatWasNotInTheAnswerIsNoReasonToAskAgain)
{
    fillIn(hidden);
    owners.take({{}, std::nullopt});
    for (int i = 0; i < 30; ++i)
        fillIn(hidden);
    EXPECT_EQ(asked, 1);
    // But a socket that came after the question is, and does not make the other one new again.
    const std::string both = std::string(hidden) + "\nLISTEN 0.0.0.0:2 - inode=12 missing=not-permitted";
    fillIn(both);
    EXPECT_EQ(asked, 2);
    owners.take({{}, std::nullopt});
    for (int i = 0; i < 30; ++i)
        fillIn(both);
    EXPECT_EQ(asked, 2);
}

TEST_F(PrivilegedOwnersTest, ASocketThatComesWhileAQuestionIsOpenIsAskedForInTheNext)
{
    fillIn(hidden);
    const std::string both = std::string(hidden) + "\nLISTEN 0.0.0.0:2 - inode=12 missing=not-permitted";
    fillIn(both);
    EXPECT_EQ(asked, 1) << "one at a time";
    owners.take({{owner(11, 9, "nginx")}, std::nullopt});
    EXPECT_THAT(fillIn(both), testing::ElementsAre("?", "nginx"));
    EXPECT_EQ(asked, 2);
}

TEST_F(PrivilegedOwnersTest, AnAnswerIsNotBelievedForEver)
{
    fillIn(hidden);
    owners.take({{owner(11, 9, "nginx")}, std::nullopt});
    fillIn(hidden, 9s);
    EXPECT_EQ(asked, 1);
    fillIn(hidden);
    EXPECT_EQ(asked, 2);
    owners.take({{owner(11, 10, "handed-on")}, std::nullopt});
    EXPECT_THAT(fillIn(hidden), testing::ElementsAre("handed-on"));
}

TEST_F(PrivilegedOwnersTest, ALostAnswerIsAskedForAgain)
{
    fillIn(hidden);
    fillIn(hidden, 9s);
    EXPECT_EQ(asked, 1);
    fillIn(hidden, 2s);
    EXPECT_EQ(asked, 2);
}

TEST_F(PrivilegedOwnersTest, APartialAnswerIsNotComplete)
{
    fillIn(hidden);
    owners.take({{owner(11, 9, "nginx")}, Error::saying("the kernel stopped")});
    EXPECT_THAT(fillIn(hidden), testing::ElementsAre("nginx"));
    EXPECT_FALSE(complete);
}

TEST_F(PrivilegedOwnersTest, WithTheObserverGoesItsAnswer)
{
    fillIn(hidden);
    owners.take({{owner(11, 9, "nginx")}, std::nullopt});
    int other = 0;
    owners.unsubscribe(&other);
    EXPECT_THAT(fillIn(hidden), testing::ElementsAre("nginx")) << "another subscriber's end is not ours";
    owners.unsubscribe(this);
    EXPECT_THAT(fillIn(hidden), testing::ElementsAre("?"));
    EXPECT_FALSE(complete);
    EXPECT_EQ(asked, 1);
    owners.subscribe(&other, [&] { ++other; });
    fillIn(hidden);
    EXPECT_EQ(other, 1);
}

TEST(PrivilegedOwnersOnThisComputer, AProcessIsDescribedIfItIsTheOneThatWasMeant)
{
    ProcDirectory proc;
    const auto self = proc.describe(Pid{::getpid()});
    ASSERT_TRUE(self);
    PrivilegedOwners owners;
    owners.subscribe(&owners, [] { });
    auto mine = owner(11, ::getpid(), "reported");
    mine.startTime = self->mark.startTime * (1'000'000'000 / static_cast<std::uint64_t>(::sysconf(_SC_CLK_TCK))) + 1;
    auto another = owner(12, ::getpid(), "reported"); // the same pid, but of a process that has ended
    owners.take({{mine, another}, std::nullopt});
    Snapshot snapshot = test::snapshotFromText("LISTEN 0.0.0.0:1 - cookie=1 inode=11 missing=not-permitted\n"
                                               "LISTEN 0.0.0.0:2 - cookie=2 inode=12 missing=not-permitted");
    owners.fillIn(snapshot.sockets, test::usualTime);
    EXPECT_EQ(*snapshot.sockets[0].owners.first(), *self->process);
    EXPECT_EQ(snapshot.sockets[1].owners.first()->name, "reported");
    EXPECT_EQ(snapshot.sockets[1].owners.first()->commandLine, "");
}

} // namespace
} // namespace atlas::collect
