// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "view/diagram/node.h"

#include <QByteArray>
#include <QPainterPath>
#include <QPointF>
#include <QPolygonF>
#include <QRectF>

#include <array>
#include <expected>
#include <string_view>

namespace atlas::view {

inline constexpr std::size_t phaseCount = 5;

/// Where the words of one edge stand. They are one or two lines.
struct LabelPlace {
    enum class Stacking : std::uint8_t {
        Centred, ///< about the anchor
        Above, ///< all lines above the anchor, which lies on the edge
        Around, ///< the first line above the edge, the second below
    };
    QPointF anchor;
    Qt::AlignmentFlag side = Qt::AlignLeft; ///< which end of the lines is at the anchor
    Stacking stacking = Stacking::Centred;
};

/// Where the heading of one zone stands, as the baseline of its first line.
struct TitlePlace {
    QPointF anchor;
    Qt::AlignmentFlag side = Qt::AlignLeft;
    double width = 0; ///< beyond it the heading takes a second line
};

/// The geometry of resources/tcp-states.svg, in the units of its view box.
struct DiagramLayout {
    QRectF viewBox;
    std::array<QRectF, nodeCount> states;
    std::array<QPainterPath, transitions.size()> edges; ///< empty for those in the text only
    std::array<QPolygonF, transitions.size()> edgePoints; ///< the same as 65 points, equally far apart
    std::array<QPainterPath, transitions.size()> lines; ///< the edges, and the short cuts of those in the text only
    std::array<QPolygonF, transitions.size()> linePoints; ///< the same as 65 points, equally far apart
    std::array<LabelPlace, transitions.size()> labels;
    std::array<QRectF, phaseCount> zones;
    std::array<TitlePlace, phaseCount> titles;

    [[nodiscard]] const QRectF& state(Node node) const { return states[indexOf(node)]; }
    [[nodiscard]] const QPainterPath& edge(const Transition& edge) const { return edges[indexOf(edge)]; }
    [[nodiscard]] const QPainterPath& line(const Transition& edge) const { return lines[indexOf(edge)]; }

    /// An error names the element that is missing or cannot be read.
    [[nodiscard]] static std::expected<DiagramLayout, Error> read(const QByteArray& svg);
};

/// The word for a phase in the file's ids and classes: `this-side`.
[[nodiscard]] std::string_view phaseIdentifier(Phase phase);

} // namespace atlas::view
