// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a well-formed message of the kernel means.
#include "decode/inet_diag.h"
#include "support/diag_bytes.h"

#include <gtest/gtest.h>

#include <cerrno>

namespace atlas::decode {
namespace {

using namespace std::chrono_literals;
using test::attribute;
using test::congestionAttribute;
using test::DiagBytes;
using test::DiagSocket;
using test::infoAttribute;
using test::join;

SocketRecord decodeOne(const DiagSocket& socket, const test::Bytes& attributes = {})
{
    std::vector<SocketRecord> records;
    const auto outcome = decodeDiag(DiagBytes().socket(socket, attributes).bytes(), 1, records);
    EXPECT_EQ(outcome, DiagOutcome{});
    EXPECT_EQ(records.size(), 1U);
    return records.empty() ? SocketRecord{} : records.front();
}

TEST(InetDiag, ReadsBothEndpoints)
{
    const auto record = decodeOne({.local = "10.0.0.5:443", .remote = "192.0.2.7:50123", .cookie = 0x1122334455667788});
    EXPECT_EQ(record.local.toString(), "10.0.0.5:443");
    EXPECT_EQ(record.remote.toString(), "192.0.2.7:50123");
    EXPECT_EQ(record.state, State::Established);
    EXPECT_EQ(record.kernelState, 1);
    EXPECT_EQ(record.cookie, Cookie{0x1122334455667788});
    EXPECT_EQ(record.interface, std::nullopt);
    EXPECT_EQ(record.tcpInfo, std::nullopt);
    EXPECT_EQ(record.timer, std::nullopt);
    EXPECT_EQ(record.ownerMissing, OwnerMissing::NotLookedUp);
}

TEST(InetDiag, KeepsIPv6AndWhatIsMappedIntoIt)
{
    EXPECT_EQ(decodeOne({.local = "[2001:db8::1]:80", .remote = "[2001:db8::2]:1"}).local.toString(),
              "[2001:db8::1]:80");
    const auto mapped = decodeOne({.local = "[::ffff:10.0.0.1]:80", .remote = "[::ffff:10.0.0.2]:1"});
    EXPECT_EQ(mapped.family(), Family::IPv6);
    EXPECT_EQ(mapped.remote.address.mapped(), Address::v4(10, 0, 0, 2));
    EXPECT_EQ(decodeOne({.local = "[fe80::1]:80", .remote = "[fe80::2]:1", .interface = 3}).interface,
              (Interface{3, {}}));
}

TEST(InetDiag, OnlyTheFirstFourBytesOfAnIPv4AddressCount)
{
    DiagBytes builder;
    auto bytes = builder.socket({.local = "10.0.0.5:443"}).bytes();
    bytes[sizeof(nlmsghdr) + offsetof(inet_diag_msg, id.idiag_src) + 7] = std::byte{0xff};
    std::vector<SocketRecord> records;
    ASSERT_EQ(decodeDiag(bytes, 1, records), DiagOutcome{});
    EXPECT_EQ(records.at(0).local, Endpoint::parse("10.0.0.5:443"));
}

TEST(InetDiag, NoCookieIsEmpty)
{
    EXPECT_EQ(decodeOne({.cookie = ~std::uint64_t{0}}).cookie, std::nullopt);
    EXPECT_EQ(decodeOne({.cookie = 0}).cookie, std::nullopt);
    // INET_DIAG_NOCOOKIE in one half is an ordinary number.
    EXPECT_EQ(decodeOne({.cookie = 0xffffffff}).cookie, Cookie{0xffffffff});
}

TEST(InetDiag, QueuesOfAListenerAreItsBacklogAndThereIsNoPeer)
{
    const auto record = decodeOne(
        {.local = "0.0.0.0:80", .remote = "10.9.9.9:9", .state = 10, .receiveQueue = 3, .sendQueue = 128, .inode = 5});
    EXPECT_EQ(record.state, State::Listen);
    EXPECT_EQ(record.receiveQueue, 3U);
    EXPECT_EQ(record.sendQueue, 128U);
    EXPECT_EQ(record.remote, (Endpoint{Address::v4(0, 0, 0, 0), 0}));
    EXPECT_FALSE(record.hasPeer());
}

TEST(InetDiag, TcpInfoOfAListenerIsNotWhatItSeems)
{
    tcp_info info{};
    info.tcpi_unacked = 3; // the accept queue
    EXPECT_EQ(decodeOne({.local = "0.0.0.0:80", .remote = "0.0.0.0:0", .state = 10}, infoAttribute(info)).tcpInfo,
              std::nullopt);
}

struct HolderCase {
    std::uint8_t state;
    std::uint32_t inode;
    std::uint32_t uid;
    std::optional<Inode> expectedInode;
    std::optional<Uid> expectedUid;
};
class TheHolder : public testing::TestWithParam<HolderCase> { };
TEST_P(TheHolder, IsNeverTakenForRoot)
{
    const auto& [state, inode, uid, expectedInode, expectedUid] = GetParam();
    const auto record = decodeOne({.state = state, .uid = uid, .inode = inode});
    EXPECT_EQ(record.inode, expectedInode);
    EXPECT_EQ(record.uid, expectedUid);
}
INSTANTIATE_TEST_SUITE_P(Cases, TheHolder,
                         testing::Values(HolderCase{1, 77, 0, Inode{77}, Uid{0}}, // root's own
                                         HolderCase{1, 77, 1000, Inode{77}, Uid{1000}},
                                         HolderCase{1, 0, 0, {}, {}}, // not accepted yet
                                         HolderCase{6, 0, 0, {}, {}}, // TIME-WAIT
                                         HolderCase{5, 0, 0, {}, {}}, // FIN-WAIT-2 without a holder
                                         HolderCase{3, 0, 0, {}, {}}, // SYN request
                                         HolderCase{12, 0, 1000, {}, {}}, // the same, its listener's user
                                         HolderCase{4, 0, 1000, {}, Uid{1000}})); // orphan, its user still known

struct TimerCase {
    std::uint8_t number;
    std::uint32_t expires;
    std::optional<Timer> expected;
};
class ATimer : public testing::TestWithParam<TimerCase> { };
TEST_P(ATimer, HasKindTimeAndRetransmissions)
{
    const auto& [number, expires, expected] = GetParam();
    EXPECT_EQ(decodeOne({.timer = number, .retransmissions = 2, .expires = expires}).timer, expected);
}
INSTANTIATE_TEST_SUITE_P(Kinds, ATimer,
                         testing::Values(TimerCase{0, 0, {}}, TimerCase{0, 55, {}},
                                         TimerCase{1, 204, Timer{TimerKind::Retransmit, 2, 204ms}},
                                         TimerCase{2, 7'200'000, Timer{TimerKind::Keepalive, 2, 7'200'000ms}},
                                         TimerCase{3, 59'990, Timer{TimerKind::TimeWait, 2, 59'990ms}},
                                         TimerCase{4, 1, Timer{TimerKind::Persist, 2, 1ms}},
                                         TimerCase{9, 5, Timer{TimerKind::Unknown, 2, 5ms}},
                                         TimerCase{1, 0xfffffffc, Timer{TimerKind::Retransmit, 2, 0ms}})); // overdue

tcp_info busyConnection()
{
    tcp_info info{};
    info.tcpi_retransmits = 2;
    info.tcpi_rto = 204'000;
    info.tcpi_snd_mss = 1448;
    info.tcpi_unacked = 5;
    info.tcpi_last_data_sent = 10;
    info.tcpi_last_data_recv = 20;
    info.tcpi_last_ack_recv = 30;
    info.tcpi_rtt = 1500;
    info.tcpi_rttvar = 700;
    info.tcpi_snd_ssthresh = 64;
    info.tcpi_snd_cwnd = 10;
    info.tcpi_total_retrans = 7;
    info.tcpi_pacing_rate = 1'000'000;
    info.tcpi_bytes_acked = 5'000'000'000;
    info.tcpi_bytes_sent = 7'000'000'100;
    info.tcpi_bytes_retrans = 100;
    info.tcpi_bytes_received = 6'000'000'000;
    info.tcpi_delivery_rate = 900'000;
    return info;
}

TEST(InetDiag, TcpInfoKeepsUnits)
{
    const auto info =
        decodeOne({}, join(congestionAttribute("cubic"), infoAttribute(busyConnection()))).tcpInfo.value();
    EXPECT_EQ(info.rtt, 1500us);
    EXPECT_EQ(info.rttvar, 700us);
    EXPECT_EQ(info.rto, 204ms);
    EXPECT_EQ(info.cwnd, 10U);
    EXPECT_EQ(info.ssthresh, 64U);
    EXPECT_EQ(info.mss, 1448U);
    EXPECT_EQ(info.unacked, 5U);
    EXPECT_EQ(info.retransmits, 2U);
    EXPECT_EQ(info.totalRetransmits, 7U);
    EXPECT_EQ(info.lastDataSent, 10ms);
    EXPECT_EQ(info.lastDataReceived, 20ms);
    EXPECT_EQ(info.lastAckReceived, 30ms);
    EXPECT_EQ(info.pacingRate, 1'000'000U);
    EXPECT_EQ(info.deliveryRate, 900'000U);
    EXPECT_EQ(info.bytesSent, 7'000'000'000U);
    EXPECT_EQ(info.bytesAcked, 5'000'000'000U);
    EXPECT_EQ(info.bytesReceived, 6'000'000'000U);
    EXPECT_EQ(info.congestionControlName(), "cubic");
}

TEST(InetDiag, NeitherSynNorFinIsAByte)
{
    tcp_info raw{};
    raw.tcpi_bytes_acked = 1; // the SYN
    raw.tcpi_bytes_received = 1; // the FIN
    raw.tcpi_last_data_sent = raw.tcpi_last_data_recv = 9;
    raw.tcpi_last_ack_recv = 7;
    const auto waiting = decodeOne({.state = 8}, infoAttribute(raw)).tcpInfo.value();
    EXPECT_EQ(waiting.bytesSent, 0U);
    EXPECT_EQ(waiting.bytesAcked, 0U);
    EXPECT_EQ(waiting.bytesReceived, 0U);
    EXPECT_EQ(waiting.lastDataSent, std::nullopt);
    EXPECT_EQ(waiting.lastDataReceived, std::nullopt);
    EXPECT_EQ(waiting.lastAckReceived, 7ms);
    EXPECT_EQ(decodeOne({.state = 1}, infoAttribute(raw)).tcpInfo.value().bytesReceived, 1U);
}

TEST(InetDiag, NoAnswerHasComeInSynSent)
{
    tcp_info raw{};
    raw.tcpi_last_data_recv = raw.tcpi_last_ack_recv = 81'000'000; // since the clock began
    const auto info = decodeOne({.state = 2}, infoAttribute(raw)).tcpInfo.value();
    EXPECT_EQ(info.lastDataReceived, std::nullopt);
    EXPECT_EQ(info.lastAckReceived, std::nullopt);
}

// tcp_close() and tcp_time_wait() use these timers to end a FIN-WAIT-2 that nobody holds.
TEST(InetDiag, TheEndOfAFinWait2IsNoQuestion)
{
    const auto kind = [](std::uint8_t number, std::uint32_t inode) {
        return decodeOne({.state = 5, .timer = number, .expires = 5, .inode = inode}).timer.value().kind;
    };
    EXPECT_EQ(kind(2, 0), TimerKind::FinWait2);
    EXPECT_EQ(kind(3, 0), TimerKind::FinWait2);
    EXPECT_EQ(kind(2, 77), TimerKind::Keepalive); // its program holds it
}

TEST(InetDiag, AnIPv6ListenerSaysWhetherItTakesIPv4)
{
    const DiagSocket listener{.local = "[::]:80", .remote = "[::]:0", .state = 10};
    EXPECT_EQ(decodeOne(listener, attribute(INET_DIAG_SKV6ONLY, atlas::test::Bytes{std::byte{1}})).v6only, true);
    EXPECT_EQ(decodeOne(listener, attribute(INET_DIAG_SKV6ONLY, atlas::test::Bytes{std::byte{0}})).v6only, false);
    EXPECT_EQ(decodeOne(listener, attribute(INET_DIAG_SKV6ONLY, {})).v6only, std::nullopt);
    EXPECT_EQ(decodeOne(listener).v6only, std::nullopt);
}

TEST(InetDiag, OneThatIsOnlyBoundHasNoTcpInfo)
{
    const auto bound = decodeOne({.remote = "0.0.0.0:0", .state = 7, .inode = 5}, infoAttribute(busyConnection()));
    EXPECT_TRUE(bound.isBoundOnly());
    EXPECT_EQ(bound.state, State::Closed);
    EXPECT_EQ(bound.tcpInfo, std::nullopt);
}

TEST(InetDiag, WhatIsInfiniteOrNotMeasuredIsEmpty)
{
    tcp_info raw = busyConnection();
    raw.tcpi_snd_ssthresh = 0x7fffffff;
    raw.tcpi_pacing_rate = ~0ULL;
    raw.tcpi_delivery_rate = 0;
    const auto info = decodeOne({}, infoAttribute(raw)).tcpInfo.value();
    EXPECT_EQ(info.ssthresh, std::nullopt);
    EXPECT_EQ(info.pacingRate, std::nullopt);
    EXPECT_EQ(info.deliveryRate, std::nullopt);
    EXPECT_EQ(info.congestionControlName(), "");
}

// Each of the fields that came after the oldest tcp_info needs all of its own bytes.
TEST(InetDiag, AnOlderKernelsTcpInfoHasFewerFields)
{
    for (std::size_t length = 104; length <= sizeof(tcp_info); ++length) {
        const auto info = decodeOne({}, infoAttribute(busyConnection(), length)).tcpInfo;
        ASSERT_TRUE(info) << length;
        EXPECT_EQ(info->totalRetransmits, 7U) << length;
        EXPECT_EQ(info->pacingRate.has_value(), length >= 112) << length;
        EXPECT_EQ(info->bytesAcked.has_value(), length >= 128) << length;
        EXPECT_EQ(info->bytesReceived.has_value(), length >= 136) << length;
        EXPECT_EQ(info->bytesSent.has_value(), length >= 216) << length;
        EXPECT_EQ(info->deliveryRate.has_value(), length >= 168) << length;
    }
}

TEST(InetDiag, ANewerKernelsTcpInfoIsReadAsFarAsItIsKnown)
{
    const auto info = decodeOne({}, infoAttribute(busyConnection(), sizeof(tcp_info) + 200)).tcpInfo.value();
    EXPECT_EQ(info.rtt, 1500us);
    EXPECT_EQ(info.deliveryRate, 900'000U);
}

TEST(InetDiag, CongestionControlFitsItsRoom)
{
    const auto info =
        decodeOne({}, join(infoAttribute({}), congestionAttribute("a-name-that-is-longer-than-16"))).tcpInfo.value();
    EXPECT_EQ(info.congestionControlName(), "a-name-that-is-");
    // A name of 15 characters without its final 0.
    const std::string bare = "123456789012345";
    const auto cut = attribute(INET_DIAG_CONG, std::as_bytes(std::span(bare)));
    EXPECT_EQ(decodeOne({}, join(infoAttribute({}), cut)).tcpInfo.value().congestionControlName(), bare);
}

TEST(InetDiag, AttributesOfOtherKindsArePassedOver)
{
    const test::Bytes six(6); // which is then padded
    const auto others = join(attribute(INET_DIAG_SHUTDOWN, std::span(six).first(1)), attribute(4711, six));
    const auto record = decodeOne({}, join(others, infoAttribute(busyConnection())));
    EXPECT_EQ(record.tcpInfo.value().rtt, 1500us);
}

TEST(InetDiag, ManySocketsAndTheEnd)
{
    std::vector<SocketRecord> records;
    const auto bytes = DiagBytes(42).socket({.cookie = 1}).socket({.cookie = 2}, infoAttribute({})).done().bytes();
    const auto outcome = decodeDiag(bytes, 42, records);
    EXPECT_EQ(outcome.end, DiagEnd::Done);
    EXPECT_TRUE(outcome.problems.empty());
    ASSERT_EQ(records.size(), 2U);
    EXPECT_EQ(records[1].cookie, Cookie{2});
}

TEST(InetDiag, AppendsToWhatIsThere)
{
    std::vector<SocketRecord> records(1);
    EXPECT_EQ(decodeDiag(DiagBytes().socket({}).bytes(), 1, records).end, DiagEnd::More);
    EXPECT_EQ(records.size(), 2U);
}

} // namespace
} // namespace atlas::decode
