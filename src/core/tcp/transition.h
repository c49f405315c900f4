// SPDX-License-Identifier: GPL-3.0-or-later
//
// The state machine of TCP as data. Figure 5 of RFC 9293 draws twenty edges; the text of the RFC
// has more (resets, aborts, timeouts, the short cuts). All of them stand in one array, each with
// what causes it, what is sent, and the section that says so. The diagram, the command line and
// the tests read this array, and the element ids of resources/tcp-states.svg are held against it.
// Note 3 of the figure lets whoever sends an RST pass to TIME-WAIT too; Linux goes to CLOSED, as
// section 3.10.5 says, and so does this array.
#pragma once

#include "core/tcp/state.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace atlas {

/// What makes a connection change its state: a call of its program, a segment that arrives, or a timer.
enum class Cause : std::uint8_t {
    PassiveOpen, ///< listen()
    ActiveOpen, ///< connect()
    Close, ///< close() or shutdown(SHUT_WR)
    Send, ///< SEND on a listening connection; not in the sockets API
    ReceiveSyn,
    ReceiveSynAck,
    ReceiveAckOfSyn,
    ReceiveFin,
    ReceiveAckOfFin,
    ReceiveFinAndAckOfFin,
    ReceiveReset,
    ReceiveDataAfterClose, ///< nobody is left to read it
    TwoMslElapsed, ///< 60 s on Linux
    Abort, ///< close() with linger 0 or with unread data
    TimedOut, ///< the user timeout, or the retries ran out
    // On Linux only, of single steps; no edge of the table has them.
    PortUnreachable, ///< refused by ICMP, not by a RST
    Unreachable, ///< ICMP says that there is no way to the host or to its network; or ARP has had no answer
    Prohibited, ///< ICMP says that a packet filter refuses it
    Destroyed, ///< a tool ended it from outside: `ss -K`
    Restored, ///< TCP_REPAIR set the state; no segment was sent or received for it
};

/// What a transition makes this side send.
enum class Sent : std::uint8_t { Nothing, Syn, SynAck, Ack, Fin, Reset };

/// Whether the diagram always draws an edge, or shows it only for the state in question.
enum class EdgeKind : std::uint8_t { Drawn, TextOnly };

struct Transition {
    std::string_view id; ///< stable; the drawn ones are `edge-<id>` in the SVG
    State from{};
    State to{};
    Cause cause{};
    Sent sent{};
    std::string_view section; ///< of RFC 9293
    EdgeKind kind{};

    bool operator==(const Transition&) const = default;
};

