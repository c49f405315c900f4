// SPDX-License-Identifier: GPL-3.0-or-later
//
// An IPv4 packet (RFC 791, section 3.1) with a TCP segment (RFC 9293, section 3.1), everything in network byte order:
//
//   byte  0     version (4 bits), header length in words of four bytes (4 bits)
//         2, 3  length of the whole packet
//         6, 7  flags and, in the lower 13 bits, the fragment's offset; bit 0x2000 says that more follow
//         9     protocol: 6 is TCP
//        12     source address, 16: destination address
//   then, after the header's own length, the segment:
//         0, 2  source port, destination port
//         4, 8  sequence number, acknowledgement number
//        12     header length in words of four bytes (upper 4 bits)
//        13     flags
//        14     window
#include "decode/ip_packet.h"

#include <algorithm>

namespace atlas::decode {
namespace {

using Bytes = std::span<const std::byte>;

constexpr std::size_t shortestHeader = 20; // of both protocols
constexpr std::size_t wordSize = 4;
constexpr std::uint8_t protocolTcp = 6;
constexpr std::uint16_t fragmentBits = 0x3fff;

std::uint8_t byteAt(Bytes bytes, std::size_t offset)
{
    return std::to_integer<std::uint8_t>(bytes[offset]);
}

std::uint16_t shortAt(Bytes bytes, std::size_t offset)
{
    return static_cast<std::uint16_t>(byteAt(bytes, offset) << 8U | byteAt(bytes, offset + 1));
}

std::uint32_t longAt(Bytes bytes, std::size_t offset)
{
    return std::uint32_t{shortAt(bytes, offset)} << 16U | shortAt(bytes, offset + 2);
}

Endpoint endpointAt(Bytes ip, std::size_t address, std::uint16_t port)
{
    return {Address::v4(byteAt(ip, address), byteAt(ip, address + 1), byteAt(ip, address + 2), byteAt(ip, address + 3)),
            port};
}

} // namespace

Error describe(PacketFault fault)
{
    switch (fault) {
    case PacketFault::Cut:
        return Error::saying("a packet that was cut off");
    case PacketFault::NotIPv4:
        return Error::saying("a packet that is not IPv4");
    case PacketFault::NotTcp:
        return Error::saying("a packet that carries no TCP");
    case PacketFault::Fragment:
        return Error::saying("a fragment of a packet");
    case PacketFault::HeaderLengthLies:
        return Error::saying("a packet with a header length that cannot be");
    }
    return Error::saying("a packet that cannot be read");
}

std::expected<TcpPacket, PacketFault> decodePacket(Bytes bytes)
{
    if (bytes.empty())
        return std::unexpected(PacketFault::Cut);
    if (byteAt(bytes, 0) >> 4U != 4)
        return std::unexpected(PacketFault::NotIPv4);
    if (bytes.size() < shortestHeader)
        return std::unexpected(PacketFault::Cut);
    const std::size_t headerLength = (byteAt(bytes, 0) & 0x0fU) * wordSize;
    const std::size_t packetLength = shortAt(bytes, 2);
    if (headerLength < shortestHeader || packetLength < headerLength)
        return std::unexpected(PacketFault::HeaderLengthLies);
    if (packetLength > bytes.size())
        return std::unexpected(PacketFault::Cut);
    if (byteAt(bytes, 9) != protocolTcp)
        return std::unexpected(PacketFault::NotTcp);
    if ((shortAt(bytes, 6) & fragmentBits) != 0)
        return std::unexpected(PacketFault::Fragment);

    const Bytes segment = bytes.first(packetLength).subspan(headerLength);
    if (segment.size() < shortestHeader)
        return std::unexpected(PacketFault::Cut);
    const std::size_t segmentHeader = (byteAt(segment, 12) >> 4U) * wordSize;
    if (segmentHeader < shortestHeader || segmentHeader > segment.size())
        return std::unexpected(PacketFault::HeaderLengthLies);

    TcpPacket packet;
    packet.source = endpointAt(bytes, 12, shortAt(segment, 0));
    packet.destination = endpointAt(bytes, 16, shortAt(segment, 2));
    packet.flags = TcpFlags(byteAt(segment, 13));
    packet.sequence = longAt(segment, 4);
    packet.acknowledgement = longAt(segment, 8);
    packet.window = shortAt(segment, 14);
    packet.payloadLength = static_cast<std::uint16_t>(segment.size() - segmentHeader);
    packet.payloadOffset = static_cast<std::uint16_t>(headerLength + segmentHeader);
    return packet;
}

std::uint32_t sequenceLength(const TcpPacket& packet)
{
    return packet.payloadLength + (packet.flags.has(TcpFlag::Syn) ? 1U : 0U) +
        (packet.flags.has(TcpFlag::Fin) ? 1U : 0U);
}

} // namespace atlas::decode
