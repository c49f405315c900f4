// SPDX-License-Identifier: GPL-3.0-or-later
//
// How DiagramView paints: the picture at rest from its cache, and over it what moves, what is lit and
// what counts.
#include "view/diagram/diagram_activity.h"
#include "view/diagram/diagram_strokes.h"
#include "view/diagram/diagram_view.h"

#include <QPainter>

namespace atlas::view {

PictureLook DiagramView::look() const
{
    PictureLook look{{size(), devicePixelRatioF(), m_camera.scale(), m_camera.offset(), m_theme}, font(), {}};
    look.emphasis.edge = m_hoveredEdge != nullptr ? m_hoveredEdge : m_marked;
    const auto ends = m_motion.ends();
    for (std::size_t end = 0; end < ends.size(); ++end) {
        look.emphasis.nodes[end] = ends[end].resting();
        look.emphasis.trails[end] = trailLines(ends[end].shownTrail(), std::chrono::steady_clock::now());
    }
    if (m_ends.empty() && m_activity)
        look.emphasis.activity = activityLevels(*m_activity);
    if (m_hoveredNode) // asks where it leads on from there, whoever is elsewhere
        look.emphasis.nodes = {m_hoveredNode, std::nullopt};
    return look;
}

void DiagramView::paintEvent(QPaintEvent*)
{
    ++m_paintCount;
    QPainter painter(this);
    painter.drawPixmap(QPointF(), m_picture.pixmap(look()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_camera.offset());
    const double unit = m_camera.scale();
    if (m_ends.empty())
        paintActivity(painter);
    painter.save();
    painter.scale(unit, unit);
    paintTraces(painter);
    painter.restore();
    paintBoxes(painter);
    paintEndBadges(painter);
    painter.scale(unit, unit);
    paintTokens(painter);
}

/// What the whole computer does: its edges, its short cuts between the words, and the counts on both. How wide the
/// lines are is part of the picture at rest.
void DiagramView::paintActivity(QPainter& painter) const
{
    const double unit = m_camera.scale();
    for (const EdgeKind kind : {EdgeKind::Drawn, EdgeKind::TextOnly}) {
        painter.save();
        if (kind == EdgeKind::TextOnly)
            painter.setClipPath(m_picture.betweenWords());
        painter.scale(unit, unit);
        drawGlow(painter, m_picture.layout(), m_motion, m_theme, unit, kind);
        painter.restore();
    }
    if (m_activity)
        drawCounts(painter, m_picture.countPlaces(), *m_activity, m_theme, font(), unit);
}

/// The lines that were used just now, each end's in its strip where both used one.
void DiagramView::paintTraces(QPainter& painter) const
{
    const double unit = m_camera.scale();
    const auto ends = m_motion.ends();
    for (const Transition& line : transitions) {
        const auto used = std::ranges::count_if(ends, [&](const EndMotion& end) { return end.recency(line) > 0; });
        const double width = LineWidths::at(unit).lit / (used > 1 ? 1.5 : 1);
        std::size_t lane = 0;
        for (std::size_t end = 0; end < ends.size(); ++end) {
            const double recency = ends[end].recency(line);
            if (recency <= 0)
                continue;
            QPen pen(translucent(m_theme.accentOf(end), recency), width, Qt::SolidLine, Qt::FlatCap);
            const auto path = lanePath(m_picture.layout(), line, lane, static_cast<std::size_t>(used), width);
            const Side side = used == 1 ? Side::Both : lane == 0 ? Side::Left : Side::Right;
            ++lane;
            if (const auto token = ends[end].token(); token && token->line == &line) {
                painter.strokePath(beginning(path, token->progress), pen);
                continue;
            }
            if (!ends[end].wasCertain(line))
                pen.setDashPattern(possibleDashes());
            drawArrow(painter, path, pen, {m_picture.layout().line(line), unit, 1.25, side});
        }
    }
}

void DiagramView::paintTokens(QPainter& painter) const
{
    const auto ends = m_motion.ends();
    for (std::size_t end = 0; end < ends.size(); ++end) {
        const auto token = ends[end].token();
        if (!token)
            continue;
        // Two tokens on one line run side by side.
        const auto other = ends.size() > 1 ? ends[1 - end].token() : std::nullopt;
        const bool together = other && other->line == token->line;
        const auto path = lanePath(m_picture.layout(), *token->line, end, together ? 2 : 1, 24);
        drawToken(painter, path, {end, m_ends[end].label, token->progress}, m_theme, font(), m_camera.scale());
    }
}

void DiagramView::paintBoxes(QPainter& painter) const
{
    const double unit = m_camera.scale();
    for (const Node node : allNodes) {
        const QRectF& box = m_picture.layout().state(node);
        const PhaseColours& colours = m_theme.phase(phase(node.state));
        drawLitBox(painter, box, m_picture.name(node), colours, {m_motion.light(node), m_motion.swell(node)}, unit);
        if (m_hoveredNode == node)
            drawOutline(painter, box, colours.ink, 2, -1, unit);
        if (m_ringVisible && hasFocus() && m_current == node)
            drawOutline(painter, box, m_theme.accent, 2, 3.5, unit);
    }
    for (const State state : knownStates) {
        const std::size_t count = m_counts[static_cast<std::size_t>(state)];
        if (count > 0)
            drawBadge(painter, m_picture.layout().state({state, false}), count, m_theme.phase(phase(state)),
                      m_theme.surface, font(), unit);
    }
}

std::vector<EndBadge> DiagramView::endBadges() const
{
    std::vector<EndBadge> badges;
    Obstacles obstacles = m_picture.obstacles();
    std::array<std::optional<QRectF>, nodeCount> first; // the badges that a second one goes beside
    for (std::size_t end = 0; end < m_ends.size(); ++end) {
        if (m_ends[end].label.isEmpty() && m_ends.size() == 1)
            continue; // the lit box says enough
        for (const Node node : allNodes) {
            const double light = m_motion.ends()[end].light(node);
            if (light <= 0)
                continue;
            EndBadge badge = placeEndBadge({node, m_ends[end].label, first[indexOf(node)]}, m_picture.layout(), font(),
                                           m_camera.scale(), obstacles);
            badge.end = end;
            badge.opacity = light;
            obstacles.addText(badge.box);
            first[indexOf(node)] = badge.box;
            badges.push_back(std::move(badge));
        }
    }
    return badges;
}

void DiagramView::paintEndBadges(QPainter& painter) const
{
    for (const EndBadge& badge : endBadges())
        drawEndBadge(painter, badge, m_theme, font(), m_camera.scale());
}

} // namespace atlas::view
