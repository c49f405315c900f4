// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole computer: how often each line was taken in the last minute, and which ones just now.
#pragma once

#include "model/stream/history_update.h"
#include "view/diagram/diagram_lines.h"
#include "view/diagram/diagram_motion.h"
#include "view/diagram/diagram_obstacles.h"

#include <QFont>

#include <array>
#include <optional>
#include <span>

class QPainter;

namespace atlas::view {

struct Theme;

/// Where the count of a line goes, in pixels from the drawing's corner, and how wide it may be there; 0: no room.
struct CountPlace {
    QPointF centre;
    double width = 0;
};
using CountPlaces = std::array<CountPlace, transitions.size()>;
[[nodiscard]] CountPlaces placeCounts(const DiagramLayout& layout, const QFont& font, double scale,
                                      Obstacles obstacles);

/// The widths of the lines for the picture at rest: few enough for it to be painted seldom while the counts change.
[[nodiscard]] std::array<std::uint8_t, transitions.size()> activityLevels(const model::EdgeCounts& lastMinute);
/// A band of light over the lines that were taken just now. The painter is scaled.
void drawGlow(QPainter& painter, const DiagramLayout& layout, const DiagramMotion& motion, const Theme& theme,
              double scale, EdgeKind kind);
/// The counts, each on its line; one that has no room is left to the tool tip. The painter is not scaled.
void drawCounts(QPainter& painter, const CountPlaces& places, const model::EdgeCounts& lastMinute, const Theme& theme,
                const QFont& font, double scale);

} // namespace atlas::view
