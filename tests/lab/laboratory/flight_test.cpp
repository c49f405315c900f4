// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/flight.h"
#include "lab/laboratory/made_packet.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace {

using namespace atlas;
using namespace atlas::lab;
using std::chrono::milliseconds;
using testing::ElementsAre;

const Endpoint onA{Address::v4(10, 77, 0, 1), 40001};
const Endpoint onB{Address::v4(10, 77, 0, 2), 80};

decode::TcpPacket packet(Host from, TcpFlags flags, std::uint32_t sequence, std::uint32_t acknowledgement = 0,
                         std::uint16_t length = 0)
{
    decode::TcpPacket made;
    made.source = from == Host::A ? onA : onB;
    made.destination = from == Host::A ? onB : onA;
    made.flags = flags;
    made.sequence = sequence;
    made.acknowledgement = acknowledgement;
    made.payloadLength = length;
    return made;
}

constexpr TcpFlags syn{TcpFlag::Syn};
constexpr TcpFlags synAck{TcpFlag::Syn, TcpFlag::Ack};
constexpr TcpFlags ack{TcpFlag::Ack};
constexpr TcpFlags fin{TcpFlag::Fin, TcpFlag::Ack};
constexpr TcpFlags rst{TcpFlag::Rst, TcpFlag::Ack};

class FlightTest : public testing::Test {
protected:
    Flight::Arrival add(const decode::TcpPacket& headers, Flight::Origin origin = Flight::Origin::Step)
    {
        return flight.add(headers.source == onA ? Host::A : Host::B, {}, headers, origin);
    }
    std::vector<std::uint32_t> ids() const
    {
        std::vector<std::uint32_t> all;
        for (const Packet& held : flight.packets(now))
            all.push_back(std::to_underlying(held.id));
        return all;
    }
    Flight flight;
    const Instant now{std::chrono::seconds(1000)};
};

TEST_F(FlightTest, NumbersAreRelativeAcrossTheirOwnEnd)
{
    EXPECT_EQ(add(packet(Host::A, syn, 0xffffffffU)).packet.segment.sequence, 0U);
    const auto answer = add(packet(Host::B, synAck, 5000, 0)).packet;
    EXPECT_EQ(answer.segment.sequence, 0U);
    EXPECT_EQ(answer.segment.acknowledgement, 1U);
    const auto data = add(packet(Host::A, ack, 0, 5001, 10)).packet;
    EXPECT_EQ(data.segment.sequence, 1U);
    EXPECT_EQ(data.segment.acknowledgement, 1U);
    const SideNumbers a = flight.numbers().of({onA, onB}, Host::A);
    EXPECT_EQ(a.next, 10U);
    EXPECT_EQ(a.expected, 5001U);
}

TEST_F(FlightTest, ANewSynBeginsAnew)
{
    add(packet(Host::A, syn, 100));
    add(packet(Host::B, synAck, 5000, 101));
    add(packet(Host::A, syn, 7000));
    EXPECT_EQ(add(packet(Host::B, synAck, 9, 7001)).packet.segment.acknowledgement, 1U);
    EXPECT_EQ(flight.numbers().of({onA, onB}, Host::B).first, 9U);
}

TEST_F(FlightTest, BothMayOpen)
{
    add(packet(Host::A, syn, 100));
    add(packet(Host::B, syn, 200));
    EXPECT_EQ(add(packet(Host::B, synAck, 200, 101)).packet.segment.acknowledgement, 1U);
    EXPECT_EQ(add(packet(Host::A, synAck, 100, 201)).packet.segment.acknowledgement, 1U);
}

TEST_F(FlightTest, WhatArrivesIsTheOldestCopy)
{
    add(packet(Host::A, fin, 100, 500));
    // By now the other side's FIN has arrived, and the repetition confirms it.
    EXPECT_TRUE(add(packet(Host::A, fin, 100, 501), Flight::Origin::ByItself).repetition);
    const auto held = flight.take(PacketId{1});
    ASSERT_TRUE(held);
    EXPECT_EQ(held->headers.acknowledgement, 500U);
    EXPECT_EQ(held->summary.repetitions, 1U);
}

