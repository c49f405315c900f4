// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atlas {

enum class Family : std::uint8_t { IPv4, IPv6 };

/// An IPv4 or IPv6 address in network byte order. IPv4 fills the first four bytes, the rest are 0.
/// A v4-mapped address (::ffff:10.0.0.1) is IPv6: it is what an IPv6 socket really holds. The other end of its
/// connection may hold the same address as IPv4, so ends are compared by sameEnd(), and keys made of canonical().
struct Address {
    std::array<std::uint8_t, 16> bytes{};
    Family family = Family::IPv4;

    auto operator<=>(const Address&) const = default;

    [[nodiscard]] static constexpr Address v4(std::uint8_t a, std::uint8_t b, std::uint8_t c, std::uint8_t d)
    {
        Address address;
        address.bytes[0] = a;
        address.bytes[1] = b;
        address.bytes[2] = c;
        address.bytes[3] = d;
        return address;
    }

    /// RFC 5952 text for IPv6 ("::1", "::ffff:10.0.0.1"), dotted quad for IPv4; no scope, no brackets.
    [[nodiscard]] static std::optional<Address> parse(std::string_view text);
    [[nodiscard]] std::string toString() const;

    /// 0.0.0.0 or ::
    [[nodiscard]] bool isAny() const;
    /// 127.0.0.0/8, ::1, or 127.0.0.0/8 mapped into IPv6.
    [[nodiscard]] bool isLoopback() const;
    /// fe80::/10
    [[nodiscard]] bool isLinkLocal() const;
    /// The IPv4 address inside a v4-mapped one.
    [[nodiscard]] std::optional<Address> mapped() const;
    /// The one form of addresses that mean the same: IPv4 where this is v4-mapped.
    [[nodiscard]] Address canonical() const { return mapped().value_or(*this); }
};

/// An address and a port (0: none chosen yet). "10.0.0.5:443", "[::1]:22".
struct Endpoint {
    Address address;
    std::uint16_t port = 0;

    auto operator<=>(const Endpoint&) const = default;

    [[nodiscard]] static std::optional<Endpoint> parse(std::string_view text);
    [[nodiscard]] std::string toString() const;

    [[nodiscard]] Endpoint canonical() const { return {address.canonical(), port}; }
};

/// Whether two ends are one, an IPv4 address being the same as its v4-mapped form.
[[nodiscard]] inline bool sameEnd(const Endpoint& a, const Endpoint& b)
{
    return a.port == b.port && a.address.canonical() == b.address.canonical();
}

/// A prefix such as 10.0.0.0/8. An IPv4 address and its v4-mapped form are one address here, too.
struct Subnet {
    Address network;
    std::uint8_t prefixLength = 0;

    bool operator==(const Subnet&) const = default;

    /// "10.0.0.0/8", or a bare address, which is a prefix of full length.
    [[nodiscard]] static std::optional<Subnet> parse(std::string_view text);
    [[nodiscard]] bool contains(const Address& address) const;
};

} // namespace atlas
