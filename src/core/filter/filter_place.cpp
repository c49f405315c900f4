// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter_place.h"

#include "core/socket/address_text.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>

namespace atlas::filtering {
namespace {

constexpr std::uint64_t lastPort = std::numeric_limits<std::uint16_t>::max();

bool consistsOf(std::string_view word, bool (*allowed)(char))
{
    return !word.empty() && std::ranges::all_of(word, allowed);
}

/// "443", ":443", "8000-8100", ">1024".
std::optional<AnyPlace> portRange(std::string_view word)
{
    if (word.starts_with(':') && word.size() > 1 && isDigit(word[1]))
        word.remove_prefix(1);
    const auto ports = parseInterval(word, Measure::Plain);
    if (!ports || ports->first > lastPort)
        return std::nullopt;
    const bool openEnd = ports->last == std::numeric_limits<std::uint64_t>::max();
    if (ports->last > lastPort && !openEnd)
        return std::nullopt;
    return PortRange{*ports};
}

/// "10.0.0.5", "[::1]", "10.0.0.5:" (a port is about to follow), "10.0.0.0/8".
std::optional<AnyPlace> subnet(std::string_view word)
{
    if (word.ends_with(':') && word.find('.') != std::string_view::npos)
        word.remove_suffix(1);
    if (word.starts_with('[') && word.ends_with(']'))
        word = word.substr(1, word.size() - 2);
    const auto parsed = Subnet::parse(word);
    return parsed ? std::optional<AnyPlace>(*parsed) : std::nullopt;
}

std::optional<AnyPlace> exactEndpoint(std::string_view word)
{
    const auto endpoint = Endpoint::parse(word);
    if (!endpoint)
        return std::nullopt;
    const std::uint8_t whole = endpoint->address.family == Family::IPv4 ? 32 : 128;
    return ExactEndpoint{Subnet{endpoint->address, whole}, endpoint->port};
}

std::optional<AnyPlace> addressPart(std::string_view word)
{
    const bool hasDot = word.find('.') != std::string_view::npos;
    const bool hasColon = word.find(':') != std::string_view::npos;
    if (hasDot && word.find(':', word.find('.')) != std::string_view::npos)
        return std::nullopt; // 10.0.0.5:99999: groups never follow the dotted end
    const auto dotted = [](char c) { return isDigit(c) || c == '.'; };
    const auto grouped = [](char c) { return isHexDigit(c) || c == '.' || c == ':'; };
    if ((hasDot && consistsOf(word, dotted)) || (hasColon && consistsOf(word, grouped)))
        return AddressPart{Needle(word).text(), hasColon};
    return std::nullopt;
}

std::optional<AnyPlace> addressGroup(std::string_view word)
{
    if (word.size() < 2 || word.size() > 4 || !consistsOf(word, isHexDigit) || std::ranges::all_of(word, isDigit) ||
        word.front() == '0')
        return std::nullopt;
    unsigned value = 0;
    std::from_chars(word.data(), word.data() + word.size(), value, 16);
    return AddressGroup{value, static_cast<unsigned>(word.size())};
}

std::optional<AnyPlace> serviceName(std::string_view word, bool whole)
{
    const auto allowed = [](char c) { return isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '+'; };
    if (!consistsOf(word, allowed) || std::ranges::none_of(word, isLetter))
        return std::nullopt;
    return ServiceName{Needle(word), whole};
}

bool holds(const PortRange& range, const Endpoint& endpoint, const Names& /*names*/)
{
    return range.ports.contains(endpoint.port);
}

bool holds(const ExactEndpoint& exact, const Endpoint& endpoint, const Names& /*names*/)
{
    return exact.port == endpoint.port && exact.address.contains(endpoint.address);
}

bool holds(const Subnet& net, const Endpoint& endpoint, const Names& /*names*/)
{
    return net.contains(endpoint.address);
}

/// Whether `part` is in `text` from its start or from behind a '.' or ':' on.
bool standsIn(std::string_view text, std::string_view part)
{
    const bool anywhere = !isHexDigit(part.front());
    for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + 1))
        if (anywhere || at == 0 || !isHexDigit(text[at - 1]))
            return true;
    return false;
}