TEST_F(FlightTest, ARepetitionIsCountedWhereItsPacketIsHeld)
{
    const auto first = add(packet(Host::A, syn, 100));
    EXPECT_FALSE(first.repetition);
    const auto again = add(packet(Host::A, syn, 100), Flight::Origin::ByItself);
    EXPECT_TRUE(again.repetition);
    EXPECT_EQ(again.packet.id, first.packet.id);
    EXPECT_EQ(again.packet.repetitions, 1U);
    EXPECT_THAT(ids(), ElementsAre(1));
}

TEST_F(FlightTest, ARepetitionOfWhatIsGoneIsACopy)
{
    add(packet(Host::A, syn, 100));
    ASSERT_TRUE(flight.take(PacketId{1}));
    const auto again = add(packet(Host::A, syn, 100), Flight::Origin::ByItself);
    EXPECT_FALSE(again.repetition);
    EXPECT_EQ(again.packet.id, PacketId{2});
    EXPECT_EQ(again.packet.copyOf, PacketId{1});
}

TEST_F(FlightTest, ARepetitionVanishesWhileItsAcknowledgementIsHeld)
{
    add(packet(Host::A, fin, 100, 500));
    ASSERT_TRUE(flight.take(PacketId{1}));
    add(packet(Host::B, ack, 500, 101));
    EXPECT_TRUE(add(packet(Host::A, fin, 100, 500), Flight::Origin::ByItself).answered);
    EXPECT_THAT(ids(), ElementsAre(2));

    // Without the acknowledgement it is what heals the loss.
    ASSERT_TRUE(flight.take(PacketId{2}));
    EXPECT_FALSE(add(packet(Host::A, fin, 100, 500), Flight::Origin::ByItself).answered);
    EXPECT_THAT(ids(), ElementsAre(3));
}

TEST_F(FlightTest, AProbeVanishesWhileItsAnswerIsHeldAndAnAckDoesNot)
{
    add(packet(Host::B, ack, 500, 101));
    EXPECT_TRUE(add(packet(Host::A, ack, 100, 500), Flight::Origin::ByItself).answered);
    EXPECT_FALSE(add(packet(Host::A, ack, 101, 500), Flight::Origin::ByItself).answered);
    EXPECT_FALSE(add(packet(Host::A, ack, 101, 500, 10), Flight::Origin::ByItself).answered);
    EXPECT_THAT(ids(), ElementsAre(2, 3, 1));
}

TEST_F(FlightTest, TwoEqualAcksAreTwoAnswersUnlessNothingAsked)
{
    add(packet(Host::B, ack, 1, 2));
    EXPECT_FALSE(add(packet(Host::B, ack, 1, 2)).repetition);
    EXPECT_TRUE(add(packet(Host::B, ack, 1, 2), Flight::Origin::ByItself).repetition);
    EXPECT_THAT(ids(), ElementsAre(1, 2));
}

TEST_F(FlightTest, TwoEqualProbesAreOneAlsoWhereAStepMadeThem)
{
    add(packet(Host::A, syn, 100));
    ASSERT_TRUE(flight.take(PacketId{1}));
    add(packet(Host::A, ack, 100, 5001), Flight::Origin::ByItself);
    EXPECT_TRUE(add(packet(Host::A, ack, 100, 5001)).repetition);
    EXPECT_THAT(ids(), ElementsAre(2));
}

TEST_F(FlightTest, AResetIsNeverARepetition)
{
    add(packet(Host::B, rst, 0, 2));
    EXPECT_FALSE(add(packet(Host::B, rst, 0, 2), Flight::Origin::ByItself).repetition);
}

TEST_F(FlightTest, AMatcherFindsTheFirstThatFits)
{
    add(packet(Host::B, ack, 1, 2));
    add(packet(Host::A, ack, 2, 1, 10));
    add(packet(Host::A, fin, 12, 1));
    EXPECT_EQ(flight.find(PacketMatcher{}), PacketId{1});
    EXPECT_EQ(flight.find(PacketMatcher{Host::A, {}, false}), PacketId{2});
    EXPECT_EQ(flight.find(PacketMatcher{Host::A, {TcpFlag::Fin}, false}), PacketId{3});
    EXPECT_EQ(flight.find(PacketMatcher{{}, {}, true}), PacketId{2});
    EXPECT_EQ(flight.find(PacketMatcher{Host::B, {TcpFlag::Fin}, false}), std::nullopt);
    EXPECT_EQ(flight.find(PacketId{3}), PacketId{3});
    EXPECT_EQ(flight.find(PacketId{4}), std::nullopt);
}

