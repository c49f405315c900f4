// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"
#include "formats/lab/action.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace atlas::lab {

/// What a socket call gave.
struct CallResult {
    long value = 0; ///< as the call returned it; -1 beside an errno
    std::optional<int> error; ///< a positive errno

    bool operator==(const CallResult&) const = default;
};

/// One packet, as a person reads it. Numbers are relative to each side's first sequence number.
struct PacketSummary {
    PacketId id{};
    Host from = Host::A;
    TcpFlags flags;
    std::uint32_t sequence = 0;
    std::optional<std::uint32_t> acknowledgement; ///< where it has the flag ACK
    std::uint16_t length = 0; ///< bytes of data
    std::uint16_t window = 0; ///< as in the header
    std::uint16_t localPort = 0; ///< of its sender
    std::uint16_t remotePort = 0;
    std::optional<PacketId> copyOf; ///< its sender had sent this one before, and repeats it
    std::uint32_t repetitions = 0; ///< how often its sender repeated it while it was held
    std::optional<std::chrono::milliseconds> due; ///< delayed: is delivered after this time

    bool operator==(const PacketSummary&) const = default;
};

/// "SYN", "SYN,ACK", "FIN", "RST", "data", "data,FIN", "ACK": what it is for.
[[nodiscard]] std::string label(const PacketSummary& packet);

/// A socket of one host, as its kernel tells it now.
struct SocketReport {
    std::optional<std::string> name; ///< empty: no program has it yet
    SocketRecord record; ///< CLOSED, with nothing else told, for a socket that sock_diag does not list
    bool owned = false; ///< a program holds it

    [[nodiscard]] State state() const { return record.state; }
};

/// The one end of the connection that the diagram shows.
struct End {
    State state = State::Closed;
    std::optional<std::string> socket;

    bool operator==(const End&) const = default;
};

struct HostReport {
    End end;
    std::vector<SocketReport> sockets;
};

/// How things stand.
struct Report {
    std::vector<PacketSummary> packets; ///< in flight, the oldest of each direction first; those of a before those of b
    HostReport a;
    HostReport b;

    [[nodiscard]] const HostReport& at(Host host) const { return host == Host::A ? a : b; }
};

struct CallMade {
    Host host = Host::A;
    std::string socket;
    std::string text; ///< "listen(5)"
    CallResult result;
    bool later = false; ///< how a connect() ended that could not wait
};

struct StateChanged {
    Host host = Host::A;
    std::optional<std::string> socket;
    State from = State::Closed;
    State to = State::Closed;
};

enum class PacketEvent : std::uint8_t { Sent, Repeated, Delivered, Dropped, Duplicated, Delayed, Swapped, Injected };
/// "sent", "repeated", …
[[nodiscard]] std::string_view name(PacketEvent event);

struct PacketNews {
    PacketEvent event = PacketEvent::Sent;
    PacketSummary packet;
    std::optional<PacketId> with; ///< swapped with
    std::optional<std::chrono::milliseconds> delay; ///< delayed by
};

struct Waited {
    std::chrono::milliseconds time{};
};

/// Something to know. The code is for programs, the text for people.
struct Note {
    std::string code; ///< "end-of-stream": read() = 0, the other side has closed
    std::string text;
    std::optional<Host> host;
    std::optional<std::string> socket;
};

struct News {
    std::uint64_t number = 0; ///< from 1, without a hole
    std::chrono::milliseconds time{}; ///< since the start
    std::variant<CallMade, StateChanged, PacketNews, Waited, Note> what;
};

/// The objects that README.md here shows.
[[nodiscard]] nlohmann::json toJson(const CallResult& result);
[[nodiscard]] nlohmann::json toJson(const PacketSummary& packet);
[[nodiscard]] nlohmann::json toJson(const News& news);
/// An object with `packets` and `hosts`.
[[nodiscard]] nlohmann::json toJson(const Report& report);

/// "ECONNREFUSED"; the number for one without a name.
[[nodiscard]] std::string errnoName(int error);

} // namespace atlas::lab
