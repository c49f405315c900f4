// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/proc_net.h"
#include "support/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace atlas::collect {
namespace {

using test::TemporaryDirectory;
using testing::HasSubstr;

const std::string heading =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

std::string connection(unsigned port, const char* state = "01")
{
    char line[160];
    std::snprintf(line, sizeof line, "   0: 00000000:%04X 00000000:0050 %s 0:0 00:0 0  1000        0 4711 1\n", port,
                  state);
    return line;
}

TEST(ProcNet, ReadsTheTable)
{
    const TemporaryDirectory root;
    root.write("net/tcp", heading + connection(1) + connection(2));
    std::vector<SocketRecord> records(1);
    const Coverage coverage = listFromProc(root.path(), Family::IPv4, records);
    EXPECT_TRUE(coverage.complete);
    EXPECT_EQ(coverage.problem, std::nullopt);
    ASSERT_EQ(records.size(), 3U);
    EXPECT_EQ(records[2].local.port, 2);
}

TEST(ProcNet, ReadsALargeTableWhole)
{
    const TemporaryDirectory root;
    std::string text = heading;
    for (unsigned port = 1; port <= 20'000; ++port)
        text += connection(port);
    root.write("net/tcp", text);
    std::vector<SocketRecord> records;
    EXPECT_TRUE(listFromProc(root.path(), Family::IPv4, records).complete);
    ASSERT_EQ(records.size(), 20'000U);
    EXPECT_EQ(records.back().local.port, 20'000);
}

TEST(ProcNet, ASocketThatIsClosingDownIsNotListed)
{
    const TemporaryDirectory root;
    root.write("net/tcp", heading + connection(1, "07") + connection(2));
    std::vector<SocketRecord> records;
    EXPECT_TRUE(listFromProc(root.path(), Family::IPv4, records).complete);
    EXPECT_EQ(records.size(), 1U);
}

TEST(ProcNet, WhatIsNotUnderstoodIsSaidWithItsLine)
{
    const TemporaryDirectory root;
    root.write("net/tcp", heading + connection(1) + "nonsense\n" + connection(2) + "0: again\n");
    std::vector<SocketRecord> records;
    const Coverage coverage = listFromProc(root.path(), Family::IPv4, records);
    EXPECT_FALSE(coverage.complete);
    EXPECT_THAT(coverage.problem.value().message(), HasSubstr("net/tcp: line 3: fewer fields"));
    EXPECT_THAT(coverage.problem.value().message(), HasSubstr("1 more"));
    EXPECT_EQ(records.size(), 2U);
}

TEST(ProcNet, AFileThatIsNotThereOrNoFileIsSaid)
{
    const TemporaryDirectory root;
    std::vector<SocketRecord> records;
    EXPECT_THAT(listFromProc(root.path(), Family::IPv4, records).problem.value().message(),
                HasSubstr("net/tcp: No such file or directory"));
    std::filesystem::create_directories(root.path() / "net/tcp");
    EXPECT_THAT(listFromProc(root.path(), Family::IPv4, records).problem.value().message(),
                HasSubstr("net/tcp: Is a directory"));
    EXPECT_TRUE(records.empty());
}

TEST(ProcNet, AnEmptyFileIsNoEmptyList)
{
    const TemporaryDirectory root;
    root.write("net/tcp", "");
    std::vector<SocketRecord> records;
    EXPECT_FALSE(listFromProc(root.path(), Family::IPv4, records).complete);
}

TEST(ProcNet, AComputerWithoutIPv6IsComplete)
{
    const TemporaryDirectory root;
    std::vector<SocketRecord> records;
    EXPECT_FALSE(listFromProc(root.path(), Family::IPv6, records).complete) << "there is no /proc at all";
    root.write("net/tcp", heading);
    EXPECT_TRUE(listFromProc(root.path(), Family::IPv6, records).complete);
    root.write("net/if_inet6", "");
    EXPECT_FALSE(listFromProc(root.path(), Family::IPv6, records).complete) << "it has IPv6, so tcp6 is missing";
}

TEST(ProcNet, CountsFromSockstat)
{
    const TemporaryDirectory root;
    EXPECT_EQ(countFromProc(root.path()), 0U);
    root.write("net/sockstat", "TCP: inuse 5 orphan 0 tw 2 alloc 9 mem 1\n");
    root.write("net/sockstat6", "TCP6: inuse 4\n");
    EXPECT_EQ(countFromProc(root.path()), 11U);
}

} // namespace
} // namespace atlas::collect
