// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_ends.h"

#include "view/words/words.h"

#include <algorithm>
#include <utility>

namespace atlas::view {
namespace {

QString escaped(const QString& label)
{
    const bool visible = std::ranges::all_of(label, [](QChar character) { return character.isPrint(); });
    return visible ? label : words::hostile(label.toStdString());
}

} // namespace

bool DiagramEnds::show(const std::vector<DiagramEnd>& ends)
{
    std::vector<DiagramEnd> shown;
    std::vector<std::optional<Node>> nodes;
    for (const DiagramEnd& end : ends) {
        if (shown.size() == DiagramMotion::mostEnds)
            break;
        shown.push_back({end.state, escaped(end.label), end.ended});
        nodes.push_back(end.ended                         ? end.ended
                            : end.state == State::Unknown ? std::nullopt
                                                          : std::optional(Node{end.state, false}));
    }
    const bool hasTrail =
        std::ranges::any_of(m_motion.ends(), [](const EndMotion& end) { return !end.trail().empty(); });
    if (m_ends == shown && m_motion.atRest() && !hasTrail)
        return false;
    m_ends = std::move(shown);
    m_motion.showEnds(nodes);
    return true;
}

bool DiagramEnds::take(const Step& step, std::size_t end, Instant now)
{
    if (end >= m_ends.size() || step.to == State::Unknown || m_ends[end].state == step.to)
        return false;
    m_motion.take(end, step, now);
    m_ends[end].state = step.to;
    return true;
}

bool DiagramEnds::setEnded(std::optional<Node> node, std::size_t end)
{
    return end < m_ends.size() && std::exchange(m_ends[end].ended, node) != node;
}

bool DiagramEnds::setTrail(std::vector<Step> trail, std::size_t end)
{
    if (end >= m_ends.size() || m_motion.ends()[end].trail() == trail)
        return false;
    m_motion.setTrail(end, std::move(trail));
    return true;
}

std::optional<State> DiagramEnds::state(std::size_t end) const
{
    if (end >= m_ends.size() || m_ends[end].state == State::Unknown)
        return std::nullopt;
    return m_ends[end].state;
}

QStringList DiagramEnds::labelsAt(Node node) const
{
    QStringList labels;
    for (std::size_t end = 0; end < m_ends.size(); ++end)
        if (m_motion.ends()[end].destination() == node)
            labels << m_ends[end].label;
    return labels;
}

} // namespace atlas::view
