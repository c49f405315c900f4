// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"
#include "core/tcp/paths.h"
#include "core/tcp/transition.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace atlas {

/// How a step of a connection's history is known.
enum class Known : std::uint8_t {
    Observed, ///< the kernel reported it when it happened
    Seen, ///< both states were seen, and one edge joins them
    Inferred, ///< one of several edges that make the only way between what was seen
    Ambiguous, ///< several ways lead there; `waysOf()` names them
};

/// `observed`, `seen`, `inferred`, `ambiguous`: the words of the command line's JSON.
[[nodiscard]] std::string_view identifier(Known known);

/// Whether a step was reported or seen, and not only concluded.
[[nodiscard]] constexpr bool isCertain(Known known)
{
    return known == Known::Observed || known == Known::Seen;
}

/// One step of a connection. All but an Ambiguous one is an edge of the transition table.
struct Step {
    State from = State::Unknown;
    State to = State::Unknown;
    Known known = Known::Ambiguous;
    ThroughTimeWait throughTimeWait = ThroughTimeWait::Yes; ///< whether `waysOf()` may pass TIME-WAIT
    std::optional<Cause> cause{}; ///< empty where it is not known
    std::uint32_t retransmissions = 0; ///< unanswered before it; for TimedOut what was given up after
    Instant after{}; ///< it happened later than this, or then if Observed
    Instant time{}; ///< it had happened by then; the moment itself if Observed
    /// The number of its entry in the log, from 1; 0 for a step that no log has. Along a chain it need not ascend: a
    /// step that is put into the past later has a higher number than its successor. A step that only becomes better
    /// known keeps its number.
    std::uint64_t sequence = 0;

    bool operator==(const Step&) const = default;
};

/// Whether a whole life is in one step: opened and closed between two snapshots, so that no state of it was ever seen.
[[nodiscard]] inline bool isWholeLife(const Step& step)
{
    return step.known == Known::Ambiguous && step.to == State::Closed &&
        (step.from == State::Closed || step.from == State::Listen);
}

/// The ways that an Ambiguous step may have taken, as in waysBetween(); for others the edge, and longer ways round.
/// Empty for a whole life, which may have been any.
[[nodiscard]] std::span<const Way> waysOf(const Step& step);

} // namespace atlas
