// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/followed_walk.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace atlas::view {
namespace {

/// The number of the close that trailOf() adds: later than all that the log has.
constexpr auto afterAll = std::numeric_limits<std::uint64_t>::max();

} // namespace

std::vector<Step> trailOf(const model::FollowedEnd& end)
{
    std::vector<Step> trail;
    if (end.history)
        trail = end.history->steps;
    const State last = trail.empty() ? end.record.state : trail.back().to;
    if (end.gone && last != State::Closed && last != State::Unknown) {
        const Known known = onlyWay(last, State::Closed) != nullptr ? Known::Inferred : Known::Ambiguous;
        trail.push_back({.from = last, .to = State::Closed, .known = known, .sequence = afterAll});
    }
    return trail;
}

std::optional<Node> endedAt(const model::FollowedEnd& end)
{
    if (!end.gone)
        return std::nullopt;
    const std::vector<Step> trail = trailOf(end);
    return trail.empty() || isWholeLife(trail.back()) ? Node{State::Closed, true} : closedAfter(trail.back().from);
}

State stateOf(const model::FollowedEnd& end)
{
    if (end.gone)
        return State::Closed;
    return end.history && !end.history->steps.empty() ? end.history->steps.back().to : end.record.state;
}

std::optional<std::vector<Step>> FollowedWalk::next(const model::FollowedEnd& end)
{
    std::vector<Step> trail = trailOf(end);
    const Shown now{stateOf(end), trail.empty() ? 0 : trail.back().sequence};
    const auto before = std::exchange(m_shown, now);
    if (!before)
        return std::nullopt;

    // A higher number alone does not make a step new: one that was put into the past has it too.
    const auto isOld = [&](const Step& step) { return step.sequence <= before->last; };
    const auto fresh = std::ranges::find_if(trail.rbegin(), trail.rend(), isOld).base();
    const bool forgotten = end.history && end.history->stepsForgotten > 0;
    const bool lastIsThere =
        fresh == trail.begin() ? before->last == 0 || forgotten : std::prev(fresh)->sequence == before->last;
    const State from = fresh == trail.end() ? now.state : fresh->from;
    if (lastIsThere && from == before->state)
        return std::vector<Step>(fresh, trail.end());
    // The past was reported anew. If it leads to the same place, nothing has to move.
    return now.state == before->state ? std::optional(std::vector<Step>()) : std::nullopt;
}

} // namespace atlas::view
