// SPDX-License-Identifier: GPL-3.0-or-later
//
// How things stand between the two hosts: the packets that are held, and what each kernel says of its sockets. Names of
// sockets may come from a lesson file of any origin: they are hostile until what shows them has made them visible.
#pragma once

#include "core/socket/address.h"
#include "core/socket/socket_record.h"
#include "formats/lab/action.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

class JsonFields;

/// What a packet says. Numbers are relative to each side's first sequence number, modulo 2^32.
struct Segment {
    TcpFlags flags;
    std::uint32_t sequence = 0;
    std::optional<std::uint32_t> acknowledgement; ///< where it has the flag ACK
    std::uint16_t length = 0; ///< bytes of data

    bool operator==(const Segment&) const = default;
};

/// "SYN", "SYN,ACK", "FIN", "RST", "data", "data,FIN", "ACK": what it is for.
[[nodiscard]] std::string label(const Segment& segment);

/// A packet that is held between the hosts.
struct Packet {
    PacketId id{};
    Host from = Host::A; ///< of one that was forged: the host that it seems to come from
    Segment segment;
    std::uint16_t window = 0; ///< as in the header
    std::uint16_t localPort = 0; ///< of its sender
    std::uint16_t remotePort = 0;
    std::optional<PacketId> copyOf; ///< its sender had sent this one before, and repeats it
    std::uint32_t repetitions = 0; ///< how often its sender repeated it while it was held
    std::optional<std::chrono::milliseconds> due; ///< delayed: is delivered after this time

    bool operator==(const Packet&) const = default;
};

/// Whether SYN, FIN, RST and data are exactly as in the matcher: a segment means something else with any of them.
[[nodiscard]] bool isOfKind(const Segment& segment, const PacketMatcher& matcher);
/// Whether the packet has the matcher's traits. `skip` is left to who counts.
[[nodiscard]] bool fits(const Packet& packet, const PacketMatcher& matcher);

/// A socket of one host: one that sock_diag lists, or an open one that it does not list, which is CLOSED.
struct HostSocket {
    std::optional<std::string> name{}; ///< empty: no program has it yet
    State state = State::Closed;
    std::optional<Endpoint> local{}; ///< empty: not bound
    std::optional<Endpoint> remote{}; ///< empty: not connected
    std::uint32_t receiveQueue = 0;
    std::uint32_t sendQueue = 0;
    std::optional<Timer> timer{};
    bool owned = false; ///< a program holds it

    bool operator==(const HostSocket&) const = default;
};

/// The one end of the connection that the diagram shows.
struct End {
    State state = State::Closed;
    std::optional<std::string> socket;

    bool operator==(const End&) const = default;
};

struct HostSituation {
    End end;
    std::vector<HostSocket> sockets;

    bool operator==(const HostSituation&) const = default;
};

struct Situation {
    std::vector<Packet> packets; ///< in flight, the oldest of each direction first; those of a before those of b
    PerHost<HostSituation> hosts;

    bool operator==(const Situation&) const = default;
};

/// An object with `packets` and `hosts`, which are members of a report.
[[nodiscard]] nlohmann::json toJson(const Situation& situation);
[[nodiscard]] Situation readSituation(JsonFields& report);

/// `flags`, `seq`, `ack` and `length`, which are members of a packet and of its events.
[[nodiscard]] nlohmann::json toJson(const Segment& segment);
[[nodiscard]] Segment readSegment(JsonFields& packet);

} // namespace atlas::lab
