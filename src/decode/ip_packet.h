// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/address.h"
#include "core/tcp/segment_flags.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>

namespace atlas::decode {

/// What the headers of one TCP segment in an IPv4 packet say.
struct TcpPacket {
    Endpoint source;
    Endpoint destination;
    TcpFlags flags;
    std::uint32_t sequence = 0; ///< of its first byte, or of the SYN or FIN
    std::uint32_t acknowledgement = 0; ///< the next byte that its sender expects; means something beside ACK only
    std::uint16_t window = 0; ///< as in the header, not yet multiplied by the window scale
    std::uint16_t payloadLength = 0; ///< bytes
    std::uint16_t payloadOffset = 0; ///< of its first byte in the packet

    bool operator==(const TcpPacket&) const = default;
};

enum class PacketFault : std::uint8_t {
    Cut, ///< fewer bytes than its headers need or claim
    NotIPv4,
    NotTcp,
    Fragment, ///< a part of a packet, from which the segment cannot be read
    HeaderLengthLies, ///< a header that claims to be shorter than any, or longer than the packet
};

/// One line for a person.
[[nodiscard]] Error describe(PacketFault fault);

/// Decodes one IPv4 packet with a TCP segment in it, as a TUN device gives it. Total: any bytes give a value or a
/// fault. Checksums are not checked; bytes after the packet's own length are ignored.
[[nodiscard]] std::expected<TcpPacket, PacketFault> decodePacket(std::span<const std::byte> bytes);

/// How far `packet` moves its sender's sequence numbers on: payload, and one each for SYN and FIN.
[[nodiscard]] std::uint32_t sequenceLength(const TcpPacket& packet);

} // namespace atlas::decode
