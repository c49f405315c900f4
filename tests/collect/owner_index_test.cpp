// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/owner_index.h"
#include "support/fake_proc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace atlas::collect {
namespace {

using namespace std::chrono_literals;
using test::FakeProcess;
using testing::ElementsAre;

constexpr auto longLater = 1h; ///< any scan has become cheap against it

SocketRecord socketOf(std::uint32_t inode, std::uint64_t cookie = 0)
{
    SocketRecord record;
    record.state = State::Established;
    record.inode = Inode{inode};
    record.uid = Uid{::geteuid()};
    record.cookie = Cookie{cookie != 0 ? cookie : inode};
    return record;
}

/// "812:3 900:4": pid and descriptor of each owner; the reason in brackets where there is none.
std::string ownersOf(const SocketRecord& record)
{
    std::string text;
    for (const Owner& owner : record.owners.all())
        text += (text.empty() ? "" : " ") + std::to_string(number(owner.process->pid)) + ":" +
            std::to_string(owner.descriptor);
    if (record.ownerMissing)
        text += "(" + std::string(identifier(*record.ownerMissing)) + ")";
    return text;
}

struct OwnerIndexTest : testing::Test {
    OwnerIndexTest() { proc.put({.pid = 1, .name = "init", .startTime = 1}); }

    /// One poll that lists sockets with these inodes.
    std::vector<std::string> poll(std::initializer_list<std::uint32_t> inodes, const StillHeld& stillHeld = {})
    {
        records.clear();
        std::ranges::transform(inodes, std::back_inserter(records),
                               [](std::uint32_t inode) { return socketOf(inode); });
        last = index.assign(records, now, stillHeld);
        std::vector<std::string> result;
        result.reserve(records.size());
        for (const SocketRecord& record : records)
            result.push_back(ownersOf(record));
        return result;
    }

    test::FakeProc proc;
    OwnerIndex index{proc.root()};
    Instant now{1h};
    std::vector<SocketRecord> records;
    OwnerPoll last;
};

TEST_F(OwnerIndexTest, SaysEverythingAboutAnOwner)
{
    proc.put({.pid = 812, .name = "nginx", .startTime = 4711, .descriptors = {{0, "/dev/null"}, {6, "socket:[17]"}}});
    EXPECT_THAT(poll({17}), ElementsAre("812:6"));
    const Process& process = *records.front().owners.first();
    EXPECT_EQ(number(process.pid), 812);
    EXPECT_EQ(process.startTime, 4711U);
    EXPECT_EQ(process.uid, Uid{::geteuid()});
    EXPECT_EQ(process.name, "nginx");
    EXPECT_EQ(process.commandLine, "nginx --flag");
    EXPECT_EQ(process.executable, "/usr/bin/nginx");
    EXPECT_EQ(process.unit, "nginx.service");
    EXPECT_EQ(process.container, std::nullopt);
    EXPECT_THAT(index.users(), ElementsAre(Uid{::geteuid()}));
    EXPECT_EQ(last.processesHidden, 0U);
}

TEST_F(OwnerIndexTest, ASocketMayHaveSeveralOwnersAndDescriptors)
{
    proc.put({.pid = 900, .descriptors = {{4, "socket:[17]"}}});
    proc.put({.pid = 812, .descriptors = {{7, "socket:[17]"}, {3, "socket:[17]"}, {5, "socket:[18]"}}});
    EXPECT_THAT(poll({17, 18}), ElementsAre("812:3 812:7 900:4", "812:5"));
}

TEST_F(OwnerIndexTest, OnlyExactlyASocketsLinkCounts)
{
    proc.put({.pid = 812,
              .descriptors = {{3, "socket:[17"},
                              {4, "socket:[17]x"},
                              {5, "/tmp/socket:[17]"},
                              {6, "socket:[017]"},
                              {7, "pipe:[17]"},
                              {8, "socket:[17] (deleted)"},
                              {9, "socket:[18446744073709551633]"}}}); // 17 after 64 bits
    EXPECT_THAT(poll({17}), ElementsAre("(no-descriptor)"));
}

TEST_F(OwnerIndexTest, AllSocketsOfOneNumberHaveItsOwners)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    const auto pollSubflows = [&](std::initializer_list<std::uint64_t> cookies) {
        std::vector<SocketRecord> subflows;
        for (const std::uint64_t cookie : cookies)
            subflows.push_back(socketOf(17, cookie));
        last = index.assign(subflows, now);
        for (const SocketRecord& record : subflows)
            EXPECT_EQ(ownersOf(record), "812:3");
    };
    pollSubflows({70, 80});
    for (const auto joinedOrLeft : {std::initializer_list<std::uint64_t>{60, 70, 80}, {60, 70}, {70, 90}}) {
        pollSubflows(joinedOrLeft);
        EXPECT_EQ(last.processesRead, 0U) << "the number was not given away";
    }
}

