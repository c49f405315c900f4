// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "formats/lab/call_result.h"
#include "formats/lab/situation.h"

#include <nlohmann/json_fwd.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace atlas::lab {

class JsonFields;

struct CallMade {
    Host host = Host::A;
    std::string socket;
    std::string text; ///< "listen(5)"
    CallResult result;
    bool later = false; ///< how a connect() ended that could not wait

    bool operator==(const CallMade&) const = default;
};

struct StateChanged {
    Host host = Host::A;
    std::optional<std::string> socket;
    State from = State::Closed;
    State to = State::Closed;

    bool operator==(const StateChanged&) const = default;
};

enum class PacketMove : std::uint8_t { Sent, Repeated, Delivered, Dropped, Duplicated, Delayed, Swapped, Injected };
/// "sent", "repeated", …
[[nodiscard]] std::string_view name(PacketMove move);

struct PacketMoved {
    PacketMove move = PacketMove::Sent;
    PacketId id{};
    Host from =
        Host::A; ///< its sender, whatever becomes of it; of one that was forged: the host that it seems to be from
    Segment segment;
    std::optional<PacketId> copyOf; ///< its sender had sent this one before, and repeats it
    std::optional<std::uint32_t> repetitions; ///< Repeated: so often by now
    std::optional<PacketId> with; ///< Swapped
    std::optional<std::chrono::milliseconds> delay; ///< Delayed

    bool operator==(const PacketMoved&) const = default;
};

struct Waited {
    std::chrono::milliseconds time{};

    bool operator==(const Waited&) const = default;
};

/// Something to know. The code is for programs, the text for people.
struct Note {
    std::string code; ///< "end-of-stream": read() = 0, the other side has closed
    Error text;
    std::optional<Host> host;
    std::optional<std::string> socket;

    bool operator==(const Note&) const = default;
};

/// One thing that happened between the two hosts: an entry of a report's `news`.
struct Event {
    std::uint64_t number = 0; ///< from 1, without a hole
    std::chrono::milliseconds time{}; ///< since the start
    std::variant<CallMade, StateChanged, PacketMoved, Waited, Note> what;

    bool operator==(const Event&) const = default;
};

[[nodiscard]] nlohmann::json toJson(const Event& event);
/// A kind that a later version may add reads as a note.
[[nodiscard]] Event readEvent(JsonFields& fields);

} // namespace atlas::lab
