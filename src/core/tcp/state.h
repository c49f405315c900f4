// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace atlas {

/// The states of RFC 9293, in the order of a connection's life, and Unknown for a number that
/// this program has no name for. The values are our own; the kernel's are in `StateNames`.
enum class State : std::uint8_t {
    Closed,
    Listen,
    SynSent,
    SynReceived,
    Established,
    FinWait1,
    FinWait2,
    Closing,
    TimeWait,
    CloseWait,
    LastAck,
    Unknown,
};

inline constexpr std::size_t stateCount = 12;

/// The states that the diagram shows: all but Unknown.
inline constexpr std::array<State, 11> knownStates{
    State::Closed,   State::Listen,  State::SynSent,  State::SynReceived, State::Established, State::FinWait1,
    State::FinWait2, State::Closing, State::TimeWait, State::CloseWait,   State::LastAck,
};

/// The part of a connection's life that a state belongs to; it chooses the colour.
enum class Phase : std::uint8_t { NoConnection, Opening, Connected, ThisSideClosedFirst, OtherSideClosedFirst };

/// One state's name in each dialect that people meet.
struct StateNames {
    State state;
    std::string_view rfc; ///< RFC 9293, hyphenated: the name that this program shows
    std::string_view netstat;
    std::string_view ss;
    std::string_view windows;
    std::string_view macos;
    std::string_view identifier; ///< for file names and element ids: `FIN_WAIT_1`
    std::uint8_t kernel; ///< the number in the kernel's enum; 0 for Unknown
    Phase phase;
};

[[nodiscard]] const StateNames& names(State state);

/// The name of RFC 9293, "UNKNOWN" for Unknown.
[[nodiscard]] std::string_view rfcName(State state);
[[nodiscard]] Phase phase(State state);

/// The state that the kernel means by `number` (include/net/tcp_states.h). NEW_SYN_RECV (12) is
/// SYN-RECEIVED, BOUND_INACTIVE (13) is CLOSED; anything else that is not listed is Unknown.
[[nodiscard]] State stateFromKernel(std::uint8_t number);

/// The state with this name in any dialect, in any case, with '-', '_' or nothing between its parts.
[[nodiscard]] std::optional<State> parseState(std::string_view name);

} // namespace atlas