TEST_F(OwnerIndexTest, NothingNewIsNotSearchedFor)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    poll({17});
    const auto shared = records.front().owners.all().data();
    proc.close(812, 3); // which is not noticed while nothing is searched for
    EXPECT_THAT(poll({17}), ElementsAre("812:3"));
    EXPECT_EQ(last.processesRead, 0U);
    EXPECT_EQ(records.front().owners.all().data(), shared);
}

TEST_F(OwnerIndexTest, ANewSocketIsSearchedForInItsUsersProcesses)
{
    proc.put({.pid = 811, .descriptors = {}});
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    proc.put({.pid = 813, .descriptors = {}});
    poll({17});
    proc.link(812, 4, "socket:[18]");
    EXPECT_THAT(poll({17, 18}), ElementsAre("812:3", "812:4"));
    EXPECT_EQ(last.processesRead, 1U); // 812 alone: the one that holds sockets already
}

TEST_F(OwnerIndexTest, TheOthersThatHoldANewSocketAreKnownFromTheirLastReading)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}, {4, "socket:[18]"}}});
    proc.put({.pid = 900, .descriptors = {{4, "socket:[18]"}}});
    poll({17});
    EXPECT_THAT(poll({17, 18}), ElementsAre("812:3", "812:4 900:4"));
}

TEST_F(OwnerIndexTest, AProcessThatEndsLosesItsSockets)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    proc.put({.pid = 900, .descriptors = {{4, "socket:[17]"}, {5, "socket:[18]"}}});
    EXPECT_THAT(poll({17, 18}), ElementsAre("812:3 900:4", "900:5"));
    proc.remove(900);
    now += longLater;
    EXPECT_THAT(poll({17}), ElementsAre("812:3"));
}

TEST_F(OwnerIndexTest, AListedSocketWhoseHolderHasJustEndedSaysSo)
{
    proc.put({.pid = 900, .descriptors = {{5, "socket:[18]"}}});
    poll({18});
    proc.remove(900);
    proc.put({.pid = 901, .descriptors = {{5, "socket:[19]"}}});
    EXPECT_THAT(poll({18, 19}), ElementsAre("(process-gone)", "901:5"));
}

TEST_F(OwnerIndexTest, AForkIsReadWhenTheProcessTableScanShowsIt)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    poll({17});
    proc.put({.pid = 900, .descriptors = {{3, "socket:[17]"}}});
    now += 4s; // not yet time for a full scan
    EXPECT_THAT(poll({17}), ElementsAre("812:3 900:3"));
    EXPECT_FALSE(last.fullScan);
    EXPECT_EQ(last.processesRead, 1U);
}

TEST_F(OwnerIndexTest, APidThatCameBackIsAnotherProcess)
{
    proc.put({.pid = 812, .name = "old", .startTime = 100, .descriptors = {{3, "socket:[17]"}}});
    poll({17});
    proc.put({.pid = 812, .name = "old", .startTime = 200, .descriptors = {{3, "socket:[18]"}}});
    EXPECT_THAT(poll({17, 18}), ElementsAre("(process-gone)", "812:3"));
    EXPECT_EQ(records.back().owners.first()->startTime, 200U);
}

TEST_F(OwnerIndexTest, AllProcessesAreReadAgainWhenThatHasBecomeCheap)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    proc.put({.pid = 900, .descriptors = {{4, "socket:[18]"}}});
    poll({17, 18});
    proc.close(812, 3);
    proc.link(900, 9, "socket:[17]");
    now += 4s;
    EXPECT_THAT(poll({17, 18}), ElementsAre("812:3", "900:4"));
    now += longLater;
    EXPECT_THAT(poll({17, 18}), ElementsAre("900:9", "900:4"));
    EXPECT_TRUE(last.fullScan);
}

