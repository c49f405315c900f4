// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_obstacles.h"

#include "view/diagram/diagram_strokes.h"

#include <algorithm>
#include <limits>

namespace atlas::view {
namespace {

constexpr double lineWeight = 1.0 / 20;
/// The counts change without a new picture, so room is kept for the widest that is usual.
constexpr std::size_t widestCount = 9'900;

double overlap(const QRectF& a, const QRectF& b)
{
    const QRectF common = a & b;
    return common.isEmpty() ? 0 : common.width() * common.height();
}

} // namespace

Obstacles Obstacles::of(const DiagramLayout& layout, std::span<const Word> words, const QFont& font, double scale)
{
    Obstacles result;
    result.m_bounds = {QPointF(), layout.viewBox.size() * scale};
    for (const Word& word : words)
        result.m_texts.push_back(word.box);
    for (const Node node : allNodes) {
        const QRectF& box = layout.state(node);
        result.m_boxes[indexOf(node)] = {box.topLeft() * scale, box.size() * scale};
        if (!node.end)
            result.m_texts.push_back(badgeBox(box, widestCount, font, scale));
    }
    for (std::size_t edge = 0; edge < transitions.size(); ++edge)
        for (qsizetype point = 0; point < layout.edgePoints[edge].size(); point += 3)
            result.m_edges[edge].emplace_back(layout.edgePoints[edge][point] * scale - QPointF(2, 2), QSizeF(4, 4));
    return result;
}

double Obstacles::covered(const QRectF& plate) const
{
    return covered(plate, nodeCount, transitions.size());
}

double Obstacles::covered(const QRectF& plate, Node own) const
{
    return covered(plate, indexOf(own), transitions.size());
}

double Obstacles::covered(const QRectF& plate, const Transition& own) const
{
    return covered(plate, nodeCount, indexOf(own));
}

double Obstacles::covered(const QRectF& plate, std::size_t ownNode, std::size_t ownEdge) const
{
    const QRectF room = plate.adjusted(-2, -2, 2, 2);
    double sum = plate.width() * plate.height() - overlap(plate, m_bounds);
    for (const QRectF& text : m_texts)
        sum += overlap(room, text);
    for (std::size_t node = 0; node < m_boxes.size(); ++node)
        if (node != ownNode)
            sum += overlap(room, m_boxes[node]);
    for (std::size_t edge = 0; edge < m_edges.size(); ++edge)
        if (edge != ownEdge)
            for (const QRectF& point : m_edges[edge])
                sum += lineWeight * overlap(room, point);
    return sum;
}

bool Obstacles::isTouched(const QRectF& plate, Node own) const
{
    for (std::size_t node = 0; node < m_boxes.size(); ++node)
        if (node != indexOf(own) && plate.intersects(m_boxes[node]))
            return true;
    return !m_bounds.contains(plate) ||
        std::ranges::any_of(m_texts, [&plate](const QRectF& text) { return plate.intersects(text); });
}

std::optional<QRectF> placeOnLine(const DiagramLayout& layout, const Transition& line, double scale, const QSizeF& size,
                                  const Obstacles& obstacles)
{
    QRectF best;
    double least = std::numeric_limits<double>::infinity();
    for (const double aside : {0.0, -0.25, 0.25, -0.5, 0.5, -0.62, 0.62}) {
        for (const double t : {0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8}) {
            const QPointF at = layout.line(line).pointAtPercent(t) * scale;
            const QRectF plate(at.x() + size.width() * (aside - 0.5), at.y() - size.height() / 2, size.width(),
                               size.height());
            const double covered = obstacles.covered(plate, line);
            if (covered < least) {
                least = covered;
                best = plate;
            }
            if (covered <= 0)
                return best;
        }
    }
    constexpr double bearable = 0.05; // of the plate: a corner, not a letter
    return least <= bearable * size.width() * size.height() ? std::optional(best) : std::nullopt;
}

} // namespace atlas::view
