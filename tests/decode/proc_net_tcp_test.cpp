// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/proc_net_tcp.h"
#include "support/files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>

namespace atlas::decode {
namespace {

using namespace std::chrono_literals;

const std::string heading =
    "  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n";

struct Decoded {
    std::vector<ProcProblem> problems;
    std::vector<SocketRecord> records;
};

Decoded decode(const std::string& text, Family family = Family::IPv4, std::uint32_t ticks = 100)
{
    Decoded result;
    result.problems = decodeProcNetTcp(text, family, result.records, ticks);
    return result;
}

SocketRecord decodeOne(const std::string& line, Family family = Family::IPv4, std::uint32_t ticks = 100)
{
    const auto [problems, records] = decode(heading + line + "\n", family, ticks);
    EXPECT_TRUE(problems.empty());
    EXPECT_EQ(records.size(), 1U);
    return records.empty() ? SocketRecord{} : records.front();
}

// The words of an address are printed as the host's integers, so the same text means something else elsewhere.
constexpr bool littleEndian = std::endian::native == std::endian::little;

TEST(ProcNetTcp, AConnection)
{
    if (!littleEndian)
        GTEST_SKIP() << "the literals of this test are a little-endian machine's";
    const auto record =
        decodeOne("   0: 0100007F:1F90 0200007F:C350 01 0000000A:00000005 01:00000014 00000003  1000        0 4711 1");
    EXPECT_EQ(record.local.toString(), "127.0.0.1:8080");
    EXPECT_EQ(record.remote.toString(), "127.0.0.2:50000");
    EXPECT_EQ(record.state, State::Established);
    EXPECT_EQ(record.kernelState, 1);
    EXPECT_EQ(record.sendQueue, 10U);
    EXPECT_EQ(record.receiveQueue, 5U);
    EXPECT_EQ(record.timer, (Timer{TimerKind::Retransmit, 3, 200ms}));
    EXPECT_EQ(record.uid, Uid{1000});
    EXPECT_EQ(record.inode, Inode{4711});
    EXPECT_EQ(record.cookie, std::nullopt);
    EXPECT_EQ(record.tcpInfo, std::nullopt);
    EXPECT_EQ(record.ownerMissing, OwnerMissing::NotLookedUp);
}

TEST(ProcNetTcp, IPv6IsFourWords)
{
    if (!littleEndian)
        GTEST_SKIP() << "the literals of this test are a little-endian machine's";
    const auto record =
        decodeOne("   3: 0000000000000000FFFF00000100007F:C419 B80D0120000000000000000001000000:0001 01 "
                  "00000000:00000000 00:00000000 00000000     0        0 474966 1",
                  Family::IPv6);
    EXPECT_EQ(record.local.toString(), "[::ffff:127.0.0.1]:50201");
    EXPECT_EQ(record.remote.toString(), "[2001:db8::1]:1");
    EXPECT_EQ(record.timer, std::nullopt);
    EXPECT_EQ(record.uid, Uid{0}) << "with an inode, 0 is root";
}

TEST(ProcNetTcp, NoUserIsNotRoot)
{
    const auto timeWait =
        decodeOne("   8: 0100007F:98B2 0100007F:D365 06 00000000:00000000 03:0000176F 00000000     0        0 0 3 0");
    EXPECT_EQ(timeWait.state, State::TimeWait);
    EXPECT_EQ(timeWait.uid, std::nullopt);
    EXPECT_EQ(timeWait.inode, std::nullopt);
    EXPECT_EQ(timeWait.timer, (Timer{TimerKind::TimeWait, 0, 59'990ms}));
    // A SYN request shows the user of its listener.
    const auto request =
        decodeOne("   8: 0100007F:98B2 0100007F:D365 03 00000000:00000000 01:00000064 00000001  1000        0 0 3 0");
    EXPECT_EQ(request.uid, std::nullopt);
}

TEST(ProcNetTcp, TicksAreTheCallers)
{
    const std::string line =
        "   8: 0100007F:98B2 0100007F:D365 01 00000000:00000000 02:00000100 00000000  1000        0 9 3 0";
    EXPECT_EQ(decodeOne(line, Family::IPv4, 1024).timer, (Timer{TimerKind::Keepalive, 0, 250ms}));
    EXPECT_EQ(decodeOne(line, Family::IPv4, 100).timer, (Timer{TimerKind::Keepalive, 0, 2560ms}));
}

TEST(ProcNetTcp, AnOverdueTimerIsDue)
{
    const auto record = decodeOne(
        "   8: 0100007F:98B2 0100007F:D365 01 00000000:00000000 01:FFFFFFFFFFFFFFF0 0000FFFF  1000        0 9 3 0");
    EXPECT_EQ(record.timer, (Timer{TimerKind::Retransmit, 255, 0ms}));
}

struct BadLine {
    const char* name;
    const char* line;
    ProcFault fault;
};
class ABadLine : public testing::TestWithParam<BadLine> { };
TEST_P(ABadLine, IsNamedAndTheOthersAreRead)
{
    const std::string good =
        "   0: 0100007F:1F90 0200007F:C350 01 0000000A:00000005 01:00000014 00000003  1000        0 4711 1\n";
    const auto [problems, records] = decode(heading + good + GetParam().line + "\n" + good);
    EXPECT_EQ(problems, (std::vector<ProcProblem>{{3, GetParam().fault}}));
    EXPECT_EQ(records.size(), 2U);
}
INSTANTIATE_TEST_SUITE_P(
    Kinds, ABadLine,
    testing::Values(
        BadLine{"Empty", "", ProcFault::FieldMissing},
        BadLine{"NoInode", " 0: 0100007F:1F90 0200007F:C350 01 0:0 01:14 3 1000 0", ProcFault::FieldMissing},
        BadLine{"ShortAddress", " 0: 100007F:1F90 0200007F:C350 01 0:0 01:14 3 1000 0 1", ProcFault::BadAddress},
        BadLine{"NoPort", " 0: 0100007F:1F90 0200007F: 01 0:0 01:14 3 1000 0 1", ProcFault::BadAddress},
        BadLine{"LargePort", " 0: 0100007F:11F90 0200007F:1 01 0:0 01:14 3 1000 0 1", ProcFault::BadAddress},
        BadLine{"OtherFamily", " 0: 000000000000000000000000010000FF:1 0200007F:1 01 0:0 01:14 3 1000 0 1",
                ProcFault::BadAddress},
        BadLine{"NotHex", " 0: 0100007G:1F90 0200007F:1 01 0:0 01:14 3 1000 0 1", ProcFault::BadAddress},
        BadLine{"LargeState", " 0: 0100007F:1F90 0200007F:1 101 0:0 01:14 3 1000 0 1", ProcFault::BadState},
        BadLine{"OneQueue", " 0: 0100007F:1F90 0200007F:1 01 0 01:14 3 1000 0 1", ProcFault::BadQueue},
        BadLine{"LargeQueue", " 0: 0100007F:1F90 0200007F:1 01 0:100000000 01:14 3 1000 0 1", ProcFault::BadQueue},
        BadLine{"NoTimer", " 0: 0100007F:1F90 0200007F:1 01 0:0 -1:14 3 1000 0 1", ProcFault::BadTimer},
        BadLine{"NoRetransmits", " 0: 0100007F:1F90 0200007F:1 01 0:0 01:14 x 1000 0 1", ProcFault::BadTimer},
        BadLine{"NegativeUid", " 0: 0100007F:1F90 0200007F:1 01 0:0 01:14 3 -1 0 1", ProcFault::BadUid},
        BadLine{"LargeInode", " 0: 0100007F:1F90 0200007F:1 01 0:0 01:14 3 1000 0 4294967296", ProcFault::BadInode}),
    [](const auto& param) { return param.param.name; });

TEST(ProcNetTcp, WithoutItsHeadingItIsNotTheTable)
{
    for (const char* text : {"", "\n", "hello\n", "local_address without a newline"}) {
        const auto [problems, records] = decode(text);
        EXPECT_EQ(problems, (std::vector<ProcProblem>{{1, ProcFault::NoHeader}})) << text;
        EXPECT_TRUE(records.empty());
    }
    EXPECT_TRUE(decode(heading).problems.empty());
}

// Cut anywhere, the table gives its whole lines; the last number of a cut line could be a shorter one.
class RealTable : public testing::TestWithParam<Family> { };
TEST_P(RealTable, CutAnywhereGivesItsWholeLines)
{
    const bool ipv4 = GetParam() == Family::IPv4;
    const std::string text =
        test::readFile(ipv4 ? CORPUS "/fuzz_proc_net_tcp/table-ipv4" : CORPUS "/fuzz_proc_net_tcp/table-ipv6");
    const auto whole = decode(text, GetParam());
    ASSERT_TRUE(whole.problems.empty());
    ASSERT_GE(whole.records.size(), 4U);
    for (std::size_t length = 0; length < text.size(); ++length) {
        const std::string cut = text.substr(0, length);
        const auto lines = static_cast<std::size_t>(std::ranges::count(cut, '\n'));
        const auto [problems, records] = decode(cut, GetParam());
        ASSERT_EQ(records.size(), lines == 0 ? 0 : lines - 1) << length;
        ASSERT_EQ(problems.empty(), cut.ends_with('\n')) << length;
        for (std::size_t i = 0; i < records.size(); ++i)
            ASSERT_TRUE(sameContent(records[i], whole.records[i]));
    }
}
INSTANTIATE_TEST_SUITE_P(Families, RealTable, testing::Values(Family::IPv4, Family::IPv6),
                         [](const auto& param) { return param.param == Family::IPv4 ? "IPv4" : "IPv6"; });

TEST(ProcNetTcp, EveryFaultHasWords)
{
    for (int fault = 0; fault <= static_cast<int>(ProcFault::LineCut); ++fault)
        EXPECT_NE(describe(static_cast<ProcFault>(fault)).message(), "an unknown fault") << fault;
}

} // namespace
} // namespace atlas::decode
