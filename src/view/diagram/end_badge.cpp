// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/end_badge.h"

#include "view/diagram/diagram_strokes.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace atlas::view {
namespace {

QFont badgeFont(const QFont& font, double scale)
{
    return sized(font, WordSizes::at(scale, font).badge, QFont::Bold);
}

/// The label as it is, and ever shorter; its first letter at last.
QStringList shorterAndShorter(const QString& label, const QFont& font)
{
    if (label.size() <= 2)
        return {label};
    const QFontMetricsF metrics(font);
    const double width = metrics.horizontalAdvance(label);
    const double widest = metrics.averageCharWidth() * 13;
    QStringList texts{metrics.elidedText(label, Qt::ElideRight, widest)};
    for (const double share : {0.75, 0.55, 0.4})
        texts << metrics.elidedText(label, Qt::ElideRight, std::min(width, widest) * share);
    return texts << label.left(1);
}

QSizeF sizeOf(const QString& text, const QFont& font, double scale)
{
    const QFontMetricsF metrics(font);
    const double height = std::ceil(metrics.capHeight() + 6 + 5 * scale);
    const double margins = text.size() <= 2 ? 5 : height * 0.8; // a disc, or a capsule with round ends
    return {std::max(std::ceil(metrics.horizontalAdvance(text) + margins), height), height};
}

/// Places on the rim of a box, the best first: along the top from the left, the bottom from the right, at the sides.
std::vector<QRectF> placesOn(const QRectF& box, const QSizeF& size, double depth, const std::optional<QRectF>& beside)
{
    std::vector<QRectF> places;
    constexpr double apart = 3;
    if (beside) {
        places.emplace_back(QPointF(beside->right() + apart, beside->top()), size);
        places.emplace_back(QPointF(beside->left() - apart - size.width(), beside->top()), size);
    }
    const double out = 0.4 * size.height();
    const double left = box.left() - out;
    const double right = std::max(box.right() - size.width() + out, left);
    const double step = std::max(3.0, size.height() / 4);
    for (double x = left; x <= right; x += step)
        places.emplace_back(QPointF(x, box.top() + depth - size.height()), size);
    for (double x = right; x >= left; x -= step)
        places.emplace_back(QPointF(x, box.bottom() - depth), size);
    const double middle = box.center().y() - size.height() / 2;
    for (const double shift : {0.0, -0.5, 0.5, -1.0, 1.0}) {
        places.emplace_back(QPointF(box.right() - depth / 2, middle + shift * size.height()), size);
        places.emplace_back(QPointF(box.left() - size.width() + depth / 2, middle + shift * size.height()), size);
    }
    return places;
}

/// `unscaled` is the box on whose rim the badge goes, `beside` the badge of the other end there.
EndBadge placed(const BadgeRequest& request, const std::optional<QRectF>& beside, const QRectF& unscaled,
                const QFont& font, double scale, const Obstacles& obstacles)
{
    const QRectF box(unscaled.topLeft() * scale, unscaled.size() * scale);
    const QFont small = badgeFont(font, scale);
    const double nameHeight = QFontMetricsF(sized(font, WordSizes::at(scale, font).name, QFont::Bold)).capHeight() + 6;
    EndBadge best;
    for (const QString& text : shorterAndShorter(request.label, small)) {
        const QSizeF size = sizeOf(text, small, scale);
        const double depth = std::clamp((box.height() - nameHeight) / 2 - 2, 1.0, size.height() * 0.4);
        double least = std::numeric_limits<double>::infinity();
        bool free = false;
        for (const QRectF& place : placesOn(box, size, depth, beside)) {
            const bool isFree = !obstacles.isTouched(place, request.node);
            const double covered = obstacles.covered(place, request.node);
            if ((free && !isFree) || (free == isFree && covered >= least))
                continue;
            free = isFree;
            least = covered;
            best = {request, place, text, 1};
            if (free && covered < 1)
                return best;
        }
        if (free) // an edge may lie under the badge, but nothing else
            return best;
    }
    return best;
}

} // namespace

std::vector<BadgeRequest> badgesFor(const DiagramEnds& ends)
{
    std::vector<BadgeRequest> requests;
    const std::vector<DiagramEnd>& all = ends.all();
    if (all.size() == 1 && all[0].label.isEmpty())
        return requests;
    for (std::size_t end = 0; end < all.size(); ++end)
        for (const Node node : allNodes)
            if (ends.motion().ends()[end].light(node) > 0)
                requests.push_back({end, node, all[end].label});
    return requests;
}

std::vector<EndBadge> placeEndBadges(std::span<const BadgeRequest> requests, const DiagramLayout& layout,
                                     const QFont& font, double scale, Obstacles obstacles)
{
    std::vector<EndBadge> badges;
    std::array<std::optional<QRectF>, nodeCount> first; // the badge that a second one in the same box goes beside
    for (const BadgeRequest& request : requests) {
        std::optional<QRectF>& beside = first[indexOf(request.node)];
        badges.push_back(placed(request, beside, layout.state(request.node), font, scale, obstacles));
        beside = badges.back().box;
        obstacles.addText(badges.back().box);
    }
    return badges;
}

void drawEndBadge(QPainter& painter, const EndBadge& badge, const Theme& theme, const QFont& font, double scale)
{
    const double corner = badge.box.height() * (badge.of.end == 0 ? 0.5 : 0.2);
    painter.save();
    painter.setOpacity(badge.opacity);
    painter.setPen(QPen(theme.surface, std::max(1.5, 2 * scale)));
    painter.setBrush(theme.accentOf(badge.of.end));
    painter.drawRoundedRect(badge.box, corner, corner);
    const QFont small = badgeFont(font, scale);
    const QFontMetricsF metrics(small);
    painter.setFont(small);
    painter.setPen(theme.onAccentOf(badge.of.end));
    painter.drawText(QPointF(badge.box.center().x() - metrics.horizontalAdvance(badge.text) / 2,
                             badge.box.center().y() + metrics.capHeight() / 2),
                     badge.text);
    painter.restore();
}

} // namespace atlas::view
