// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_painter.h"

#include "view/diagram/diagram_activity.h"
#include "view/diagram/diagram_strokes.h"

#include <QPainter>

#include <algorithm>

namespace atlas::view {
namespace {

class Painter {
public:
    Painter(QPainter& painter, const DiagramScene& scene)
        : m_painter(painter),
          m_scene(scene),
          m_layout(scene.picture.layout()),
          m_font(scene.picture.style().font),
          m_theme(scene.picture.style().ground.theme),
          m_scale(scene.picture.style().ground.scale),
          m_motion(scene.ends.motion())
    {
    }

    void paint();

private:
    void activity();
    void traces();
    void trace(const EndMotion& motion, const Transition& line, std::size_t end,
               std::pair<std::size_t, std::size_t> lane);
    void boxes();
    void counts();
    void tokens();

    QPainter& m_painter;
    const DiagramScene& m_scene;
    const DiagramLayout& m_layout;
    const QFont& m_font;
    const Theme& m_theme;
    double m_scale; ///< pixels for one unit of the drawing
    const DiagramMotion& m_motion;
};

void Painter::paint()
{
    m_painter.drawPixmap(QPointF(), m_scene.picture.pixmap());
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.translate(m_scene.picture.style().ground.offset);
    if (m_scene.ends.empty())
        activity();
    m_painter.save();
    m_painter.scale(m_scale, m_scale);
    traces();
    m_painter.restore();
    boxes();
    counts();
    for (const EndBadge& badge : m_scene.badges)
        drawEndBadge(m_painter, badge, m_theme, m_font, m_scale);
    m_painter.scale(m_scale, m_scale);
    tokens();
}

/// What the whole computer does: its edges, its short cuts between the words, and the counts on both. How wide the
/// lines are is part of the picture at rest.
void Painter::activity()
{
    for (const EdgeKind kind : {EdgeKind::Drawn, EdgeKind::TextOnly}) {
        m_painter.save();
        if (kind == EdgeKind::TextOnly)
            m_painter.setClipPath(m_scene.picture.betweenWords());
        m_painter.scale(m_scale, m_scale);
        drawGlow(m_painter, m_layout, m_motion, m_theme, m_scale, kind);
        m_painter.restore();
    }
    if (m_scene.activity)
        drawCounts(m_painter, m_scene.picture.countPlaces(), *m_scene.activity, m_theme, m_font, m_scale);
}

/// The lines that were used just now, each end's in its lane where both used one.
void Painter::traces()
{
    const auto ends = m_motion.ends();
    for (const Transition& line : transitions) {
        const auto used = static_cast<std::size_t>(
            std::ranges::count_if(ends, [&](const EndMotion& end) { return end.recency(line) > 0; }));
        std::size_t lane = 0;
        for (std::size_t end = 0; end < ends.size(); ++end)
            if (ends[end].recency(line) > 0)
                trace(ends[end], line, end, {lane++, used});
    }
}

void Painter::trace(const EndMotion& motion, const Transition& line, std::size_t end,
                    std::pair<std::size_t, std::size_t> lane)
{
    const auto [index, count] = lane;
    const double width = LineWidths::at(m_scale).lit / (count > 1 ? 1.5 : 1);
    QPen pen(translucent(m_theme.accentOf(end), motion.recency(line)), width, Qt::SolidLine, Qt::FlatCap);
    const QPainterPath path = lanePath(m_layout, line, index, count, width);
    if (const auto token = motion.token(); token && token->line == &line) {
        m_painter.strokePath(beginning(path, token->progress), pen);
        return;
    }
    if (!motion.wasCertain(line))
        pen.setDashPattern(possibleDashes());
    const Side side = count == 1 ? Side::Both : index == 0 ? Side::Left : Side::Right;
    drawArrow(m_painter, path, pen, {m_layout.line(line), m_scale, 1.25, side});
}

void Painter::boxes()
{
    for (const Node node : allNodes) {
        const QRectF& box = m_layout.state(node);
        const PhaseColours& colours = m_theme.phase(phase(node.state));
        drawLitBox(m_painter, box, m_scene.picture.name(node), colours, {m_motion.light(node), m_motion.swell(node)},
                   m_scale);
        if (m_scene.hovered == node)
            drawOutline(m_painter, box, colours.ink, 2, -1, m_scale);
        if (m_scene.ring == node)
            drawOutline(m_painter, box, m_theme.accent, 2, 3.5, m_scale);
    }
}

void Painter::counts()
{
    for (const State state : knownStates) {
        const std::size_t count = m_scene.counts[static_cast<std::size_t>(state)];
        if (count > 0)
            drawBadge(m_painter, m_layout.state({state, false}), count, m_theme.phase(phase(state)), m_theme.surface,
                      m_font, m_scale);
    }
}

void Painter::tokens()
{
    const auto ends = m_motion.ends();
    for (std::size_t end = 0; end < ends.size(); ++end) {
        const auto token = ends[end].token();
        if (!token)
            continue;
        // Two tokens on one line run side by side.
        const auto other = ends.size() > 1 ? ends[1 - end].token() : std::nullopt;
        const bool together = other && other->line == token->line;
        const QPainterPath path = lanePath(m_layout, *token->line, end, together ? 2 : 1, 24);
        drawToken(m_painter, path, {end, m_scene.ends.all()[end].label, token->progress}, m_theme, m_font, m_scale);
    }
}

} // namespace

void paintDiagram(QPainter& painter, const DiagramScene& scene)
{
    Painter(painter, scene).paint();
}

} // namespace atlas::view
