// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_activity.h"

#include "view/diagram/diagram_strokes.h"
#include "view/diagram/diagram_style.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

/// Edges that join the same two states share one line and one count.
bool standsForItsLine(const Transition& edge)
{
    return lineBetween(edge.from, edge.to) == &edge && edge.from != edge.to;
}

/// From 0 for no use over 0.25 for one to 1 for ten thousand and more.
double importance(std::uint64_t count)
{
    return count == 0 ? 0 : std::min(1.0, 0.25 + 0.75 * std::log10(static_cast<double>(count)) / 4);
}

QFont countFont(const QFont& font, double scale)
{
    return sized(font, WordSizes::at(scale, font).badge, QFont::DemiBold);
}

QSizeF countSize(const QString& text, const QFont& font)
{
    const QFontMetricsF metrics(font);
    const double height = std::ceil(metrics.capHeight() + 6);
    return {std::max(std::ceil(metrics.horizontalAdvance(text)) + 8, height), height};
}

} // namespace

CountPlaces placeCounts(const DiagramLayout& layout, const QFont& font, double scale, Obstacles obstacles)
{
    CountPlaces places{};
    for (const EdgeKind kind : {EdgeKind::Drawn, EdgeKind::TextOnly}) {
        for (std::size_t i = 0; i < transitions.size(); ++i) {
            if (transitions[i].kind != kind || !standsForItsLine(transitions[i]))
                continue;
            // Places do not change with the counts, so room is kept for large ones, or for small ones at least.
            for (const std::uint64_t largest : {888'000, 8'800, 88}) {
                const QSizeF size = countSize(badgeText(largest), countFont(font, scale));
                const auto plate = placeOnLine(layout, transitions[i], scale, size, obstacles);
                if (!plate)
                    continue;
                places[i] = {plate->center(), plate->width()};
                obstacles.addText(*plate);
                break;
            }
        }
    }
    return places;
}

std::array<std::uint8_t, transitions.size()> activityLevels(const model::EdgeCounts& lastMinute)
{
    std::array<std::uint8_t, transitions.size()> levels{};
    for (std::size_t i = 0; i < transitions.size(); ++i)
        if (standsForItsLine(transitions[i]))
            levels[i] = static_cast<std::uint8_t>(std::lround(importance(lastMinute[i]) * Emphasis::busiest));
    return levels;
}

void drawGlow(QPainter& painter, const DiagramLayout& layout, const DiagramMotion& motion, const Theme& theme,
              double scale, EdgeKind kind)
{
    const double width = 2.8 * LineWidths::at(scale).lit;
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        const double glow = motion.glow(transitions[i]);
        if (glow <= 0 || transitions[i].kind != kind)
            continue;
        painter.strokePath(layout.lines[i],
                           QPen(translucent(theme.accent, 0.45 * glow), width, Qt::SolidLine, Qt::RoundCap));
    }
}

void drawCounts(QPainter& painter, const CountPlaces& places, const model::EdgeCounts& lastMinute, const Theme& theme,
                const QFont& font, double scale)
{
    const QFont small = countFont(font, scale);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        if (lastMinute[i] == 0)
            continue;
        const QString text = badgeText(lastMinute[i]);
        const QSizeF size = countSize(text, small);
        if (size.width() > places[i].width)
            continue;
        const QRectF plate(places[i].centre - QPointF(size.width(), size.height()) / 2, size);
        painter.setPen(QPen(theme.accent, 1));
        painter.setBrush(theme.surface);
        painter.drawRoundedRect(plate, 3, 3);
        painter.setPen(theme.accent);
        painter.drawText(QPointF(plate.center().x() - metrics.horizontalAdvance(text) / 2,
                                 plate.center().y() + metrics.capHeight() / 2),
                         text);
    }
}

} // namespace atlas::view
