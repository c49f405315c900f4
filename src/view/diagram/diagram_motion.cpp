// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_motion.h"

#include <algorithm>

namespace atlas::view {

void DiagramMotion::showEnds(std::span<const std::optional<Node>> nodes)
{
    m_ends.clear();
    for (const std::optional<Node>& node : nodes.first(std::min(nodes.size(), mostEnds)))
        m_ends.emplace_back(node);
    m_glow.clear();
}

void DiagramMotion::take(std::size_t end, const Step& step, Instant now)
{
    if (end >= m_ends.size())
        return;
    m_now = now;
    m_ends[end].take(step, now);
    if (m_reduced)
        m_ends[end].finish();
}

void DiagramMotion::setTrail(std::size_t end, std::vector<Step> trail)
{
    if (end < m_ends.size())
        m_ends[end].setTrail(std::move(trail));
}

void DiagramMotion::glow(const Transition& line, std::uint64_t times, Instant now)
{
    if (m_reduced)
        return;
    m_now = now;
    m_glow.add(line, times, now);
}

void DiagramMotion::finish()
{
    for (EndMotion& end : m_ends)
        end.finish();
    m_glow.clear();
}

void DiagramMotion::advance(Instant now)
{
    m_now = now;
    for (EndMotion& end : m_ends)
        end.advance(now);
}

bool DiagramMotion::atRest() const
{
    return !m_glow.anyAt(m_now) && std::ranges::all_of(m_ends, &EndMotion::atRest);
}

bool DiagramMotion::isRunning() const
{
    return std::ranges::any_of(m_ends, &EndMotion::isRunning);
}

double DiagramMotion::light(Node node) const
{
    double most = 0;
    for (const EndMotion& end : m_ends)
        most = std::max(most, end.light(node));
    return most;
}

double DiagramMotion::swell(Node node) const
{
    double most = 0;
    for (const EndMotion& end : m_ends)
        most = std::max(most, end.swell(node));
    return most;
}

} // namespace atlas::view