TEST_F(OwnerIndexTest, AChangedNameIsTakenUpThen)
{
    proc.put({.pid = 812, .name = "sh", .startTime = 100, .descriptors = {{3, "socket:[17]"}}});
    poll({17});
    std::filesystem::rename(proc.of(812), proc.root() / "aside"); // exec changes the process, not its directory
    proc.put({.pid = 812, .name = "server", .startTime = 100, .descriptors = {{3, "socket:[17]"}}});
    for (const char* file : {"stat", "comm", "cmdline", "exe", "cgroup"})
        std::filesystem::rename(proc.of(812) / file, proc.root() / "aside" / file);
    proc.remove(812);
    std::filesystem::rename(proc.root() / "aside", proc.of(812));
    now += longLater;
    EXPECT_THAT(poll({17}), ElementsAre("812:3"));
    EXPECT_EQ(records.front().owners.first()->name, "server");
    EXPECT_EQ(records.front().owners.first()->unit, "server.service");
}

TEST_F(OwnerIndexTest, ASocketWithoutAHolderIsSearchedForTwiceOnly)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    EXPECT_THAT(poll({17, 99}), ElementsAre("812:3", "(no-descriptor)"));
    EXPECT_THAT(poll({17, 99}), ElementsAre("812:3", "(no-descriptor)"));
    EXPECT_GT(last.processesRead, 0U);
    EXPECT_THAT(poll({17, 99}), ElementsAre("812:3", "(no-descriptor)"));
    EXPECT_EQ(last.processesRead, 0U);
    proc.link(812, 4, "socket:[99]"); // it came through a Unix socket
    now += longLater;
    EXPECT_THAT(poll({17, 99}), ElementsAre("812:3", "812:4"));
}

TEST_F(OwnerIndexTest, TheKernelIsAskedWhetherAnUnfoundSocketIsStillHeld)
{
    int asked = 0;
    const auto answer = [&](std::optional<bool> held) {
        return [&asked, held](const SocketRecord&) {
            ++asked;
            return held;
        };
    };
    EXPECT_THAT(poll({97}, answer(false)), ElementsAre("(process-gone)"));
    EXPECT_THAT(poll({98}, answer(true)), ElementsAre("(no-descriptor)"));
    EXPECT_THAT(poll({99}, answer(std::nullopt)), ElementsAre("(no-descriptor)"));
    EXPECT_EQ(asked, 3);
}

TEST_F(OwnerIndexTest, AnInodeThatCameBackIsAnotherSocket)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    poll({17});
    proc.close(812, 3);
    proc.put({.pid = 900, .descriptors = {{4, "socket:[17]"}}});
    records = {socketOf(17, 4242)};
    index.assign(records, now);
    EXPECT_EQ(ownersOf(records.front()), "900:4");
}

TEST_F(OwnerIndexTest, AProcessThatEndsWhileItIsReadIsNoOwner)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    std::filesystem::remove(proc.of(812) / "stat");
    EXPECT_THAT(poll({17}), ElementsAre("(process-gone)"));

    proc.put({.pid = 900, .descriptors = {{3, "socket:[18]"}}});
    std::filesystem::remove_all(proc.of(900) / "fd");
    EXPECT_THAT(poll({18}), ElementsAre("(process-gone)"));
}

TEST_F(OwnerIndexTest, WhatCannotBeReadOfAnOwnerIsEmpty)
{
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    for (const char* file : {"exe", "cmdline", "cgroup", "comm"})
        std::filesystem::remove(proc.of(812) / file);
    EXPECT_THAT(poll({17}), ElementsAre("812:3"));
    const Process& process = *records.front().owners.first();
    EXPECT_EQ(process.executable, std::nullopt);
    EXPECT_EQ(process.unit, std::nullopt);
    EXPECT_EQ(process.commandLine, "");
}

TEST_F(OwnerIndexTest, WithoutProcNothingCouldBeRead)
{
    OwnerIndex blind("/does/not/exist");
    records = {socketOf(17)};
    blind.assign(records, now);
    EXPECT_EQ(ownersOf(records.front()), "(not-readable)");
}

TEST_F(OwnerIndexTest, WhereProcessOneIsNotListedOthersAreHidden)
{
    proc.remove(1);
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    EXPECT_THAT(poll({17, 18}), ElementsAre("812:3", "(not-permitted)"));
}

