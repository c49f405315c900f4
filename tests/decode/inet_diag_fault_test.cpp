// SPDX-License-Identifier: GPL-3.0-or-later
//
// A kernel that refuses, is interrupted, cuts its messages off, or lies about their lengths.
#include "decode/inet_diag.h"
#include "support/diag_bytes.h"
#include "support/files.h"

#include <gtest/gtest.h>

#include <cerrno>
#include <limits>

namespace atlas::decode {
namespace {

using test::Bytes;
using test::DiagBytes;
using test::infoAttribute;
using test::join;

constexpr std::size_t socketSize = sizeof(nlmsghdr) + sizeof(inet_diag_msg); // without attributes

struct Decoded {
    DiagOutcome outcome;
    std::vector<SocketRecord> records;
};

Decoded decode(const Bytes& bytes, std::uint32_t sequence = 1)
{
    Decoded result;
    result.outcome = decodeDiag(bytes, sequence, result.records);
    return result;
}

std::vector<DiagProblem> one(std::size_t offset, DiagFault fault)
{
    return {{offset, fault}};
}

struct EndCase {
    const char* name;
    Bytes bytes;
    DiagEnd end;
    int error;
    std::size_t sockets;
};
class TheEnd : public testing::TestWithParam<EndCase> { };
TEST_P(TheEnd, IsReported)
{
    const auto [outcome, records] = decode(GetParam().bytes);
    EXPECT_EQ(outcome.end, GetParam().end);
    EXPECT_EQ(outcome.error, GetParam().error);
    EXPECT_EQ(records.size(), GetParam().sockets);
    EXPECT_TRUE(outcome.problems.empty());
}
INSTANTIATE_TEST_SUITE_P(
    Kinds, TheEnd,
    testing::Values(EndCase{"Done", DiagBytes().socket({}).done().bytes(), DiagEnd::Done, 0, 1},
                    EndCase{"DoneWithoutCode", DiagBytes().message(NLMSG_DONE, {}).bytes(), DiagEnd::Done, 0, 0},
                    EndCase{"ErrorInsideDone", DiagBytes().socket({}).done(-ENOBUFS).bytes(), DiagEnd::Failed, ENOBUFS,
                            1},
                    EndCase{"Error", DiagBytes().error(-ENOENT).bytes(), DiagEnd::Failed, ENOENT, 0},
                    EndCase{"Acknowledgement", DiagBytes().error(0).bytes(), DiagEnd::Done, 0, 0},
                    EndCase{"SmallestNumber", DiagBytes().error(std::numeric_limits<int>::min()).bytes(),
                            DiagEnd::Failed, std::numeric_limits<int>::max(), 0},
                    EndCase{"NothingAfterDone", DiagBytes().done().socket({}).bytes(), DiagEnd::Done, 0, 0},
                    EndCase{"Noop", DiagBytes().message(NLMSG_NOOP, {}).socket({}).bytes(), DiagEnd::More, 0, 1}),
    [](const auto& param) { return param.param.name; });

TEST(InetDiagFault, InterruptionIsReportedByAnyMessage)
{
    constexpr std::uint16_t interrupted = NLM_F_MULTI | NLM_F_DUMP_INTR;
    EXPECT_TRUE(decode(DiagBytes().socket({}, {}, interrupted).bytes()).outcome.interrupted);
    EXPECT_TRUE(decode(DiagBytes().socket({}).done(0, interrupted).bytes()).outcome.interrupted);
    EXPECT_FALSE(decode(DiagBytes().socket({}).done().bytes()).outcome.interrupted);
}

TEST(InetDiagFault, AnswersToOtherQuestionsAreNotOurs)
{
    constexpr std::uint16_t interrupted = NLM_F_DUMP_INTR;
    const Bytes bytes = join(DiagBytes(6).socket({}, {}, interrupted).error(-ENOENT).done().bytes(),
                             DiagBytes(7).socket({.cookie = 5}).bytes());
    const auto [outcome, records] = decode(bytes, 7);
    EXPECT_EQ(outcome.foreign, 3U);
    EXPECT_EQ(outcome.end, DiagEnd::More);
    EXPECT_FALSE(outcome.interrupted);
    EXPECT_TRUE(outcome.problems.empty());
    ASSERT_EQ(records.size(), 1U);
    EXPECT_EQ(records[0].cookie, Cookie{5});
}

TEST(InetDiagFault, LengthsThatLieEndTheReading)
{
    for (const std::uint32_t length : {0U, 1U, 15U}) {
        const auto [outcome, records] = decode(DiagBytes().socket({}).socket({}).lie(socketSize, length).bytes());
        EXPECT_EQ(outcome.problems, one(socketSize, DiagFault::LengthTooSmall)) << length;
        EXPECT_EQ(records.size(), 1U);
    }
    for (const std::uint32_t length : {std::uint32_t{socketSize} + 1, 0x7fffffffU, 0xfffffffdU, 0xffffffffU}) {
        const auto [outcome, records] = decode(DiagBytes().socket({}).socket({}).lie(socketSize, length).bytes());
        EXPECT_EQ(outcome.problems, one(socketSize, DiagFault::LengthPastEnd)) << length;
        EXPECT_EQ(records.size(), 1U);
    }
}

TEST(InetDiagFault, AMessageTooShortForItsTypeIsPassedOver)
{
    const Bytes tooShort(sizeof(inet_diag_msg) - 4);
    const auto [outcome, records] =
        decode(DiagBytes().message(SOCK_DIAG_BY_FAMILY, tooShort).socket({}).message(NLMSG_ERROR, {}).bytes());
    EXPECT_EQ(
        outcome.problems,
        (std::vector<DiagProblem>{{0, DiagFault::PayloadCut}, {socketSize - 4 + socketSize, DiagFault::PayloadCut}}));
    EXPECT_EQ(records.size(), 1U);
    EXPECT_EQ(outcome.end, DiagEnd::More);
}

TEST(InetDiagFault, UnexpectedTypesAndFamiliesArePassedOver)
{
    Bytes bytes = DiagBytes().message(4711, {}).socket({}).socket({}).bytes();
    bytes[sizeof(nlmsghdr) + sizeof(nlmsghdr)] = std::byte{1}; // idiag_family of the first: AF_UNIX
    const auto [outcome, records] = decode(bytes);
    EXPECT_EQ(outcome.problems,
              (std::vector<DiagProblem>{{0, DiagFault::UnexpectedType}, {16, DiagFault::UnknownFamily}}));
    EXPECT_EQ(records.size(), 1U);
}

TEST(InetDiagFault, AttributesThatLieLeaveWhatCameBefore)
{
    tcp_info info{};
    info.tcpi_rtt = 99;
    const std::size_t infoSize = infoAttribute(info).size();
    for (const int length : {0, 3, 9, 0xffff}) {
        Bytes liar;
        test::append(liar, rtattr{static_cast<unsigned short>(length), INET_DIAG_CONG});
        test::append(liar, 0);
        const auto [outcome, records] = decode(DiagBytes().socket({}, join(infoAttribute(info), liar)).bytes());
        EXPECT_EQ(outcome.problems, one(socketSize + infoSize, DiagFault::AttributeBroken)) << length;
        ASSERT_EQ(records.size(), 1U);
        EXPECT_EQ(records[0].tcpInfo.value().rtt.count(), 99U);
    }
}

TEST(InetDiagFault, TcpInfoShorterThanAnyKernelsIsNotRead)
{
    for (const std::size_t length : {1U, 50U, 103U}) {
        const auto [outcome, records] = decode(DiagBytes().socket({}, infoAttribute({}, length)).bytes());
        EXPECT_EQ(outcome.problems, one(0, DiagFault::TcpInfoCut)) << length;
        ASSERT_EQ(records.size(), 1U);
        EXPECT_EQ(records[0].tcpInfo, std::nullopt);
    }
}

TEST(InetDiagFault, AnEmptyDatagramSaysNothing)
{
    const auto [outcome, records] = decode({});
    EXPECT_EQ(outcome.problems, one(0, DiagFault::HeaderCut));
    EXPECT_TRUE(records.empty());
}

// A real dump, cut at every byte: what is whole is read, the cut is reported, nothing is invented.
class RealDump : public testing::TestWithParam<const char*> { };
TEST_P(RealDump, CutAnywhereGivesItsBeginning)
{
    const std::string file = test::readFile(std::string(CORPUS "/fuzz_inet_diag/") + GetParam());
    ASSERT_GT(file.size(), 1000U);
    const auto raw = std::as_bytes(std::span(file));
    const auto whole = decode(Bytes(raw.begin(), raw.end()));
    ASSERT_EQ(whole.outcome.end, DiagEnd::Done);
    ASSERT_TRUE(whole.outcome.problems.empty());
    ASSERT_GE(whole.records.size(), 4U);

    std::size_t most = 0;
    for (std::size_t length = 0; length < file.size(); ++length) {
        // A vector of exactly this size: a read beyond it is seen by the sanitizers.
        const auto [outcome, records] = decode(Bytes(raw.begin(), raw.begin() + static_cast<std::ptrdiff_t>(length)));
        ASSERT_GE(records.size(), most) << length;
        ASSERT_LE(records.size(), whole.records.size());
        most = records.size();
        EXPECT_EQ(outcome.end, DiagEnd::More) << length;
        EXPECT_LE(outcome.problems.size(), 1U);
        for (std::size_t i = 0; i < records.size(); ++i)
            ASSERT_TRUE(sameContent(records[i], whole.records[i])) << length << " record " << i;
    }
    EXPECT_EQ(most, whole.records.size());
}
INSTANTIATE_TEST_SUITE_P(Families, RealDump, testing::Values("dump-ipv4", "dump-ipv6"),
                         [](const auto& param) { return std::string(param.param).substr(5); });

TEST(InetDiagFault, EveryFaultHasWords)
{
    for (int fault = 0; fault <= static_cast<int>(DiagFault::TcpInfoCut); ++fault)
        EXPECT_NE(describe(static_cast<DiagFault>(fault)).message(), "an unknown fault") << fault;
}

} // namespace
} // namespace atlas::decode
