// SPDX-License-Identifier: GPL-3.0-or-later
//
// The token of an end at rest: a badge on the rim of the box that it is in. A short label stands in a disc, a
// process's name in a capsule; the second end's badge has square corners, so that nobody needs the colour.
#pragma once

#include "view/diagram/diagram_obstacles.h"

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace atlas::view {

struct Theme;

struct EndBadge {
    QRectF box; ///< in pixels from the drawing's corner
    QString text; ///< the label, elided if there is too little room; may be empty
    std::size_t end = 0;
    double opacity = 1; ///< it comes and goes with the light of its box
};

struct BadgeWish {
    Node node; ///< on whose rim it goes
    QString label;
    std::optional<QRectF> beside; ///< the badge of the other end in the same state
};
/// The badge where it hides nothing that matters: no word, no count, no other box.
[[nodiscard]] EndBadge placeEndBadge(const BadgeWish& wish, const DiagramLayout& layout, const QFont& font,
                                     double scale, const Obstacles& obstacles);

/// The painter is not scaled.
void drawEndBadge(QPainter& painter, const EndBadge& badge, const Theme& theme, const QFont& font, double scale);

} // namespace atlas::view
