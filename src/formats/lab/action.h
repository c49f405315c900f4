// SPDX-License-Identifier: GPL-3.0-or-later
//
// What can be done in the laboratory, as values: most requests of the protocol, the steps of a lesson and the lesson
// that is saved are made of these. PROTOCOL.md shows each as JSON.
#pragma once

#include "core/base/error.h"
#include "core/socket/address.h"
#include "core/tcp/segment_flags.h"
#include "core/tcp/state.h"
#include "formats/lab/host.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <compare>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace atlas::lab {

enum class CallName : std::uint8_t {
    Socket,
    Bind,
    Listen,
    Connect,
    Accept,
    Send,
    Read,
    Shutdown, ///< SHUT_WR: it sends no more, and still reads
    Close,
    SetOption,
};
/// "socket", "bind", …, "setsockopt"
[[nodiscard]] std::string_view name(CallName call);
[[nodiscard]] std::optional<CallName> parseCallName(std::string_view name);

enum class SocketOption : std::uint8_t {
    Linger, ///< 0: switched on with no time, so that close() resets. No other value: no call here waits
    ReuseAddress,
    DeferAccept, ///< seconds
    SendBuffer, ///< bytes
    ReceiveBuffer, ///< bytes
    Keepalive,
    KeepaliveIdle, ///< seconds
    KeepaliveInterval, ///< seconds
    KeepaliveCount,
    UserTimeout, ///< milliseconds
    SynCount,
    NoDelay,
    Linger2, ///< seconds that a FIN-WAIT-2 without owner lasts
};
/// "linger", "reuseaddr", …
[[nodiscard]] std::string_view name(SocketOption option);
[[nodiscard]] std::optional<SocketOption> parseSocketOption(std::string_view name);

/// One socket call of the program that runs on `host`. It never blocks. Which members a call needs:
struct Call {
    Host host = Host::A;
    CallName call = CallName::Socket;
    std::string socket; ///< the name that the program gives it
    std::optional<std::uint16_t> port{}; ///< bind, connect
    std::optional<Address> address{}; ///< connect; otherwise that of the other host
    std::optional<int> backlog{}; ///< listen
    std::optional<std::string> as{}; ///< accept: the new socket's name
    std::optional<std::size_t> bytes{}; ///< send, read; 0 to read as much as there is
    std::optional<SocketOption> option{}; ///< setsockopt
    std::optional<int> value{}; ///< setsockopt

    bool operator==(const Call&) const = default;
};

/// The number of one held packet; it is never used again.
enum class PacketId : std::uint32_t { };

/// A packet known by its traits: the oldest held one that fits.
struct PacketMatcher {
    std::optional<Host> from; ///< empty: of either direction
    TcpFlags flags; ///< at least these
    bool data = false; ///< has to carry data
    std::uint32_t skip = 0; ///< so many older ones of its direction that fit are passed over
    /// Its relative sequence number; then SYN, FIN, RST and data have to be exactly as they are here.
    std::optional<std::uint32_t> sequence{};

    bool operator==(const PacketMatcher&) const = default;
};

using PacketChoice = std::variant<PacketId, PacketMatcher>;

struct Deliver {
    PacketChoice packet;
    bool operator==(const Deliver&) const = default;
};
struct Drop {
    PacketChoice packet;
    bool operator==(const Drop&) const = default;
};
/// Delivers a copy; the packet stays.
struct Duplicate {
    PacketChoice packet;
    bool operator==(const Duplicate&) const = default;
};
/// Delivers it later, by itself.
struct Delay {
    PacketChoice packet;
    std::chrono::milliseconds time{};
    bool operator==(const Delay&) const = default;
};
/// Changes the order of two packets of one direction.
struct Swap {
    PacketChoice packet;
    PacketChoice with;
    bool operator==(const Swap&) const = default;
};
/// An RST that `socket` on host `to` has to believe, as though its peer had sent it.
struct Inject {
    Host to = Host::A;
    std::string socket;
    bool operator==(const Inject&) const = default;
};

/// The states of the two ends; empty: any.
struct EndStates {
    std::optional<State> a;
    std::optional<State> b;
    bool operator==(const EndStates&) const = default;

    /// Whether ends in these states are what is meant.
    [[nodiscard]] bool match(State atA, State atB) const { return a.value_or(atA) == atA && b.value_or(atB) == atB; }
};

/// Waits until a packet that fits is held, or until both ends are in these states.
struct Await {
    std::variant<PacketMatcher, EndStates> until;
    std::chrono::milliseconds timeout{};
    bool operator==(const Await&) const = default;
};
inline constexpr std::chrono::milliseconds longestWait{130'000}; // Linux repeats a packet after 120 s at the latest
inline constexpr std::chrono::milliseconds longestDelay{120'000};

/// Does nothing but report.
struct Look {
    bool operator==(const Look&) const = default;
};

using Action = std::variant<Call, Deliver, Drop, Duplicate, Delay, Swap, Inject, Await, Look>;

/// The longest name of a socket, and the most bytes that one call sends or reads.
inline constexpr std::size_t longestName = 32;
inline constexpr std::size_t mostBytes = 1U << 20U;

/// The action that a JSON object with a `do` describes. Members that it does not know are an error, but `id` and
/// `through`, which belong to the request or the lesson around it. An error names the member.
[[nodiscard]] std::expected<Action, Error> parseAction(const nlohmann::json& json);
[[nodiscard]] nlohmann::json toJson(const Action& action);

/// {"from":"a","flags":["FIN"],"data":true}, each member optional.
[[nodiscard]] std::expected<PacketMatcher, Error> parseMatcher(const nlohmann::json& json);
[[nodiscard]] nlohmann::json toJson(const PacketMatcher& matcher);
/// {"a":"FIN-WAIT-1","b":"ESTABLISHED"}, each member optional.
[[nodiscard]] std::expected<EndStates, Error> parseEndStates(const nlohmann::json& json);
[[nodiscard]] nlohmann::json toJson(const EndStates& states);
[[nodiscard]] nlohmann::json toJson(TcpFlags flags);

} // namespace atlas::lab
