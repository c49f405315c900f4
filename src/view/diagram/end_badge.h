// SPDX-License-Identifier: GPL-3.0-or-later
//
// The token of an end at rest: a badge on the rim of the box that it is in. A short label stands in a disc, a
// process's name in a capsule; the second end's badge has square corners, so that the two differ without their colours.
#pragma once

#include "view/diagram/diagram_ends.h"
#include "view/diagram/diagram_obstacles.h"

#include <QFont>
#include <QRectF>
#include <QString>

#include <span>
#include <vector>

class QPainter;

namespace atlas::view {

struct Theme;

struct BadgeRequest {
    std::size_t end = 0;
    Node node; ///< the box on whose rim it goes
    QString label;

    bool operator==(const BadgeRequest&) const = default;
};
/// One badge for each box that an end lights. None for a single end without a label: the lit box says enough.
[[nodiscard]] std::vector<BadgeRequest> badgesFor(const DiagramEnds& ends);

struct EndBadge {
    BadgeRequest of;
    QRectF box; ///< in pixels from the drawing's corner
    QString text; ///< the label, elided if there is too little room; may be empty
    double opacity = 1; ///< it comes and goes with the light of its box
};
/// The badges in the same order, where they hide nothing that matters: no word, no count, no other box.
[[nodiscard]] std::vector<EndBadge> placeEndBadges(std::span<const BadgeRequest> requests, const DiagramLayout& layout,
                                                   const QFont& font, double scale, Obstacles obstacles);

/// The painter is not scaled.
void drawEndBadge(QPainter& painter, const EndBadge& badge, const Theme& theme, const QFont& font, double scale);

} // namespace atlas::view
