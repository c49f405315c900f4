// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace atlas {

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

/// In the order in which people write them: SYN+ACK; FIN+PSH+ACK.
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

} // namespace atlas