TEST_F(FlightTest, SwapChangesTheOrderOfOneDirection)
{
    add(packet(Host::A, ack, 1, 1, 10));
    add(packet(Host::A, fin, 11, 1));
    add(packet(Host::B, ack, 1, 11));
    EXPECT_TRUE(flight.swap(PacketId{1}, PacketId{2}));
    EXPECT_THAT(ids(), ElementsAre(2, 1, 3));
    EXPECT_EQ(flight.find(PacketMatcher{Host::A, {}, false}), PacketId{2});
    EXPECT_FALSE(flight.swap(PacketId{1}, PacketId{3}));
    EXPECT_FALSE(flight.swap(PacketId{1}, PacketId{9}));
}

TEST_F(FlightTest, DelayedPacketsAreDueInTheirOrder)
{
    add(packet(Host::A, syn, 100));
    add(packet(Host::B, syn, 200));
    EXPECT_EQ(flight.nextDue(), std::nullopt);
    flight.delay(PacketId{1}, now + milliseconds(20));
    flight.delay(PacketId{2}, now + milliseconds(10));
    EXPECT_EQ(flight.nextDue(), now + milliseconds(10));
    EXPECT_EQ(flight.firstDue(now), std::nullopt);
    EXPECT_EQ(flight.firstDue(now + milliseconds(10)), PacketId{2});
    EXPECT_EQ(flight.firstDue(now + milliseconds(30)), PacketId{2});
    EXPECT_EQ(flight.packets(now).at(0).due, milliseconds(20));
    EXPECT_EQ(flight.packets(now + milliseconds(30)).at(0).due, milliseconds(0));
}

TEST_F(FlightTest, WhatDoesNotFitIsLost)
{
    for (std::size_t i = 0; i < Flight::mostHeld; ++i)
        ASSERT_FALSE(add(packet(Host::A, ack, static_cast<std::uint32_t>(i), 1, 1)).lost);
    EXPECT_TRUE(add(packet(Host::A, ack, 5000, 1, 1)).lost);
    EXPECT_FALSE(add(packet(Host::B, ack, 5000, 1, 1)).lost);
    EXPECT_EQ(ids().size(), Flight::mostHeld + 1);
}

TEST_F(FlightTest, ClearedItGoesOnCounting)
{
    add(packet(Host::A, syn, 100));
    flight.clear();
    EXPECT_THAT(ids(), ElementsAre());
    EXPECT_EQ(add(packet(Host::A, syn, 100)).packet.id, PacketId{2});
}

/// The sum that a receiver makes of a header with its checksum: all ones if it is right (RFC 1071).
std::uint32_t sum(std::span<const std::byte> bytes, std::uint32_t start = 0)
{
    for (std::size_t i = 0; i < bytes.size(); i += 2)
        start += std::to_integer<std::uint32_t>(bytes[i]) * 256 + std::to_integer<std::uint32_t>(bytes[i + 1]);
    while (start > 0xffff)
        start = start % 0x10000 + start / 0x10000;
    return start;
}

TEST(MadePacket, SaysWhatItShouldAndItsChecksumsAreRight)
{
    const auto bytes = makePacket(onB, onA, {TcpFlag::Rst}, {0xdeadbeef, 0x01020304});
    const auto headers = decode::decodePacket(bytes);
    ASSERT_TRUE(headers);
    EXPECT_EQ(headers->source, onB);
    EXPECT_EQ(headers->destination, onA);
    EXPECT_EQ(headers->flags, (TcpFlags{TcpFlag::Rst, TcpFlag::Ack}));
    EXPECT_EQ(headers->sequence, 0xdeadbeefU);
    EXPECT_EQ(headers->acknowledgement, 0x01020304U);
    const std::span all(bytes);
    EXPECT_EQ(sum(all.first(20)), 0xffffU);
    EXPECT_EQ(sum(all.subspan(20), sum(all.subspan(12, 8), 6 + 20)), 0xffffU);

    const auto bare = decode::decodePacket(makePacket(onA, onB, {TcpFlag::Rst}, {1}));
    ASSERT_TRUE(bare);
    EXPECT_EQ(bare->flags, TcpFlags{TcpFlag::Rst});
}

} // namespace
