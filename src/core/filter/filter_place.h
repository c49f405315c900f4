// SPDX-License-Identifier: GPL-3.0-or-later
//
// Where a socket is: its addresses, ports and the names of their services. People write all of them
// into the same box, so a word is first asked which of them it can be; only then records are compared.
#pragma once

#include "core/base/letters.h"
#include "core/filter/interval.h"
#include "core/socket/address.h"
#include "core/socket/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace atlas::filtering {

struct PortRange {
    Interval ports;
};

/// An address and a port; an IPv4 one is also found in its v4-mapped form.
struct ExactEndpoint {
    Subnet address;
    std::uint16_t port;
};

/// A part of an address as it is shown, from its start or from a '.' or ':' on: "127.0", "168.1", "fe80:".
struct AddressPart {
    std::string text;
    bool hasColon; ///< it can be in an IPv6 address only
};

/// The first digits of one of an IPv6 address's groups: "fe80", "db8".
struct AddressGroup {
    unsigned value;
    unsigned digits;
};

/// The name of a port's service.
struct ServiceName {
    Needle name;
    bool whole; ///< otherwise its beginning is enough
};

/// Wherever it is; a place that only says an interface.
struct Anywhere { };

using AnyPlace = std::variant<PortRange, ExactEndpoint, Subnet, AddressPart, AddressGroup, ServiceName, Anywhere>;

/// A place, and the interface that the socket has to be bound to: "fe80::1%eth0".
struct Place {
    AnyPlace what;
    std::string interface{}; ///< name or index; empty: any, or none
};

/// One end of a socket, with what it takes to compare it.
struct Spot {
    const Endpoint& end;
    const std::optional<Interface>& interface;
    const Names& names;
};

/// Which kinds of places a word may mean.
enum class PlaceKinds : std::uint8_t { Ports, Addresses, All };

/// All places that `word` can mean; empty if it can mean none. With `whole`, a service's name must be whole.
[[nodiscard]] std::vector<Place> placesOf(std::string_view word, PlaceKinds kinds, bool whole);

[[nodiscard]] bool isAt(const Place& place, const Spot& spot);

} // namespace atlas::filtering
