// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/followed_walk.h"

#include <algorithm>
#include <utility>

namespace atlas::view {
namespace {

/// The same step, however well it is known by now.
bool isSameStep(const TrailStep& a, const TrailStep& b)
{
    return a.from == b.from && a.to == b.to;
}

} // namespace

std::vector<TrailStep> trailOf(const model::FollowedEnd& end)
{
    std::vector<TrailStep> trail;
    if (end.history)
        std::ranges::transform(end.history->steps, std::back_inserter(trail), &TrailStep::of);
    const State last = trail.empty() ? end.record.state : trail.back().to;
    if (end.gone && last != State::Closed && last != State::Unknown)
        trail.push_back({last, State::Closed, Known::Inferred, {}});
    return trail;
}

State stateOf(const model::FollowedEnd& end)
{
    if (end.gone)
        return State::Closed;
    return end.history && !end.history->steps.empty() ? end.history->steps.back().to : end.record.state;
}

std::optional<std::vector<TrailStep>> FollowedWalk::next(const model::FollowedEnd& end)
{
    Way way{trailOf(end), end.history ? end.history->stepsForgotten : 0, stateOf(end)};
    auto fresh = m_way ? newSteps(way) : std::nullopt;
    m_way = std::move(way);
    return fresh;
}

std::optional<std::vector<TrailStep>> FollowedWalk::newSteps(const Way& way) const
{
    if (way.forgotten < m_way->forgotten)
        return std::nullopt;
    // What both tell of lies behind what only the older one remembers.
    const std::size_t skipped = std::min<std::size_t>(way.forgotten - m_way->forgotten, m_way->steps.size());
    const std::size_t known = m_way->steps.size() - skipped;
    const auto told = m_way->steps.begin() + static_cast<std::ptrdiff_t>(skipped);
    if (known <= way.steps.size() && std::equal(told, m_way->steps.end(), way.steps.begin(), isSameStep)) {
        std::vector<TrailStep> fresh(way.steps.begin() + static_cast<std::ptrdiff_t>(known), way.steps.end());
        const State from = fresh.empty() ? way.state : fresh.front().from;
        return from == m_way->state ? std::optional(std::move(fresh)) : std::nullopt;
    }
    // The past was told anew. If it leads to the same place, nothing has to move.
    return way.state == m_way->state ? std::optional(std::vector<TrailStep>()) : std::nullopt;
}

} // namespace atlas::view
