// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/address.h"

#include "core/socket/address_text.h"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>

namespace atlas {
namespace {

constexpr std::array<std::uint8_t, 12> mappedPrefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

template <typename Number> std::optional<Number> parseDecimal(std::string_view text)
{
    Number value{};
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.empty())
        return std::nullopt;
    return value;
}

} // namespace

std::optional<Address> Address::parse(std::string_view text)
{
    const std::string terminated(text);
    if (terminated.size() != text.size() || text.find('\0') != std::string_view::npos)
        return std::nullopt;
    Address address;
    if (inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1)
        return address;
    address.family = Family::IPv6;
    if (inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1)
        return address;
    return std::nullopt;
}

std::string Address::toString() const
{
    AddressBuffer buffer;
    return std::string(addressText(*this, buffer));
}

bool Address::isAny() const
{
    return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

bool Address::isLoopback() const
{
    if (family == Family::IPv4)
        return bytes[0] == 127;
    if (const auto inner = mapped())
        return inner->isLoopback();
    return bytes[15] == 1 &&
        std::ranges::all_of(bytes.begin(), bytes.begin() + 15, [](auto byte) { return byte == 0; });
}

bool Address::isLinkLocal() const
{
    return family == Family::IPv6 && bytes[0] == 0xfe && (bytes[1] & 0xc0U) == 0x80;
}

std::optional<Address> Address::mapped() const
{
    if (family != Family::IPv6 || !std::equal(mappedPrefix.begin(), mappedPrefix.end(), bytes.begin()))
        return std::nullopt;
    return v4(bytes[12], bytes[13], bytes[14], bytes[15]);
}

std::optional<Endpoint> Endpoint::parse(std::string_view text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return std::nullopt;
    std::string_view host = text.substr(0, colon);
    const bool bracketed = host.starts_with('[') && host.ends_with(']');
    if (bracketed)
        host = host.substr(1, host.size() - 2);
    const auto address = Address::parse(host);
    const auto port = parseDecimal<std::uint16_t>(text.substr(colon + 1));
    if (!address || !port || bracketed != (address->family == Family::IPv6))
        return std::nullopt;
    return Endpoint{*address, *port};
}

std::string Endpoint::toString() const
{
    const std::string host = address.toString();
    return (address.family == Family::IPv6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
}

std::optional<Subnet> Subnet::parse(std::string_view text)
{
    const auto slash = text.find('/');
    const auto network = Address::parse(text.substr(0, slash));
    if (!network)
        return std::nullopt;
    const std::uint8_t full = network->family == Family::IPv4 ? 32 : 128;
    if (slash == std::string_view::npos)
        return Subnet{*network, full};
    const auto length = parseDecimal<std::uint8_t>(text.substr(slash + 1));
    if (!length || *length > full)
        return std::nullopt;
    return Subnet{*network, *length};
}

bool Subnet::contains(const Address& address) const
{
    constexpr std::uint8_t prefix = mappedPrefix.size() * 8;
    if (prefixLength >= prefix)
        if (const auto inner = network.mapped())
            return Subnet{*inner, static_cast<std::uint8_t>(prefixLength - prefix)}.contains(address);
    if (address.family != network.family) {
        const auto inner = address.mapped();
        return inner && network.family == Family::IPv4 && contains(*inner);
    }
    const std::size_t whole = prefixLength / 8U;
    if (!std::equal(network.bytes.begin(), network.bytes.begin() + static_cast<std::ptrdiff_t>(whole),
                    address.bytes.begin()))
        return false;
    const unsigned rest = prefixLength % 8U;
    if (rest == 0)
        return true;
    const unsigned mask = 0xffU << (8U - rest) & 0xffU;
    return (network.bytes[whole] & mask) == (address.bytes[whole] & mask);
}

} // namespace atlas