// clang-format off
inline constexpr std::array transitions{
    // Figure 5.
    Transition{"passive-open",      State::Closed,      State::Listen,      Cause::PassiveOpen,           Sent::Nothing, "3.10.1",   EdgeKind::Drawn},
    Transition{"active-open",       State::Closed,      State::SynSent,     Cause::ActiveOpen,            Sent::Syn,     "3.10.1",   EdgeKind::Drawn},
    Transition{"listen-close",      State::Listen,      State::Closed,      Cause::Close,                 Sent::Nothing, "3.10.4",   EdgeKind::Drawn},
    Transition{"listen-syn",        State::Listen,      State::SynReceived, Cause::ReceiveSyn,            Sent::SynAck,  "3.10.7.2", EdgeKind::Drawn},
    Transition{"listen-send",       State::Listen,      State::SynSent,     Cause::Send,                  Sent::Syn,     "3.10.2",   EdgeKind::Drawn},
    Transition{"syn-sent-close",    State::SynSent,     State::Closed,      Cause::Close,                 Sent::Nothing, "3.10.4",   EdgeKind::Drawn},
    Transition{"simultaneous-open", State::SynSent,     State::SynReceived, Cause::ReceiveSyn,            Sent::SynAck,  "3.10.7.3", EdgeKind::Drawn},
    Transition{"syn-sent-synack",   State::SynSent,     State::Established, Cause::ReceiveSynAck,         Sent::Ack,     "3.10.7.3", EdgeKind::Drawn},
    Transition{"syn-recv-rst",      State::SynReceived, State::Listen,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::Drawn},
    Transition{"syn-recv-ack",      State::SynReceived, State::Established, Cause::ReceiveAckOfSyn,       Sent::Nothing, "3.10.7.4", EdgeKind::Drawn},
    Transition{"syn-recv-close",    State::SynReceived, State::FinWait1,    Cause::Close,                 Sent::Fin,     "3.10.4",   EdgeKind::Drawn},
    Transition{"est-close",         State::Established, State::FinWait1,    Cause::Close,                 Sent::Fin,     "3.10.4",   EdgeKind::Drawn},
    Transition{"est-fin",           State::Established, State::CloseWait,   Cause::ReceiveFin,            Sent::Ack,     "3.10.7.4", EdgeKind::Drawn},
    Transition{"fw1-ack",           State::FinWait1,    State::FinWait2,    Cause::ReceiveAckOfFin,       Sent::Nothing, "3.10.7.4", EdgeKind::Drawn},
    Transition{"fw1-fin",           State::FinWait1,    State::Closing,     Cause::ReceiveFin,            Sent::Ack,     "3.10.7.4", EdgeKind::Drawn},
    Transition{"fw2-fin",           State::FinWait2,    State::TimeWait,    Cause::ReceiveFin,            Sent::Ack,     "3.10.7.4", EdgeKind::Drawn},
    Transition{"closing-ack",       State::Closing,     State::TimeWait,    Cause::ReceiveAckOfFin,       Sent::Nothing, "3.10.7.4", EdgeKind::Drawn},
    Transition{"cw-close",          State::CloseWait,   State::LastAck,     Cause::Close,                 Sent::Fin,     "3.10.4",   EdgeKind::Drawn},
    Transition{"la-ack",            State::LastAck,     State::Closed,      Cause::ReceiveAckOfFin,       Sent::Nothing, "3.10.7.4", EdgeKind::Drawn},
    Transition{"tw-timeout",        State::TimeWait,    State::Closed,      Cause::TwoMslElapsed,         Sent::Nothing, "3.10.8",   EdgeKind::Drawn},
    // Note 2 of figure 5: drawn here because it is the usual way when the peer answers at once.
    Transition{"fw1-finack",        State::FinWait1,    State::TimeWait,    Cause::ReceiveFinAndAckOfFin, Sent::Ack,     "3.3.2",    EdgeKind::Drawn},

    // In the text only: short cuts.
    Transition{"syn-recv-fin",      State::SynReceived, State::CloseWait,   Cause::ReceiveFin,            Sent::Ack,     "3.10.7.4", EdgeKind::TextOnly},
    Transition{"tw-syn",            State::TimeWait,    State::SynReceived, Cause::ReceiveSyn,            Sent::SynAck,  "3.6.1",    EdgeKind::TextOnly},
    Transition{"tw-fin",            State::TimeWait,    State::TimeWait,    Cause::ReceiveFin,            Sent::Ack,     "3.10.7.4", EdgeKind::TextOnly},
    // A SYN that is not the old one again; Linux forgets the request only where it lies inside the window.
    Transition{"syn-recv-syn",      State::SynReceived, State::Listen,      Cause::ReceiveSyn,            Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    // A valid RST; RFC 5961 wants its exact sequence number, otherwise a challenge ACK is sent.
    Transition{"syn-sent-reset",    State::SynSent,     State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.3", EdgeKind::TextOnly},
    Transition{"syn-recv-reset",    State::SynReceived, State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    Transition{"est-reset",         State::Established, State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    Transition{"fw1-reset",         State::FinWait1,    State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    Transition{"fw2-reset",         State::FinWait2,    State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    Transition{"closing-reset",     State::Closing,     State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    Transition{"tw-reset",          State::TimeWait,    State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    Transition{"cw-reset",          State::CloseWait,   State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    Transition{"la-reset",          State::LastAck,     State::Closed,      Cause::ReceiveReset,          Sent::Nothing, "3.10.7.4", EdgeKind::TextOnly},
    // Data that no program is left to read, as close() was called and not shutdown().
    Transition{"fw1-data",          State::FinWait1,    State::Closed,      Cause::ReceiveDataAfterClose, Sent::Reset,   "3.6.1",    EdgeKind::TextOnly},
    Transition{"fw2-data",          State::FinWait2,    State::Closed,      Cause::ReceiveDataAfterClose, Sent::Reset,   "3.6.1",    EdgeKind::TextOnly},
    // ABORT; and close() with unread data, which section 3.6.1 makes the same.
    Transition{"listen-abort",      State::Listen,      State::Closed,      Cause::Abort,                 Sent::Nothing, "3.10.5",   EdgeKind::TextOnly},
    Transition{"syn-sent-abort",    State::SynSent,     State::Closed,      Cause::Abort,                 Sent::Nothing, "3.10.5",   EdgeKind::TextOnly},
    Transition{"syn-recv-abort",    State::SynReceived, State::Closed,      Cause::Abort,                 Sent::Reset,   "3.10.5",   EdgeKind::TextOnly},
    Transition{"est-abort",         State::Established, State::Closed,      Cause::Abort,                 Sent::Reset,   "3.10.5",   EdgeKind::TextOnly},
    Transition{"fw1-abort",         State::FinWait1,    State::Closed,      Cause::Abort,                 Sent::Reset,   "3.10.5",   EdgeKind::TextOnly},
    Transition{"fw2-abort",         State::FinWait2,    State::Closed,      Cause::Abort,                 Sent::Reset,   "3.10.5",   EdgeKind::TextOnly},
    Transition{"closing-abort",     State::Closing,     State::Closed,      Cause::Abort,                 Sent::Nothing, "3.10.5",   EdgeKind::TextOnly},
    Transition{"tw-abort",          State::TimeWait,    State::Closed,      Cause::Abort,                 Sent::Nothing, "3.10.5",   EdgeKind::TextOnly},
    Transition{"cw-abort",          State::CloseWait,   State::Closed,      Cause::Abort,                 Sent::Reset,   "3.10.5",   EdgeKind::TextOnly},
    Transition{"la-abort",          State::LastAck,     State::Closed,      Cause::Abort,                 Sent::Nothing, "3.10.5",   EdgeKind::TextOnly},
    // The user timeout, or no answer to as many repetitions as are allowed.
    Transition{"syn-sent-timeout",  State::SynSent,     State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
    Transition{"syn-recv-timeout",  State::SynReceived, State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
    Transition{"est-timeout",       State::Established, State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
    Transition{"fw1-timeout",       State::FinWait1,    State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
    Transition{"fw2-timeout",       State::FinWait2,    State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
    Transition{"closing-timeout",   State::Closing,     State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
    Transition{"cw-timeout",        State::CloseWait,   State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
    Transition{"la-timeout",        State::LastAck,     State::Closed,      Cause::TimedOut,              Sent::Nothing, "3.10.8",   EdgeKind::TextOnly},
};
// clang-format on

namespace checks {

constexpr std::size_t drawn()
{
    std::size_t count = 0;
    for (const Transition& edge : transitions)
        count += edge.kind == EdgeKind::Drawn ? 1 : 0;
    return count;
}

constexpr bool idsAreUnique()
{
    for (std::size_t i = 0; i < transitions.size(); ++i)
        for (std::size_t j = i + 1; j < transitions.size(); ++j)
            if (transitions[i].id == transitions[j].id)
                return false;
    return true;
}

constexpr bool everyStateCanEnd()
{
    for (const State state : knownStates) {
        bool leaves = false;
        bool enters = false;
        for (const Transition& edge : transitions) {
            leaves = leaves || edge.from == state;
            enters = enters || edge.to == state;
        }
        if (!leaves || !enters)
            return false;
    }
    return true;
}

} // namespace checks

static_assert(checks::drawn() == 21, "figure 5's twenty edges and FIN-WAIT-1 -> TIME-WAIT");
static_assert(checks::idsAreUnique());
static_assert(checks::everyStateCanEnd());

/// The drawn edge between two states, if there is exactly one; no two drawn edges join the same pair in one direction.
[[nodiscard]] constexpr const Transition* drawnEdge(State from, State to)
{
    for (const Transition& edge : transitions)
        if (edge.kind == EdgeKind::Drawn && edge.from == from && edge.to == to)
            return &edge;
    return nullptr;
}

} // namespace atlas
