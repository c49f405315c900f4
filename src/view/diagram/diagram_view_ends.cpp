// SPDX-License-Identifier: GPL-3.0-or-later
//
// What DiagramView is told of connections, and what it says of them.
#include "view/diagram/diagram_view.h"
#include "view/words/words.h"

#include <QAccessible>

#include <algorithm>
#include <chrono>
#include <utility>

namespace atlas::view {
namespace {

constexpr auto mostEnds = static_cast<std::ptrdiff_t>(DiagramMotion::mostEnds);

Instant now()
{
    return std::chrono::steady_clock::now();
}

} // namespace

void DiagramView::showEnds(const std::vector<DiagramEnd>& ends)
{
    std::vector<DiagramEnd> shown(ends.begin(), ends.begin() + std::min(std::ssize(ends), mostEnds));
    for (DiagramEnd& end : shown)
        if (!std::ranges::all_of(end.label, [](QChar character) { return character.isPrint(); }))
            end.label = words::hostile(end.label.toStdString());
    const bool trodden =
        std::ranges::any_of(m_motion.ends(), [](const EndMotion& end) { return !end.trail().empty(); });
    if (m_ends == shown && m_motion.atRest() && !trodden)
        return;
    m_ends = std::move(shown);
    std::vector<std::optional<Node>> nodes;
    nodes.reserve(m_ends.size());
    for (const DiagramEnd& end : m_ends)
        nodes.push_back(end.state == State::Unknown ? std::nullopt : std::optional(Node{end.state, false}));
    m_motion.showEnds(nodes);
    m_clock.stop();
    if (!nodes.empty() && nodes.front() && !m_ringVisible)
        m_current = *nodes.front();
    announceNames();
    update();
}

void DiagramView::moveTo(State next, Known known, std::size_t end)
{
    takeStep({.to = next, .known = known, .time = now()}, end);
}

void DiagramView::takeStep(const Step& step, std::size_t end)
{
    if (end >= m_ends.size() || step.to == State::Unknown || selected(end) == step.to)
        return;
    m_motion.take(end, step, now());
    m_ends[end].state = step.to;
    if (!isVisible())
        m_motion.finish();
    if (end == 0 && !m_ringVisible)
        m_current = *m_motion.ends().front().destination();
    announceNames();
    update();
    runClock();
}

void DiagramView::setTrail(std::vector<Step> trail, std::size_t end)
{
    if (end >= m_ends.size() || m_motion.ends()[end].trail() == trail)
        return;
    m_motion.setTrail(end, std::move(trail));
    update();
}

std::optional<State> DiagramView::selected(std::size_t end) const
{
    if (end >= m_ends.size() || m_ends[end].state == State::Unknown)
        return std::nullopt;
    return m_ends[end].state;
}

bool DiagramView::isSelected(Node node) const
{
    return std::ranges::any_of(m_motion.ends(), [node](const EndMotion& end) { return end.destination() == node; });
}

void DiagramView::mark(const Transition* line)
{
    if (std::exchange(m_marked, line) != line)
        update();
}

void DiagramView::setActivity(const std::optional<model::EdgeCounts>& lastMinute)
{
    if (m_activity == lastMinute)
        return;
    m_activity = lastMinute;
    if (m_ends.empty())
        update();
}

void DiagramView::glow(State from, State to, std::uint64_t times)
{
    const Transition* line = lineBetween(from, to);
    if (!line || !m_ends.empty() || !isVisible())
        return;
    m_motion.glow(*line, times, now());
    runClock();
}

QString DiagramView::describe(Node node) const
{
    const auto name = rfcName(node.state);
    QStringList parts{QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()))};
    const std::size_t count = m_counts[static_cast<std::size_t>(node.state)];
    if (node.end)
        parts << tr("where a connection ends");
    else if (count == 0)
        parts << tr("no connection");
    else if (count == 1)
        parts << tr("one connection");
    else
        parts << tr("%n connections", nullptr, static_cast<int>(std::min<std::size_t>(count, 1'000'000'000)));
    for (std::size_t end = 0; end < m_ends.size(); ++end) {
        if (m_motion.ends()[end].destination() != node)
            continue;
        const QString& label = m_ends[end].label;
        parts << (label.isEmpty() ? tr("the selected connection is here") : tr("%1 is here").arg(label));
    }
    return parts.join(QStringLiteral(", "));
}

void DiagramView::announceNames()
{
    if (!QAccessible::isActive())
        return;
    for (const Node node : allNodes) {
        QAccessibleEvent renamed(this, QAccessible::NameChanged);
        renamed.setChild(static_cast<int>(indexOf(node)));
        QAccessible::updateAccessibility(&renamed);
    }
}

} // namespace atlas::view
