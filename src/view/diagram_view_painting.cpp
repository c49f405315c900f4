// SPDX-License-Identifier: GPL-3.0-or-later
//
// How DiagramView paints: the picture at rest from its cache, and over it what moves, what is lit and
// what counts.
#include "view/diagram_strokes.h"
#include "view/diagram_view.h"

#include <QPainter>

namespace atlas::view {

PictureLook DiagramView::look() const
{
    const auto marked = m_hoveredNode ? m_hoveredNode : m_motion.resting();
    return {size(), devicePixelRatioF(), m_camera.scale(), m_camera.offset(), m_theme, font(), {marked, m_hoveredEdge}};
}

void DiagramView::paintEvent(QPaintEvent*)
{
    ++m_paintCount;
    QPainter painter(this);
    painter.drawPixmap(QPointF(), m_picture.pixmap(look()));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(m_camera.offset());
    paintMotion(painter);
    paintBoxes(painter);
}

void DiagramView::paintMotion(QPainter& painter) const
{
    const double unit = m_camera.scale();
    const auto token = m_motion.token();
    painter.save();
    painter.scale(unit, unit);
    for (const Transition& edge : transitions) {
        const double recency = m_motion.recency(edge);
        if (recency <= 0)
            continue;
        QColor colour = m_theme.accent;
        colour.setAlphaF(static_cast<float>(recency));
        const QPen pen(colour, LineWidths::at(unit).marked * 1.15, Qt::SolidLine, Qt::FlatCap);
        const QPainterPath& path = m_picture.layout().edge(edge);
        if (token && *token->edge == edge)
            painter.strokePath(beginning(path, token->progress), pen);
        else
            drawArrow(painter, path, pen, unit);
    }
    if (token)
        drawToken(painter, m_picture.layout().edge(*token->edge), token->progress, m_theme, unit);
    painter.restore();
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

} // namespace atlas::view
