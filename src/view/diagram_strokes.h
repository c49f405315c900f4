// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the diagram draws with the painter rather than from the file: arrowheads (Qt Svg has no
// markers), and everything that moves or depends on the connections. Shapes are in units of the
// drawing, so the painter is scaled; texts are in pixels, so it is not.
#pragma once

#include "view/diagram_words.h"
#include "view/theme.h"

#include <QColor>
#include <QPainterPath>
#include <QPolygonF>

class QPainter;

namespace atlas::view {

/// Bridges the gap between a path's end and the box that it leads to, along the path's last direction.
[[nodiscard]] QPolygonF arrowHead(const QPainterPath& path, double scale);

/// A path with its arrowhead. The painter is scaled.
void drawArrow(QPainter& painter, const QPainterPath& path, const QPen& pen, double scale);

/// The part of a path from its start to `progress` (0..1 of its length).
[[nodiscard]] QPainterPath beginning(const QPainterPath& path, double progress);

/// The token at `progress` along a path. The painter is scaled.
void drawToken(QPainter& painter, const QPainterPath& path, double progress, const Theme& theme, double scale);

/// How a box is lit: light and swell from 0 to 1.
struct Lighting {
    double light = 0;
    double swell = 0;
};
/// A box that is lit, over the box at rest, with its name. The painter is not scaled.
void drawLitBox(QPainter& painter, const QRectF& box, const Word& name, const PhaseColours& colours,
                const Lighting& lighting, double scale);

/// An outline about a box: under the pointer, or with the keyboard's focus. The painter is not scaled.
void drawOutline(QPainter& painter, const QRectF& box, const QColor& colour, double width, double distance,
                 double scale);

/// How many connections are in a state, on the box's upper right corner. The painter is not scaled.
void drawBadge(QPainter& painter, const QRectF& box, std::size_t count, const PhaseColours& colours,
               const QColor& ground, const QFont& font, double scale);
/// Where drawBadge() draws, in pixels.
[[nodiscard]] QRectF badgeBox(const QRectF& box, std::size_t count, const QFont& font, double scale);
/// Exact below 1,000; "3.9k" and "12k" above, rounded down.
[[nodiscard]] QString badgeText(std::size_t count);

} // namespace atlas::view
