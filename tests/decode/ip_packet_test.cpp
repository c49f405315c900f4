// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/ip_packet.h"

#include <gtest/gtest.h>

#include <vector>

namespace {

using namespace atlas;
using namespace atlas::decode;

using Bytes = std::vector<std::byte>;

Bytes bytes(std::initializer_list<int> values)
{
    Bytes all;
    for (const int value : values)
        all.push_back(static_cast<std::byte>(value));
    return all;
}

/// A segment with "hi" in it, FIN, PSH and ACK; four bytes of options in the TCP header.
Bytes packet()
{
    return bytes({0x45, 0, 0, 46, 0, 1, 0x40, 0, 64, 6,    0,    0,    10,   77, 0, 1, 10, 77, 0, 2, 0x9c, 0x41, 0,
                  80,   0, 0, 0,  9, 1, 2,    3, 4,  0x60, 0x19, 0xfa, 0xf0, 0,  0, 0, 0,  1,  1, 1, 1,    'h',  'i'});
}

TEST(IpPacket, ReadsTheHeaders)
{
    const auto decoded = decodePacket(packet());
    ASSERT_TRUE(decoded) << describe(decoded.error()).message();
    EXPECT_EQ(decoded->source.toString(), "10.77.0.1:40001");
    EXPECT_EQ(decoded->destination.toString(), "10.77.0.2:80");
    EXPECT_EQ(decoded->flags, (TcpFlags{TcpFlag::Fin, TcpFlag::Psh, TcpFlag::Ack}));
    EXPECT_EQ(decoded->sequence, 9U);
    EXPECT_EQ(decoded->acknowledgement, 0x01020304U);
    EXPECT_EQ(decoded->window, 64240);
    EXPECT_EQ(decoded->payloadLength, 2);
    EXPECT_EQ(decoded->payloadOffset, 44);
    EXPECT_EQ(sequenceLength(*decoded), 3U);
}

TEST(IpPacket, WhatFollowsThePacketIsNoPartOfIt)
{
    Bytes padded = packet();
    padded.resize(60);
    EXPECT_EQ(decodePacket(padded), decodePacket(packet()));
}

TEST(IpPacket, EveryShorterPieceIsCut)
{
    const Bytes whole = packet();
    for (std::size_t length = 0; length < whole.size(); ++length) {
        const Bytes piece(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(length));
        const auto decoded = decodePacket(piece);
        ASSERT_FALSE(decoded) << length;
        EXPECT_EQ(decoded.error(), PacketFault::Cut) << length;
    }
}

struct Broken {
    const char* name;
    std::size_t offset;
    int value;
    PacketFault fault;
};
class BrokenPacket : public testing::TestWithParam<Broken> { };

TEST_P(BrokenPacket, SaysHow)
{
    Bytes broken = packet();
    broken[GetParam().offset] = static_cast<std::byte>(GetParam().value);
    const auto decoded = decodePacket(broken);
    ASSERT_FALSE(decoded);
    EXPECT_EQ(decoded.error(), GetParam().fault);
    EXPECT_FALSE(describe(decoded.error()).message().empty());
}

INSTANTIATE_TEST_SUITE_P(IpPacket, BrokenPacket,
                         testing::Values(Broken{"IPv6", 0, 0x65, PacketFault::NotIPv4},
                                         Broken{"ShortHeader", 0, 0x44, PacketFault::HeaderLengthLies},
                                         Broken{"HeaderPastPacket", 0, 0x4c, PacketFault::HeaderLengthLies},
                                         Broken{"Icmp", 9, 1, PacketFault::NotTcp},
                                         Broken{"MoreFragments", 6, 0x20, PacketFault::Fragment},
                                         Broken{"LaterFragment", 7, 3, PacketFault::Fragment},
                                         Broken{"LongerThanItIs", 3, 47, PacketFault::Cut},
                                         Broken{"NoRoomForTcp", 3, 39, PacketFault::Cut},
                                         Broken{"ShortSegmentHeader", 32, 0x40, PacketFault::HeaderLengthLies},
                                         Broken{"SegmentHeaderPastEnd", 32, 0xf0, PacketFault::HeaderLengthLies}),
                         [](const auto& test) { return test.param.name; });

} // namespace
