// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <initializer_list>
#include <optional>
#include <span>
#include <string_view>

namespace atlas::decode {

/// The flags of a TCP header (RFC 9293, section 3.1) with their bits there.
enum class TcpFlag : std::uint8_t {
    Fin = 0x01,
    Syn = 0x02,
    Rst = 0x04,
    Psh = 0x08,
    Ack = 0x10,
    Urg = 0x20,
    Ece = 0x40,
    Cwr = 0x80,
};

/// In the order in which people write them: SYN,ACK; FIN,PSH,ACK.
inline constexpr std::array<TcpFlag, 8> tcpFlags{TcpFlag::Syn, TcpFlag::Fin, TcpFlag::Rst, TcpFlag::Psh,
                                                 TcpFlag::Ack, TcpFlag::Urg, TcpFlag::Ece, TcpFlag::Cwr};

/// "SYN", "FIN", …
[[nodiscard]] std::string_view name(TcpFlag flag);
[[nodiscard]] std::optional<TcpFlag> parseTcpFlag(std::string_view name);

/// A set of flags.
class TcpFlags {
public:
    constexpr TcpFlags() = default;
    constexpr explicit TcpFlags(std::uint8_t bits) : m_bits(bits) { }
    constexpr TcpFlags(std::initializer_list<TcpFlag> flags)
    {
        for (const TcpFlag flag : flags)
            add(flag);
    }

    constexpr void add(TcpFlag flag) { m_bits = static_cast<std::uint8_t>(m_bits | static_cast<std::uint8_t>(flag)); }
    [[nodiscard]] constexpr bool has(TcpFlag flag) const { return (m_bits & static_cast<std::uint8_t>(flag)) != 0; }
    [[nodiscard]] constexpr bool includes(TcpFlags others) const { return (m_bits & others.m_bits) == others.m_bits; }
    [[nodiscard]] constexpr std::uint8_t bits() const { return m_bits; }

    bool operator==(const TcpFlags&) const = default;

private:
    std::uint8_t m_bits = 0;
};

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
    Fragment, ///< a part of a packet, from which the segment cannot be told
    HeaderLengthLies, ///< a header that claims to be shorter than any, or longer than the packet
};

/// One line for a person.
[[nodiscard]] std::string_view describe(PacketFault fault);

/// Decodes one IPv4 packet with a TCP segment in it, as a TUN device gives it. Total: any bytes give a value or a
/// fault. Checksums are not looked at; bytes after the packet's own length are ignored.
[[nodiscard]] std::expected<TcpPacket, PacketFault> decodePacket(std::span<const std::byte> bytes);

/// How far `packet` moves its sender's sequence numbers on: payload, and one each for SYN and FIN.
[[nodiscard]] std::uint32_t sequenceLength(const TcpPacket& packet);

} // namespace atlas::decode
