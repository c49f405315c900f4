// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sequence numbers start at random (RFC 9293, section 3.4.1), so people read them relative to each side's first. And
// an injected packet must fit what its side has sent so far: an RST is accepted only at exactly the number that its
// receiver expects next (RFC 5961, section 3.2), otherwise it is answered with a challenge ACK. Both follow from the
// packets alone: the SYN has the first number, and the newest acknowledgement of a host is what it expects next, as
// our hosts acknowledge at once.
#pragma once

#include "decode/ip_packet.h"
#include "formats/lab/action.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <utility>

namespace atlas::lab {

/// A connection by its two ends, the one on host a first.
struct ConnectionKey {
    Endpoint a;
    Endpoint b;

    auto operator<=>(const ConnectionKey&) const = default;
};

[[nodiscard]] ConnectionKey connectionOf(Host from, const decode::TcpPacket& packet);

/// What one side of a connection showed of its numbers, as they are in the packets.
struct SideNumbers {
    std::optional<std::uint32_t> first; ///< of its SYN
    std::optional<std::uint32_t> next; ///< after the last that it sent
    std::optional<std::uint32_t> expected; ///< what it acknowledged last: the next that it wants
};

class SequenceBook {
public:
    struct Relative {
        std::uint32_t sequence = 0;
        std::optional<std::uint32_t> acknowledgement; ///< where the packet has the flag ACK
    };

    /// Notes the numbers of `packet` and returns them relative to the first of each side. 0 where that is not known.
    Relative note(Host from, const decode::TcpPacket& packet);

    /// Nothing known of it: all empty.
    [[nodiscard]] SideNumbers of(const ConnectionKey& connection, Host host) const;

private:
    std::map<ConnectionKey, std::array<SideNumbers, 2>> m_connections;
};

} // namespace atlas::lab
