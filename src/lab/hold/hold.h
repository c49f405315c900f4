// SPDX-License-Identifier: GPL-3.0-or-later
//
// A state that stays. Most states of TCP pass in milliseconds, too quick to be seen in ss, netstat or the window. Each
// can be kept, though, by an ordinary program that owns both ends of a connection of this computer with itself, and
// leaves undone what would lead on:
//
//   LISTEN        listen(), and no client connects
//   SYN-SENT      connect() to a listener whose queue is full: its kernel does not answer
//   SYN-RECEIVED  TCP_DEFER_ACCEPT: the kernel keeps the request until the client's first data, which never come
//   ESTABLISHED   both ends stay
//   FIN-WAIT-2,   one end has shut down, and its FIN is acknowledged; the other one does not close
//   CLOSE-WAIT
//   FIN-WAIT-1    the FIN waits behind data that the peer's full window does not let through
//   CLOSING       the same, and then the peer's FIN arrives
//   LAST-ACK      the same at the end that was closed second
//   TIME-WAIT     both have closed; the kernel keeps it for 60 s, and no program can end or prolong it
//
// The sockets close with a reset (SO_LINGER 0), so that nothing is left on the computer when a state is released, also
// when the program is killed. TIME-WAIT alone is what a close in good order leaves.
#pragma once

#include "collect/sock_diag.h"
#include "collect/unique_fd.h"
#include "core/base/error.h"
#include "core/socket/socket_record.h"

#include <array>
#include <chrono>
#include <expected>
#include <optional>
#include <vector>

namespace atlas::lab {

/// The states that hold() can bring about: all but CLOSED, which is no socket that could be seen.
inline constexpr std::array<State, 10> holdableStates{
    State::Listen,   State::SynSent,   State::SynReceived, State::Established, State::FinWait1,
    State::FinWait2, State::CloseWait, State::Closing,     State::LastAck,     State::TimeWait,
};

/// A real connection of this computer with itself that stays in one state for as long as this object lives.
class Held {
public:
    [[nodiscard]] State state() const { return m_record.state; }
    [[nodiscard]] const Endpoint& local() const { return m_record.local; }
    [[nodiscard]] const Endpoint& remote() const { return m_record.remote; } ///< all 0 for LISTEN

    /// When it passes by itself, whatever is done; empty: it stays until it is released.
    [[nodiscard]] std::optional<Instant> passesAt() const { return m_passesAt; }
    /// Whether giving this object up ends the state. It does not end a TIME-WAIT.
    [[nodiscard]] bool canBeReleased() const { return !m_passesAt; }

    /// What the kernel says of it now, from an exact query; empty if it is over.
    [[nodiscard]] std::expected<std::optional<SocketRecord>, Error> look(collect::SockDiag& kernel) const;

private:
    friend std::expected<Held, Error> hold(State state, Family family);

    SocketRecord m_record; ///< as the kernel listed it when it was there
    std::optional<Instant> m_passesAt;
    std::vector<collect::UniqueFd> m_sockets;
};

/// Brings a connection on the loopback address of `family` into `state`, and returns when the kernel says that it is
/// there. Needs no privilege. Errors: a state that cannot be held, and what the kernel refused.
[[nodiscard]] std::expected<Held, Error> hold(State state, Family family = Family::IPv4);

} // namespace atlas::lab
