// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_lines.h"

#include "view/diagram/diagram_style.h"
#include "view/diagram/shortcut.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

double shareOf(const TrailLine& trail)
{
    return static_cast<double>(trail.strength) / TrailLine::strongest;
}

QPen penOf(const Lane& lane, const Theme& theme, const LineWidths& widths)
{
    const QColor& colour = theme.accentOf(lane.end);
    if (!lane.trail.line) {
        QPen pen(colour, widths.next, Qt::SolidLine, Qt::FlatCap);
        pen.setDashPattern({2.4, 2.0});
        return pen;
    }
    const double share = shareOf(lane.trail);
    QPen pen(blended(theme.edge, colour, 0.4 + 0.6 * share), widths.oldest + (widths.newest - widths.oldest) * share,
             Qt::SolidLine, Qt::FlatCap);
    if (!lane.trail.certain)
        pen.setDashPattern(possibleDashes());
    return pen;
}

void drawLane(QPainter& painter, const DiagramLayout& layout, const Transition& line, const Lane& lane,
              std::pair<std::size_t, std::size_t> place, QPen pen, double scale)
{
    const auto [index, count] = place;
    const Side side = count == 1 ? Side::Both : index == 0 ? Side::Left : Side::Right;
    if (count > 1)
        pen.setWidthF(pen.widthF() * 0.75);
    const QPainterPath path = lanePath(layout, line, index, count, pen.widthF());
    const ArrowHead head{layout.line(line), scale, lane.trail.line ? 1.25 : 1.1, side};
    if (lane.trail.line)
        drawArrow(painter, path, pen, head);
    else
        drawOpenArrow(painter, path, pen, head);
}

void drawHalo(QPainter& painter, const QPainterPath& path, const Theme& theme, double width)
{
    painter.strokePath(path, QPen(translucent(theme.accent, 0.25), 3.5 * width, Qt::SolidLine, Qt::RoundCap));
}

/// A line that belongs to no end.
void drawPlain(QPainter& painter, const QPainterPath& path, QPen pen, double activity, const Theme& theme, double scale)
{
    if (activity > 0) {
        pen.setColor(blended(theme.edge, theme.accent, 0.3 + 0.7 * activity));
        pen.setWidthF(pen.widthF() * (1 + 1.6 * activity));
    }
    drawArrow(painter, path, pen, {path, scale, 1 + 0.3 * activity});
}

double activityOf(const Transition& line, const Emphasis& emphasis)
{
    return static_cast<double>(emphasis.activity[indexOf(line)]) / Emphasis::busiest;
}

} // namespace

QList<double> possibleDashes()
{
    return {4.5, 2.2};
}

const TrailLine* Emphasis::trail(const Transition& line, std::size_t end) const
{
    const auto found = std::ranges::find_if(trails[end], [&](const TrailLine& each) { return *each.line == line; });
    return found == trails[end].end() ? nullptr : &*found;
}

bool Emphasis::leadsOn(const Transition& line, std::size_t end) const
{
    return nodes[end] && originOf(line) == *nodes[end];
}

std::vector<Lane> lanesOf(const Transition& line, const Emphasis& emphasis)
{
    std::vector<Lane> lanes;
    for (std::size_t end = 0; end < Emphasis::ends; ++end) {
        if (const TrailLine* trail = emphasis.trail(line, end))
            lanes.push_back({end, *trail});
        else if (line.kind == EdgeKind::Drawn && emphasis.leadsOn(line, end))
            lanes.push_back({end, {}});
    }
    // Two ends in one state can take the same edges next; one lane stands for both.
    const bool bothLeadOn = lanes.size() == 2 && !lanes[0].trail.line && !lanes[1].trail.line;
    if (bothLeadOn)
        lanes.pop_back();
    return lanes;
}

std::vector<const Transition*> shortcutsShown(const Emphasis& emphasis)
{
    std::vector<const Transition*> shown;
    const auto add = [&shown](const Transition* line) {
        const bool there = std::ranges::any_of(shown, [line](const Transition* other) {
            return originOf(*other) == originOf(*line) && targetOf(*other) == targetOf(*line);
        });
        if (!there)
            shown.push_back(line);
    };
    for (const auto& trail : emphasis.trails)
        for (const TrailLine& each : trail)
            if (each.line->kind == EdgeKind::TextOnly)
                add(each.line);
    for (std::size_t i = 0; i < transitions.size(); ++i)
        if (emphasis.activity[i] > 0 && transitions[i].kind == EdgeKind::TextOnly)
            add(&transitions[i]);
    for (const auto& node : emphasis.nodes)
        if (node && !node->end)
            for (const Shortcut& shortcut : shortcutsFrom(node->state))
                add(shortcut.transitions.front());
    return shown;
}

QPainterPath lanePath(const DiagramLayout& layout, const Transition& line, std::size_t lane, std::size_t count,
                      double width)
{
    if (count < 2)
        return layout.line(line);
    const QPolygonF& points = layout.linePoints[indexOf(line)];
    const double aside = lane == 0 ? width / 2 : -width / 2;
    QPolygonF moved;
    for (qsizetype i = 0; i < points.size(); ++i) {
        const QPointF along = points[std::min(i + 1, points.size() - 1)] - points[std::max<qsizetype>(i - 1, 0)];
        const double length = std::max(std::hypot(along.x(), along.y()), 1e-9);
        moved << points[i] + QPointF(along.y(), -along.x()) * (aside / length);
    }
    QPainterPath path;
    path.addPolygon(moved);
    return path;
}

void drawEdges(QPainter& painter, const DiagramLayout& layout, const Emphasis& emphasis, const Theme& theme,
               double scale)
{
    const LineWidths widths = LineWidths::at(scale);
    const auto drawKind = [&](bool standing) {
        for (const Transition& line : transitions) {
            const auto lanes = lanesOf(line, emphasis);
            const bool stands = !lanes.empty() || emphasis.hovers(line);
            if (line.kind != EdgeKind::Drawn || stands != standing)
                continue;
            if (emphasis.hovers(line))
                drawHalo(painter, layout.line(line), theme, widths.edge);
            if (lanes.empty())
                drawPlain(painter, layout.line(line), QPen(stands ? theme.accent : theme.edge, widths.edge),
                          activityOf(line, emphasis), theme, scale);
            for (std::size_t i = 0; i < lanes.size(); ++i)
                drawLane(painter, layout, line, lanes[i], {i, lanes.size()}, penOf(lanes[i], theme, widths), scale);
        }
    };
    drawKind(false);
    drawKind(true);
}

void drawShortcuts(QPainter& painter, const DiagramLayout& layout, const Emphasis& emphasis, const Theme& theme,
                   double scale)
{
    const LineWidths widths = LineWidths::at(scale);
    QPen possible(theme.edge, std::max(1.4, 1.0 / scale));
    possible.setDashPattern({2.5, 2.5});
    for (const Transition* line : shortcutsShown(emphasis)) {
        const auto lanes = lanesOf(*line, emphasis);
        if (lanes.empty())
            drawPlain(painter, layout.line(*line), possible, activityOf(*line, emphasis), theme, scale);
        for (std::size_t i = 0; i < lanes.size(); ++i)
            drawLane(painter, layout, *line, lanes[i], {i, lanes.size()}, penOf(lanes[i], theme, widths), scale);
    }
}

} // namespace atlas::view
