// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

namespace atlas::view {
namespace {

constexpr double above = 2;
constexpr double besideHost = 4; ///< between a host's line and a label
constexpr double endSize = 6; ///< of the dot or the cross at an arrow's end

bool touches(const QLineF& line, const QRectF& box)
{
    if (box.adjusted(-endSize, -endSize, endSize, endSize).contains(line.p2()) || box.contains(line.p1()))
        return true;
    const std::array<QLineF, 2> diagonals{QLineF(box.topLeft(), box.bottomRight()),
                                          QLineF(box.topRight(), box.bottomLeft())};
    return std::ranges::any_of(diagonals, [&](const QLineF& diagonal) {
        return line.intersects(diagonal, nullptr) == QLineF::BoundedIntersection;
    });
}

/// What stands on the ladder already, cut into slices of its height: a story may have thousands of events.
class Obstacles {
public:
    explicit Obstacles(double height) : m_slices(static_cast<std::size_t>(std::max(height, 0.0) / slice) + 1) { }

    void add(const QRectF& box)
    {
        for (std::size_t i = at(box.top()); i <= at(box.bottom()); ++i)
            m_slices[i].boxes.push_back(box);
    }
    void add(const QLineF& line)
    {
        for (std::size_t i = at(line.y1()); i <= at(line.y2() + endSize); ++i)
            m_slices[i].lines.push_back(line);
    }
    [[nodiscard]] bool covers(const QRectF& box) const
    {
        for (std::size_t i = at(box.top()); i <= at(box.bottom()); ++i)
            if (std::ranges::any_of(m_slices[i].boxes, [&](const QRectF& other) { return other.intersects(box); }))
                return true;
        return false;
    }
    /// How many lines but its own go through the box. A line that goes on in the next slice counts there, too.
    [[nodiscard]] auto crossings(const QRectF& box, const QLineF& own) const
    {
        std::ptrdiff_t total = 0;
        for (std::size_t i = at(box.top()); i <= at(box.bottom()); ++i)
            total += std::ranges::count_if(m_slices[i].lines,
                                           [&](const QLineF& line) { return line != own && touches(line, box); });
        return total;
    }

private:
    static constexpr double slice = 64;
    struct Slice {
        std::vector<QRectF> boxes;
        std::vector<QLineF> lines;
    };
    [[nodiscard]] std::size_t at(double y) const
    {
        return std::min(static_cast<std::size_t>(std::max(y, 0.0) / slice), m_slices.size() - 1);
    }

    std::vector<Slice> m_slices;
};

/// A label's left edge as near to `wanted` as the two lines leave it; a label that is wider stands in the middle.
double between(const std::array<double, 2>& lifeline, double wanted, double width)
{
    const double first = lifeline[0] + besideHost;
    const double last = lifeline[1] - besideHost - width;
    return first <= last ? std::clamp(wanted, first, last) : (first + last) / 2;
}

std::optional<QRectF> placeBesideLine(const LadderLayout& layout, const LadderArrow& arrow, const QSizeF& size,
                                      const Obstacles& obstacles)
{
    static constexpr std::array<double, 5> places{0.5, 0.34, 0.66, 0.22, 0.78};
    const double slope = arrow.line.dx() == 0 ? 0 : std::abs(arrow.line.dy() / arrow.line.dx());
    const double off = above + std::min(slope * size.width() / 2, 14.0);
    for (const bool below : {false, true})
        for (const double along : places) {
            const QPointF centre = arrow.line.pointAt(along);
            const double left = between(layout.lifeline, centre.x() - size.width() / 2, size.width());
            const double top = below ? centre.y() + off : centre.y() - off - size.height();
            const QRectF box(QPointF(left, top), size);
            if (top >= 0 && !obstacles.covers(box) && obstacles.crossings(box, arrow.line) == 0)
                return box;
        }
    return std::nullopt;
}

/// In the arrow's own row, as near to its host's line as the fewest arrows go through.
QRectF placeInRow(const LadderLayout& layout, const LadderArrow& arrow, const QSizeF& size, const Obstacles& obstacles)
{
    constexpr int places = 12;
    const double inner = layout.lifeline[1] - layout.lifeline[0];
    const bool toRight = arrow.line.x1() < arrow.line.x2();
    QRectF best;
    std::ptrdiff_t fewest = std::numeric_limits<std::ptrdiff_t>::max();
    for (int place = 0; place < places && fewest > 0; ++place) {
        const double off = inner * place / places;
        const double left = toRight ? arrow.line.x1() + off : arrow.line.x1() - off - size.width();
        const QRectF box(QPointF(between(layout.lifeline, left, size.width()), arrow.labelBox.top()), size);
        const std::ptrdiff_t crossed = obstacles.crossings(box, arrow.line);
        if (crossed < fewest) {
            fewest = crossed;
            best = box;
        }
    }
    return best;
}

} // namespace

QSizeF ladderLabelSize(const QString& label, const QFontMetricsF& metrics)
{
    return {metrics.horizontalAdvance(label) + 6, metrics.height()};
}

std::vector<std::size_t> placeLadderLabels(LadderLayout& layout, const QFontMetricsF& metrics)
{
    Obstacles obstacles(layout.height);
    obstacles.add(layout.nowBox);
    for (const LadderPill& pill : layout.pills)
        obstacles.add(pill.box);
    for (const LadderText& text : layout.texts)
        obstacles.add(text.box);
    for (const LadderArrow& arrow : layout.arrows)
        obstacles.add(arrow.line);

    std::vector<std::size_t> loose;
    for (std::size_t i = 0; i < layout.arrows.size(); ++i) {
        LadderArrow& arrow = layout.arrows[i];
        if (arrow.labelBox.isNull()) {
            loose.push_back(i);
            continue;
        }
        arrow.labelBox = placeInRow(layout, arrow, ladderLabelSize(arrow.label, metrics), obstacles);
        obstacles.add(arrow.labelBox);
    }
    std::erase_if(loose, [&](std::size_t i) {
        LadderArrow& arrow = layout.arrows[i];
        const auto box = placeBesideLine(layout, arrow, ladderLabelSize(arrow.label, metrics), obstacles);
        if (box)
            obstacles.add(arrow.labelBox = *box);
        return box.has_value();
    });
    return loose;
}

} // namespace atlas::view
