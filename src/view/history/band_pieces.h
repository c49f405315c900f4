// SPDX-License-Identifier: GPL-3.0-or-later
//
// A connection's history as pieces of a band. Where a step was observed, one state ends and the next begins at one
// moment. Where it was not, all that is known is that the state was still the old one at `after` and the new one by
// `time`: between the two lies a piece of its own, in which the step happened at an unknown moment. Several steps that
// were concluded from one pair of snapshots share one such piece.
#pragma once

#include "model/stream/history_update.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <utility>
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
    bool atLeast = false; ///< it lasted from `begin` to `end` at least: it came or went at an unknown moment
    bool openStart = false; ///< it was in the state before that, too; its beginning is not known
    bool live = false; ///< it lasts: `end` is now

    bool operator==(const BandPiece&) const = default;
};

/// One end of a connection, as the band shows it.
struct BandRow {
    QString name; ///< of the end; may be empty if there is one row
    std::vector<BandPiece> pieces; ///< as of bandPieces()

    bool operator==(const BandRow&) const = default;
};

/// Which piece of which row.
struct BandPieceId {
    std::size_t row = 0;
    std::size_t piece = 0;

    bool operator==(const BandPieceId&) const = default;
};

/// The pieces from the first thing known to the end, or to `now`; each begins where the one before ended. `asOf` is the
/// moment that `end.record` describes.
[[nodiscard]] std::vector<BandPiece> bandPieces(const model::FollowedEnd& end, Instant asOf, Instant now);

/// The step by which a piece was reached, or which happened in it; empty where the first piece begins.
[[nodiscard]] std::optional<std::pair<State, State>> stepInto(const std::vector<BandPiece>& pieces, std::size_t number);

} // namespace atlas::view
