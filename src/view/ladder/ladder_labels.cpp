// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace atlas::view {
namespace {

constexpr double above = 2;
/// Arrows that are further apart than this in order do not meet, but where a packet was kept for very long.
constexpr std::size_t neighbours = 40;

QRectF labelAt(const LadderArrow& arrow, double along, bool below, const QSizeF& size)
{
    const QPointF centre = arrow.line.pointAt(along);
    const double slope = arrow.line.dx() == 0 ? 0 : std::abs(arrow.line.dy() / arrow.line.dx());
    const double off = above + std::min(slope * size.width() / 2, 14.0);
    const double top = below ? centre.y() + off : centre.y() - off - size.height();
    return {centre.x() - size.width() / 2, top, size.width(), size.height()};
}

bool touches(const QLineF& line, const QRectF& box)
{
    if (box.contains(line.p1()) || box.contains(line.p2()))
        return true;
    const std::array<QLineF, 2> diagonals{QLineF(box.topLeft(), box.bottomRight()),
                                          QLineF(box.topRight(), box.bottomLeft())};
    return std::ranges::any_of(diagonals, [&](const QLineF& diagonal) {
        return line.intersects(diagonal, nullptr) == QLineF::BoundedIntersection;
    });
}

double overlap(const QRectF& one, const QRectF& other)
{
    const QRectF shared = one.intersected(other);
    return shared.width() * shared.height();
}

/// How bad a place is; 0 is free.
double cost(const LadderLayout& layout, std::size_t self, const QRectF& box)
{
    double total = 0;
    const std::size_t first = self > neighbours ? self - neighbours : 0;
    const std::size_t end = std::min(layout.arrows.size(), self + neighbours);
    for (std::size_t i = first; i < end; ++i) {
        if (i != self && touches(layout.arrows[i].line, box))
            total += 40;
        if (i < self)
            total += overlap(layout.arrows[i].labelBox, box);
    }
    for (const LadderPill& pill : layout.pills)
        total += 4 * overlap(pill.box, box);
    for (const LadderText& text : layout.texts)
        total += 4 * overlap(text.box, box);
    return total;
}

} // namespace

void placeLadderLabels(LadderLayout& layout, const QFontMetricsF& metrics)
{
    static constexpr std::array<double, 5> places{0.5, 0.34, 0.66, 0.22, 0.78};
    for (std::size_t i = 0; i < layout.arrows.size(); ++i) {
        LadderArrow& arrow = layout.arrows[i];
        const QSizeF size(metrics.horizontalAdvance(arrow.label) + 6, metrics.height());
        double least = std::numeric_limits<double>::infinity();
        for (const bool below : {false, true})
            for (const double along : places) {
                const QRectF box = labelAt(arrow, along, below, size);
                const double price = cost(layout, i, box);
                if (price < least) {
                    least = price;
                    arrow.labelBox = box;
                }
            }
    }
}

} // namespace atlas::view