bool holds(const AddressPart& part, const Endpoint& endpoint, const Names& /*names*/)
{
    AddressBuffer buffer;
    const bool isIPv4 = endpoint.address.family == Family::IPv4;
    if (part.hasColon)
        return !isIPv4 && standsIn(addressText(endpoint.address, buffer), part.text);
    if (isIPv4)
        return standsIn(addressText(endpoint.address, buffer), part.text);
    const auto inner = endpoint.address.mapped();
    return inner && standsIn(addressText(*inner, buffer), part.text);
}

bool holds(const AddressGroup& group, const Endpoint& endpoint, const Names& /*names*/)
{
    if (endpoint.address.family == Family::IPv4)
        return false;
    for (std::size_t i = 0; i < endpoint.address.bytes.size(); i += 2) {
        const unsigned shown = static_cast<unsigned>(endpoint.address.bytes[i]) << 8U | endpoint.address.bytes[i + 1];
        unsigned digits = 1;
        while (shown >> (4 * digits) != 0)
            ++digits;
        if (digits >= group.digits && shown >> (4 * (digits - group.digits)) == group.value)
            return true;
    }
    return false;
}

bool holds(const ServiceName& service, const Endpoint& endpoint, const Names& names)
{
    const std::string* const name = names.service(endpoint.port);
    return name != nullptr && (service.whole ? service.name.equals(*name) : service.name.begins(*name));
}

bool holds(const Anywhere& /*anywhere*/, const Endpoint& /*endpoint*/, const Names& /*names*/)
{
    return true;
}

std::vector<AnyPlace> plainPlacesOf(std::string_view word, PlaceKinds kinds, bool whole)
{
    std::vector<AnyPlace> places;
    const auto add = [&](std::optional<AnyPlace> place) {
        if (place)
            places.push_back(std::move(*place));
        return place.has_value();
    };
    if (kinds != PlaceKinds::Addresses && add(portRange(word)))
        return places;
    if (kinds != PlaceKinds::Ports) {
        if (add(subnet(word)) || (kinds == PlaceKinds::All && add(exactEndpoint(word))) || add(addressPart(word)))
            return places;
        add(addressGroup(word));
    }
    if (kinds != PlaceKinds::Addresses)
        add(serviceName(word, whole));
    return places;
}

/// A word without its interface, which stands behind a '%': "fe80::1%eth0", "[fe80::1%eth0]:80", and as ss writes it,
/// "[fe80::1]%eth0:80".
struct Scoped {
    std::string rest;
    std::string interface;
};
Scoped withoutInterface(std::string_view word)
{
    const auto sign = word.find('%');
    if (sign == std::string_view::npos)
        return {std::string(word), {}};
    const auto closing = word.rfind(']');
    const bool inBrackets = word.starts_with('[') && closing != std::string_view::npos && closing > sign;
    const auto end = inBrackets ? closing : std::min(word.find_first_of(":/", sign), word.size());
    return {std::string(word.substr(0, sign)).append(word.substr(end)),
            std::string(word.substr(sign + 1, end - sign - 1))};
}

bool isInterface(const std::string& wanted, const std::optional<Interface>& interface)
{
    return interface && (interface->name() == wanted || std::to_string(interface->index) == wanted);
}

} // namespace

std::vector<Place> placesOf(std::string_view word, PlaceKinds kinds, bool whole)
{
    auto [rest, interface] = withoutInterface(word);
    if (rest.starts_with("*:")) // as ss writes every address
        rest.erase(0, 1);
    std::vector<Place> places;
    if (!interface.empty() && (rest.empty() || rest == "*") && kinds != PlaceKinds::Ports)
        places.push_back({Anywhere{}, interface});
    for (AnyPlace& place : plainPlacesOf(rest, kinds, whole))
        places.push_back({std::move(place), interface});
    return places;
}

bool isAt(const Place& place, const Spot& spot)
{
    return (place.interface.empty() || isInterface(place.interface, spot.interface)) &&
        std::visit([&](const auto& one) { return holds(one, spot.end, spot.names); }, place.what);
}

} // namespace atlas::filtering
