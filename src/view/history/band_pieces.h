// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connection's history as pieces of a band. Where a step was observed, one state ends and the next begins at one
// moment. Where it was not, all that is known is that the state was still the old one at `after` and the new one by
// `time`: between the two lies a piece of its own, in which the step happened at a moment that nobody knows. Several
// steps that were concluded from one pair of looks share one such piece.
#pragma once

#include "model/stream/history_update.h"

#include <cstddef>
#include <vector>

namespace atlas::view {

struct BandPiece {
    enum class Kind : std::uint8_t {
        State, ///< it was in `from`
        Change, ///< it went from `from` to `to` somewhere in here
    };

    Kind kind = Kind::State;
    State from = State::Unknown;
    State to = State::Unknown; ///< of a Change
    std::vector<State> between; ///< of a Change: states that it passed, in their order
    bool ambiguous = false; ///< of a Change: which states it passed is not known
    Instant begin{};
    Instant end{}; ///< later than `begin`; at least by a nanosecond
    bool openStart = false; ///< it was in the state before, too; since when is not known
    bool live = false; ///< it lasts: `end` is now

    bool operator==(const BandPiece&) const = default;
};

/// The pieces from the first thing known to the end, or to `now`; each begins where the one before ended. `told` is
/// when `end.record` was as it is.
[[nodiscard]] std::vector<BandPiece> bandPieces(const model::FollowedEnd& end, Instant told, Instant now);

} // namespace atlas::view
