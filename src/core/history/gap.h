// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/history/step.h"

#include <vector>

namespace atlas {

/// What speaks for one cause or another of a step.
struct Evidence {
    bool hintsAreReported = false; ///< so that silence means that there were no resets and no retransmissions
    bool resetReceived = false;
    bool resetSent = false;
    bool unanswered = false; ///< keepalive probes were, when it was last seen: then the kernel sent the reset
    bool disconnected = false; ///< the socket lost its peer without waiting for it: tcp_disconnect() in the kernel
    bool byTimer = false; ///< TIME-WAIT's minute was over
    bool restored = false; ///< TCP_REPAIR set the state
    std::optional<SocketEnd> end; ///< of a step to CLOSED that was reported
    std::uint32_t retransmissions = 0; ///< unanswered at the end

    bool operator==(const Evidence&) const = default;
};

/// The cause of a step along an edge: the edge's own where the table has one edge for the pair, otherwise
/// what the evidence says; empty where it says nothing.
[[nodiscard]] std::optional<Cause> causeOf(State from, State to, const Evidence& evidence);

/// Two states of one connection, with nothing reported in between.
struct Gap {
    State from = State::Unknown;
    State to = State::Unknown;
    Instant after{}; ///< it was still in `from` then
    Instant time{}; ///< it was in `to` by then
    bool selfConnected = false; ///< both ends are the same
    bool pairUsedAgain = false; ///< by another socket, so that TIME-WAIT may have been cut short
    Evidence evidence;
};

/// The steps that fill a gap: those of the only way, each an edge; or one Ambiguous step. Empty between equal states.
[[nodiscard]] std::vector<Step> fillGap(const Gap& gap);

} // namespace atlas
