// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/band_pieces.h"

#include <algorithm>
#include <chrono>

namespace atlas::view {
namespace {

using Kind = BandPiece::Kind;

/// Whether the connection began with this step: before it there was no connection, or only the listener.
bool isBirth(const Step& step)
{
    return isWholeLife(step) || step.from == State::Closed || (step.from == State::Listen && step.to != State::Closed);
}

BandPiece stateFrom(State state, Instant begin, Instant end)
{
    BandPiece piece;
    piece.from = state;
    piece.begin = begin;
    piece.end = end;
    return piece;
}

BandPiece changeIn(const Step& step, Instant begin)
{
    BandPiece piece = stateFrom(step.from, begin, step.time);
    piece.kind = Kind::Change;
    piece.to = step.to;
    piece.ambiguous = step.known == Known::Ambiguous;
    return piece;
}

/// Since when a connection without a step is in its state.
BandPiece onlyState(const model::FollowedEnd& end, Instant asOf, Instant now)
{
    const StateAge age = stateAge(end.record, asOf);
    BandPiece piece = stateFrom(end.record.state, asOf - age.duration, now);
    piece.openStart = !age.exact;
    return piece;
}

/// `step` happened in the gap of the piece before.
void extend(BandPiece& gap, const Step& step)
{
    gap.between.push_back(step.from);
    gap.to = step.to;
    gap.ambiguous = gap.ambiguous || step.known == Known::Ambiguous;
    gap.end = std::max(gap.end, step.time);
}

std::vector<BandPiece> ofSteps(const Connection& connection, const SocketRecord& record, Instant seenAt, Instant now)
{
    const std::vector<Step>& steps = connection.steps;
    const auto stateUntil = [](const Step& step) { return step.known == Known::Observed ? step.time : step.after; };
    const bool born = connection.stepsForgotten == 0 && isBirth(steps.front());
    Instant cursor = stateUntil(steps.front());
    if (!born && record.firstSeen != Instant() && record.firstSeen < cursor)
        cursor = record.firstSeen;
    // A TIME-WAIT says by its timer when it began, also if nobody saw it then.
    const auto waiting = steps.front().from == State::TimeWait ? timeWaitBegin(record, seenAt) : std::nullopt;
    if (waiting)
        cursor = std::min(cursor, *waiting);
    std::vector<BandPiece> pieces;
    for (const Step& step : steps) {
        const Instant until = stateUntil(step);
        if (!pieces.empty() && pieces.back().kind == Kind::Change && step.known != Known::Observed && until < cursor) {
            extend(pieces.back(), step);
            cursor = pieces.back().end;
            continue;
        }
        if (!born || &step != &steps.front()) {
            pieces.push_back(stateFrom(step.from, cursor, std::max(cursor, until)));
            cursor = pieces.back().end;
        }
        if (step.known != Known::Observed && step.time > cursor)
            pieces.push_back(changeIn(step, cursor));
        cursor = std::max(cursor, step.time);
    }
    if (steps.back().to != State::Closed || pieces.empty())
        pieces.push_back(stateFrom(steps.back().to, cursor, std::max(cursor, now)));
    pieces.front().openStart = !born && !waiting;
    return pieces;
}

void markInexact(std::vector<BandPiece>& pieces)
{
    const auto isChange = [&](std::size_t i) { return i < pieces.size() && pieces[i].kind == Kind::Change; };
    for (std::size_t i = 0; i < pieces.size(); ++i)
        pieces[i].atLeast =
            pieces[i].kind == Kind::State && (pieces[i].openStart || isChange(i - 1) || isChange(i + 1));
}

/// Time goes on in each piece, if only by a nanosecond: what was there is seen.
void separate(std::vector<BandPiece>& pieces)
{
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i > 0)
            pieces[i].begin = pieces[i - 1].end;
        pieces[i].end = std::max(pieces[i].end, pieces[i].begin + std::chrono::nanoseconds(1));
    }
}

} // namespace

std::vector<BandPiece> bandPieces(const model::FollowedEnd& end, Instant asOf, Instant now)
{
    const bool hasSteps = end.history && !end.history->steps.empty();
    const bool endUnknown = end.gone && !(end.history && end.history->closed);
    const Instant known = std::max(end.seenAt, end.history ? end.history->stateKnownAt : Instant());
    const Instant last = endUnknown ? std::min(known, now) : end.history ? end.history->closed.value_or(now) : now;
    std::vector<BandPiece> pieces = hasSteps
        ? ofSteps(*end.history, end.record, end.seenAt, last)
        : std::vector{onlyState(end, asOf, endUnknown ? last : std::max(last, asOf))};
    pieces.back().live = pieces.back().kind == Kind::State && !end.gone && (!end.history || !end.history->closed) &&
        pieces.back().from != State::Closed;
    if (endUnknown && pieces.back().kind == Kind::State && pieces.back().from != State::Closed) {
        BandPiece piece = stateFrom(pieces.back().from, pieces.back().end, std::max(now, pieces.back().end));
        piece.kind = Kind::Change;
        piece.to = State::Closed;
        piece.ambiguous = true;
        pieces.push_back(std::move(piece));
    }
    separate(pieces);
    markInexact(pieces);
    return pieces;
}

std::optional<std::pair<State, State>> stepInto(const std::vector<BandPiece>& pieces, std::size_t number)
{
    const BandPiece& piece = pieces[number];
    if (piece.kind == Kind::Change)
        return std::pair(piece.from, piece.between.empty() ? piece.to : piece.between.front());
    if (number == 0)
        return std::nullopt;
    const BandPiece& before = pieces[number - 1];
    if (before.kind == Kind::Change)
        return std::pair(before.between.empty() ? before.from : before.between.back(), before.to);
    return std::pair(before.from, piece.from);
}

} // namespace atlas::view
