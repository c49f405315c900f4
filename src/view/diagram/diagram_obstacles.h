// SPDX-License-Identifier: GPL-3.0-or-later
//
// Small plates (a count on a line, a hint on a short cut, the badge of an end) stand where they hide least of the
// words, boxes and lines that are there already.
#pragma once

#include "view/diagram/diagram_words.h"

#include <QPainterPath>
#include <QRectF>

#include <optional>
#include <span>
#include <vector>

namespace atlas::view {

/// What plates should not cover, in pixels from the drawing's corner.
class Obstacles {
public:
    /// The boxes, their counts as wide as they get, the words, and, less important, the edges.
    static Obstacles of(const DiagramLayout& layout, std::span<const Word> words, const QFont& font, double scale);

    void addText(const QRectF& box) { m_texts.push_back(box); }
    /// How much of a plate's area covers texts and boxes, or leaves the drawing; a covered edge counts for a twentieth.
    [[nodiscard]] double covered(const QRectF& plate) const;
    /// The same for a plate that may stand on the rim of the box `own`.
    [[nodiscard]] double covered(const QRectF& plate, Node own) const;
    /// Whether such a plate touches a text or another box, or leaves the drawing.
    [[nodiscard]] bool isTouched(const QRectF& plate, Node own) const;
    /// The same as covered() for a plate that stands on the edge `own`.
    [[nodiscard]] double covered(const QRectF& plate, const Transition& own) const;

private:
    [[nodiscard]] double covered(const QRectF& plate, std::size_t ownNode, std::size_t ownEdge) const;

    std::vector<QRectF> m_texts;
    std::array<std::vector<QRectF>, transitions.size()> m_edges; ///< small squares along each
    std::array<QRectF, nodeCount> m_boxes;
    QRectF m_bounds;
};

/// Where a plate on the line of a transition covers nothing, or least: near its middle if there is a choice, and beside
/// it rather than on a text. Nowhere, if it would hide more than a corner of one.
[[nodiscard]] std::optional<QRectF> placeOnLine(const DiagramLayout& layout, const Transition& line, double scale,
                                                const QSizeF& size, const Obstacles& obstacles);

} // namespace atlas::view
