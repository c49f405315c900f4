// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines of the picture at rest. Four kinds differ by their shape, and not by their colours alone:
//
//   an edge without an end               thin and solid; the wider, the more often it was taken of late
//   an edge on from where an end is      short dashes and an open arrowhead
//   a step that an end took              bold and solid with a filled arrowhead; the older, the thinner
//   a step that it may have taken        the same in long dashes
//
// Where a line is of one of the last three kinds for both ends, each gets one half of it.
#pragma once

#include "view/diagram/diagram_layout.h"
#include "view/diagram/diagram_strokes.h"
#include "view/diagram/diagram_trail.h"
#include "view/parts/theme.h"

#include <array>
#include <optional>
#include <vector>

class QPainter;

namespace atlas::view {

/// What stands out in the picture at rest.
struct Emphasis {
    static constexpr std::size_t ends = 2;
    std::array<std::optional<Node>, ends> nodes; ///< the edges that lead on from there
    std::array<std::vector<TrailLine>, ends> trails; ///< the steps that led there
    /// How often each line was taken of late, from 0 to `busiest`, in the place that stands for its line.
    std::array<std::uint8_t, transitions.size()> activity{};
    const Transition* edge = nullptr; ///< under the pointer

    static constexpr int busiest = 16;

    [[nodiscard]] const TrailLine* trail(const Transition& line, std::size_t end) const;
    [[nodiscard]] bool leadsOn(const Transition& line, std::size_t end) const;
    [[nodiscard]] bool hovers(const Transition& line) const { return edge && *edge == line; }
    bool operator==(const Emphasis&) const = default;
};

/// The part of a line that belongs to one end.
struct Lane {
    std::size_t end = 0;
    TrailLine trail; ///< without a line: it leads on
};
[[nodiscard]] std::vector<Lane> lanesOf(const Transition& line, const Emphasis& emphasis);

/// The lines that are shown though figure 5 does not draw them: short cuts on from the nodes, those of the trails, and
/// those that were taken of late.
[[nodiscard]] std::vector<const Transition*> shortcutsShown(const Emphasis& emphasis);

/// One of `count` strips of a line, `width` units wide each; the line itself if there is but one.
[[nodiscard]] QPainterPath lanePath(const DiagramLayout& layout, const Transition& line, std::size_t lane,
                                    std::size_t count, double width);

/// All drawn edges. The painter is scaled.
void drawEdges(QPainter& painter, const DiagramLayout& layout, const Emphasis& emphasis, const Theme& theme,
               double scale);
/// shortcutsShown(). The painter is scaled, and what they should not run through is clipped away.
void drawShortcuts(QPainter& painter, const DiagramLayout& layout, const Emphasis& emphasis, const Theme& theme,
                   double scale);
/// A step that may have been taken, by its dashes. In units of the pen's width.
[[nodiscard]] QList<double> possibleDashes();

} // namespace atlas::view