TEST_F(OwnerIndexTest, InsideAProcessNamespaceOthersMayHoldIt)
{
    std::filesystem::create_directories(proc.root() / "self" / "ns");
    std::filesystem::create_symlink("pid:[4026532000]", proc.root() / "self" / "ns" / "pid");
    OwnerIndex inside(proc.root());
    records = {socketOf(18)};
    inside.assign(records, now);
    EXPECT_EQ(ownersOf(records.front()), "(other-namespace)");
}

TEST_F(OwnerIndexTest, TheKernelsChildrenAreReadLast)
{
    proc.put({.pid = 2, .name = "kthreadd", .startTime = 1, .kernelThread = true});
    proc.put({.pid = 50, .name = "helper", .descriptors = {{3, "socket:[50]"}}});
    std::filesystem::create_directories(proc.of(2) / "task" / "2");
    std::ofstream(proc.of(2) / "task" / "2" / "children") << "50 51 ";
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    EXPECT_THAT(poll({17}), ElementsAre("812:3"));
    EXPECT_EQ(last.processesRead, 0U); // by the first poll; preparing it read 1, 2 and 812, and not 50
    EXPECT_THAT(poll({17, 50}), ElementsAre("812:3", "50:3"));
}

TEST_F(OwnerIndexTest, ThousandsOfSocketsComeAndGo)
{
    constexpr std::uint32_t perProcess = 50;
    for (int pid = 100; pid < 140; ++pid) {
        FakeProcess process{.pid = pid};
        for (std::uint32_t i = 0; i < perProcess; ++i)
            process.descriptors.emplace(static_cast<int>(i),
                                        "socket:[" + std::to_string(pid * 100 + static_cast<int>(i)) + "]");
        proc.put(process);
    }
    for (int round = 0; round < 30; ++round) { // more than 2 x 1024 entries: some are forgotten on the way
        records.clear();
        for (int pid = 100 + round; pid < 110 + round; ++pid)
            for (std::uint32_t i = 0; i < perProcess; ++i)
                records.push_back(socketOf(static_cast<std::uint32_t>(pid) * 100 + i));
        index.assign(records, now);
        for (const SocketRecord& record : records) {
            const std::uint32_t inode = number(*record.inode);
            ASSERT_EQ(ownersOf(record), std::to_string(inode / 100) + ":" + std::to_string(inode % 100));
        }
    }
}

/// For its life this process has a user that may not read what belongs to root.
class WithoutRights {
public:
    WithoutRights() : m_changed(::geteuid() == 0 && ::seteuid(unprivilegedUid) == 0) { }
    ~WithoutRights()
    {
        if (m_changed && ::seteuid(0) != 0)
            std::abort();
    }
    WithoutRights(const WithoutRights&) = delete;
    WithoutRights& operator=(const WithoutRights&) = delete;

private:
    static constexpr uid_t unprivilegedUid = 65534;
    bool m_changed;
};

TEST_F(OwnerIndexTest, AProcessThatMayNotBeReadIsCountedAndIsTheReason)
{
    proc.put({.pid = 2, .name = "kthreadd", .startTime = 1, .kernelThread = true});
    proc.put({.pid = 812, .descriptors = {{3, "socket:[17]"}}});
    proc.put({.pid = 900, .descriptors = {{3, "socket:[18]"}}});
    std::filesystem::permissions(proc.of(900) / "fd", std::filesystem::perms::none);
    std::filesystem::permissions(proc.of(2) / "fd", std::filesystem::perms::none);

    records = {socketOf(17), socketOf(18), socketOf(19)};
    records[2].uid = Uid{4242}; // no process has this user: the holder may have another one now
    bool asked = false;
    {
        const WithoutRights withoutRights;
        last = index.assign(records, now, [&](const SocketRecord& record) {
            EXPECT_EQ(number(*record.inode), 19U); // for 18 the answer is plain without asking
            asked = true;
            return true;
        });
    }
    EXPECT_TRUE(asked);
    EXPECT_EQ(last.processesHidden, 1U); // a thread of the kernel hides nothing
    EXPECT_EQ(ownersOf(records[0]), "812:3");
    EXPECT_EQ(ownersOf(records[1]), "(not-permitted)");
    EXPECT_EQ(ownersOf(records[2]), "(not-permitted)");
}

} // namespace
} // namespace atlas::collect
