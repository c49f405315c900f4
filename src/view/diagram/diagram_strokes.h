// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the diagram draws with the painter rather than from the file: arrowheads (Qt Svg has no markers), and everything
// that moves or depends on the connections. Shapes are in units of the drawing, so the painter is scaled; texts are in
// pixels, so it is not.
#pragma once

#include "view/diagram/diagram_words.h"
#include "view/parts/theme.h"

#include <QColor>
#include <QPainterPath>
#include <QPolygonF>

class QPainter;

namespace atlas::view {

[[nodiscard]] QColor blended(const QColor& from, const QColor& to, double share);
[[nodiscard]] QColor translucent(QColor colour, double opacity);

enum class Side : std::uint8_t { Both, Left, Right };

/// What bridges the gap between a path's end and the box that it leads to, along the path's last direction.
struct ArrowHead {
    const QPainterPath& path;
    double scale = 1;
    double size = 1; ///< bolder lines have larger ones
    Side side = Side::Both; ///< of the path, as seen along it

    /// From one barb over the tip to the other, and the notch between them.
    [[nodiscard]] QPolygonF polygon() const;
    [[nodiscard]] QPointF tip() const;
};

/// A path with its arrowhead. The painter is scaled.
void drawArrow(QPainter& painter, const QPainterPath& path, const QPen& pen, const ArrowHead& head);
/// The same with two strokes for an arrowhead.
void drawOpenArrow(QPainter& painter, const QPainterPath& path, const QPen& pen, const ArrowHead& head);

/// The part of a path from its start to `progress` (0..1 of its length).
[[nodiscard]] QPainterPath beginning(const QPainterPath& path, double progress);

/// One end's token at `progress` along a path: a disc for the first, a rounded square for the second, so that they
/// differ without their colours. The letter is left out where it is longer than two. The painter is scaled.
struct Token {
    std::size_t end = 0;
    QString letter;
    double progress = 0;
};
void drawToken(QPainter& painter, const QPainterPath& path, const Token& token, const Theme& theme, const QFont& font,
               double scale);

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
/// Exact below 1,000; "3.9k", "12k" and "4M" above, rounded down.
[[nodiscard]] QString badgeText(std::uint64_t count);

} // namespace atlas::view
