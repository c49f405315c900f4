// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram_strokes.h"

#include <QFontMetricsF>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

/// How far a box' corners are rounded, in units of the drawing; the same as in the file.
constexpr double cornerRadius = 13;
/// From a path's end to the tip of its arrowhead.
constexpr double headReach = 9;

QRectF scaled(const QRectF& rect, double scale)
{
    return {rect.topLeft() * scale, rect.size() * scale};
}

QColor blended(const QColor& from, const QColor& to, double share)
{
    const auto mix = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(mix(from.redF(), to.redF()), mix(from.greenF(), to.greenF()),
                            mix(from.blueF(), to.blueF()));
}

QColor translucent(QColor colour, double opacity)
{
    colour.setAlphaF(static_cast<float>(opacity));
    return colour;
}

} // namespace

QPolygonF arrowHead(const QPainterPath& path, double scale)
{
    const int last = path.elementCount() - 1;
    const QPointF end = path.elementAt(last);
    const QPointF towards = end - path.elementAt(last - 1);
    const double length = std::hypot(towards.x(), towards.y());
    if (length == 0)
        return {};
    const QPointF along = towards / length;
    const QPointF aside(-along.y(), along.x());
    const double size = std::clamp(0.6 / scale, 1.0, 1.35); // larger where the picture is small
    const QPointF tip = end + along * headReach;
    const QPointF base = tip - along * 12 * size;
    return QPolygonF({tip, base + aside * 4.2 * size, base + along * 2.5 * size, base - aside * 4.2 * size, tip});
}

void drawArrow(QPainter& painter, const QPainterPath& path, const QPen& pen, double scale)
{
    painter.strokePath(path, pen);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawPolygon(arrowHead(path, scale));
}

QPainterPath beginning(const QPainterPath& path, double progress)
{
    if (progress >= 1)
        return path;
    QPainterPath part(path.pointAtPercent(0));
    const int steps = std::max(1, static_cast<int>(std::ceil(progress * 48)));
    for (int i = 1; i <= steps; ++i)
        part.lineTo(path.pointAtPercent(progress * i / steps));
    return part;
}

void drawToken(QPainter& painter, const QPainterPath& path, double progress, const Theme& theme, double scale)
{
    const QPointF at = path.pointAtPercent(std::clamp(progress, 0.0, 1.0));
    const double radius = std::max(7.0, 4.5 / scale);
    painter.setPen(Qt::NoPen);
    painter.setBrush(translucent(theme.accent, 0.22));
    painter.drawEllipse(at, radius * 2, radius * 2);
    painter.setPen(QPen(theme.surface, radius * 0.3));
    painter.setBrush(theme.accent);
    painter.drawEllipse(at, radius, radius);
}

void drawLitBox(QPainter& painter, const QRectF& box, const Word& name, const PhaseColours& colours,
                const Lighting& lighting, double scale)
{
    if (lighting.light <= 0)
        return;
    painter.save();
    const QRectF plain = scaled(box, scale);
    painter.translate(plain.center());
    const double grown = 1 + 0.07 * lighting.swell;
    painter.scale(grown, grown);
    painter.translate(-plain.center());

    const double halo = std::max(6.0 * scale, 2.5);
    const double corner = cornerRadius * scale;
    painter.setPen(Qt::NoPen);
    painter.setBrush(translucent(colours.ink, 0.26 * lighting.light));
    const double reach = halo * (1 + lighting.swell);
    painter.drawRoundedRect(plain.adjusted(-reach, -reach, reach, reach), corner + reach, corner + reach);
    painter.setPen(QPen(colours.ink, std::max(1.1, 1.6 * scale)));
    painter.setBrush(blended(colours.fill, colours.ink, lighting.light));
    painter.drawRoundedRect(plain, corner, corner);
    painter.setPen(blended(colours.ink, colours.onInk, lighting.light));
    drawWord(painter, name);
    painter.restore();
}

void drawOutline(QPainter& painter, const QRectF& box, const QColor& colour, double width, double distance,
                 double scale)
{
    const double reach = distance + width / 2;
    const QRectF outline = scaled(box, scale).adjusted(-reach, -reach, reach, reach);
    const double corner = cornerRadius * scale + reach;
    painter.setPen(QPen(colour, width));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(outline, corner, corner);
}

QString badgeText(std::size_t count)
{
    const QLocale locale;
    if (count < 1000)
        return locale.toString(static_cast<qulonglong>(count));
    // Rounded down: never more than there are.
    return count < 10'000 ? locale.toString(std::floor(static_cast<double>(count) / 100) / 10, 'f', 1) + u'k'
                          : locale.toString(static_cast<qulonglong>(count / 1000)) + u'k';
}

QRectF badgeBox(const QRectF& box, std::size_t count, const QFont& font, double scale)
{
    const QFontMetricsF metrics(sized(font, WordSizes::at(scale).badge, QFont::Bold));
    const double height = std::ceil(metrics.capHeight() + 5 + 4 * scale);
    const double width =
        std::max(std::ceil(metrics.horizontalAdvance(badgeText(count)) + height * 0.75), height * 1.35);
    const QPointF corner = scaled(box, scale).topRight();
    // Mostly beyond the box, so that the name stays free; a wide badge grows outwards as far as there is room.
    const double reach = std::min(width - height * 0.8, 22 * scale);
    const double nameHeight = QFontMetricsF(sized(font, WordSizes::at(scale).name, QFont::Bold)).capHeight() + 3;
    const double depth = std::min(height * 0.45, (box.height() * scale - nameHeight) / 2 - 1);
    return {std::floor(corner.x() + reach - width), std::max(1.0, std::floor(corner.y() + depth - height)), width,
            height};
}

void drawBadge(QPainter& painter, const QRectF& box, std::size_t count, const PhaseColours& colours,
               const QColor& ground, const QFont& font, double scale)
{
    const QRectF badge = badgeBox(box, count, font, scale);
    const QFont badgeFont = sized(font, WordSizes::at(scale).badge, QFont::Bold);
    painter.setPen(QPen(colours.ink, std::max(1.0, 1.4 * scale)));
    painter.setBrush(ground);
    painter.drawRoundedRect(badge, badge.height() / 2, badge.height() / 2);
    painter.setFont(badgeFont);
    painter.setPen(colours.ink);
    const QFontMetricsF metrics(badgeFont);
    const QString text = badgeText(count);
    painter.drawText(
        QPointF(badge.center().x() - metrics.horizontalAdvance(text) / 2, badge.center().y() + metrics.capHeight() / 2),
        text);
}

} // namespace atlas::view
