// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which ways lead from one state to another. Between two snapshots of a connection, or where events
// were lost, only its state before and after is known; what happened between follows from the table of
// transition.h, if one way alone leads there.
//
// A table read without judgement would call nearly everything ambiguous, so the ways are sought
// in tiers, and a later tier is asked only where the one before has no way at all:
//
//   1. The drawn edges, and from any state the text's reset, abort or timeout to CLOSED, but not
//        LISTEN → SYN-SENT            no sockets API has it (RFC 9293, 3.10.2 SEND);
//        SYN-SENT → SYN-RECEIVED      simultaneous open: both ends must connect() to each other's port at
//                                     the same time (3.5, figure 8);
//        SYN-RECEIVED → FIN-WAIT-1    a program cannot close what accept() has not given it;
//      nor, in between, CLOSED and LISTEN, where one connection ends and another begins.
//   2. Every edge of the table, again without CLOSED and LISTEN in between, and without TIME-WAIT → SYN-RECEIVED, which
//      begins another connection, too.
//   3. Every edge: the socket was disconnected and used again.
//
// Where one drawn edge joins the two states, that edge is the way: the diagram shows it, and a longer way
// round (FIN-WAIT-1 → FIN-WAIT-2 → TIME-WAIT beside FIN-WAIT-1 → TIME-WAIT) is still among waysBetween().
//
// A way is simple: it meets no state twice. All of them are named, not the shortest only, for the
// shortest is often not the usual one: ESTABLISHED to TIME-WAIT is shortest by the FIN that carries the ACK.
#pragma once

#include "core/tcp/state.h"
#include "core/tcp/transition.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace atlas {

/// The states that one way passes, both ends included; at least two, each once.
class Way {
public:
    static constexpr std::size_t longest = knownStates.size();

    Way() = default;

    void push(State state) { m_states[m_count++] = state; }
    void pop() { --m_count; }
    [[nodiscard]] std::span<const State> states() const { return {m_states.data(), m_count}; }
    [[nodiscard]] std::size_t steps() const { return m_count == 0 ? 0 : m_count - 1U; }
    [[nodiscard]] bool passes(State state) const;

    bool operator==(const Way& other) const;

private:
    std::array<State, longest> m_states{};
    std::uint8_t m_count = 0;
};

/// Whether a way may have passed TIME-WAIT, which lasts a minute and so cannot hide in a shorter gap.
enum class ThroughTimeWait : bool { No, Yes };

/// Every way from one state to another: first those along drawn edges only, the shorter before the longer; empty
/// between equal states and where a state is Unknown. The list is computed once and stays.
[[nodiscard]] std::span<const Way> waysBetween(State from, State to, ThroughTimeWait timeWait = ThroughTimeWait::Yes);

/// The one way, if no other is possible or if one drawn edge joins the two; otherwise null.
[[nodiscard]] const Way* onlyWay(State from, State to, ThroughTimeWait timeWait = ThroughTimeWait::Yes);

/// The way of a socket that is connected to itself: simultaneous open, simultaneous close. Empty where it has none.
[[nodiscard]] std::optional<Way> selfConnectedWay(State from, State to);

/// Whether any edge of the table leads from one state to the other.
[[nodiscard]] bool isEdge(State from, State to);

} // namespace atlas
