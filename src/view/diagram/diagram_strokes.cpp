// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_strokes.h"

#include "view/parts/pill.h"

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

} // namespace

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

namespace {

/// The unit vector along the end of a path; zero if the path ends in a point.
QPointF lastDirection(const QPainterPath& path)
{
    const int last = path.elementCount() - 1;
    const QPointF towards = QPointF(path.elementAt(last)) - QPointF(path.elementAt(last - 1));
    const double length = std::hypot(towards.x(), towards.y());
    return length > 0 ? towards / length : QPointF();
}

} // namespace

QPointF ArrowHead::tip() const
{
    return path.currentPosition() + lastDirection(path) * headReach;
}

QPolygonF ArrowHead::polygon() const
{
    const QPointF along = lastDirection(path);
    if (along.isNull())
        return {};
    const QPointF aside(-along.y(), along.x());
    const double grown = std::clamp(0.6 / scale, 1.0, 1.35) * size; // larger where the picture is small
    const QPointF base = tip() - along * 12 * grown;
    const QPointF notch = base + along * 2.5 * grown;
    const QPointF right = base + aside * 4.2 * grown;
    const QPointF left = base - aside * 4.2 * grown;
    switch (side) {
    case Side::Left:
        return QPolygonF({left, tip(), notch});
    case Side::Right:
        return QPolygonF({notch, tip(), right});
    case Side::Both:
        break;
    }
    return QPolygonF({left, tip(), right, notch});
}

void drawArrow(QPainter& painter, const QPainterPath& path, const QPen& pen, const ArrowHead& head)
{
    painter.strokePath(path, pen);
    painter.setPen(Qt::NoPen);
    painter.setBrush(pen.color());
    painter.drawPolygon(head.polygon());
}

void drawOpenArrow(QPainter& painter, const QPainterPath& path, const QPen& pen, const ArrowHead& head)
{
    QPainterPath whole(path);
    whole.lineTo(path.currentPosition() + head.tip() - head.path.currentPosition());
    painter.strokePath(whole, pen);
    const QPolygonF corners = head.polygon();
    if (corners.size() < 3)
        return;
    painter.setPen(QPen(pen.color(), pen.widthF(), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (head.side != Side::Right)
        painter.drawLine(corners[0], head.tip());
    if (head.side != Side::Left)
        painter.drawLine(head.tip(), corners[2]);
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

void drawToken(QPainter& painter, const QPainterPath& path, const Token& token, const Theme& theme, const QFont& font,
               double scale)
{
    const bool lettered = !token.letter.isEmpty() && token.letter.size() <= 2;
    const double radius = lettered ? std::max(10.0, 7.0 / scale) : std::max(7.0, 4.5 / scale);
    const auto draw = [&](double reach) {
        const double corner = token.end == 0 ? reach : reach * 0.35;
        painter.drawRoundedRect(QRectF(-reach, -reach, 2 * reach, 2 * reach), corner, corner);
    };
    painter.save();
    painter.translate(path.pointAtPercent(std::clamp(token.progress, 0.0, 1.0)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(translucent(theme.accentOf(token.end), 0.22));
    draw(radius * (lettered ? 1.6 : 2));
    painter.setPen(QPen(theme.surface, radius * (lettered ? 0.18 : 0.3)));
    painter.setBrush(theme.accentOf(token.end));
    draw(radius);
    if (lettered) {
        painter.scale(1 / scale, 1 / scale);
        painter.setFont(sized(font, WordSizes::at(scale, font).badge, QFont::Bold));
        painter.setPen(theme.onAccentOf(token.end));
        painter.drawText(QRectF(-50, -50, 100, 100), Qt::AlignCenter, token.letter);
    }
    painter.restore();
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

QString badgeText(std::uint64_t count)
{
    const QLocale locale;
    // Rounded down: never more than there are.
    const auto rounded = [&](std::uint64_t unit, QChar sign) {
        if (count >= 10 * unit)
            return locale.toString(static_cast<qulonglong>(count / unit)) + sign;
        const std::uint64_t tenths = count / (unit / 10);
        return locale.toString(static_cast<double>(tenths) / 10, 'f', 1) + sign;
    };
    if (count < 1000)
        return locale.toString(static_cast<qulonglong>(count));
    return count < 1'000'000 ? rounded(1000, u'k') : rounded(1'000'000, u'M');
}

QRectF badgeBox(const QRectF& box, std::size_t count, const QFont& font, double scale)
{
    const QFontMetricsF metrics(sized(font, WordSizes::at(scale, font).badge, QFont::Bold));
    const double height = std::ceil(metrics.capHeight() + 5 + 4 * scale);
    const double width =
        std::max(std::ceil(metrics.horizontalAdvance(badgeText(count)) + height * 0.75), height * 1.35);
    const QPointF corner = scaled(box, scale).topRight();
    // Mostly beyond the box, so that the name stays free; a wide badge grows outwards as far as there is room.
    const double reach = std::min(width - height * 0.8, 22 * scale);
    const double nameHeight = QFontMetricsF(sized(font, WordSizes::at(scale, font).name, QFont::Bold)).capHeight() + 3;
    const double depth = std::min(height * 0.45, (box.height() * scale - nameHeight) / 2 - 1);
    return {std::floor(corner.x() + reach - width), std::max(1.0, std::floor(corner.y() + depth - height)), width,
            height};
}

void drawBadge(QPainter& painter, const QRectF& box, std::size_t count, const PhaseColours& colours,
               const QColor& ground, const QFont& font, double scale)
{
    const QRectF badge = badgeBox(box, count, font, scale);
    const QFont badgeFont = sized(font, WordSizes::at(scale, font).badge, QFont::Bold);
    paintPill(painter, {.box = badge, .fill = ground, .outline = QPen(colours.ink, std::max(1.0, 1.4 * scale))});
    painter.setFont(badgeFont);
    painter.setPen(colours.ink);
    const QFontMetricsF metrics(badgeFont);
    const QString text = badgeText(count);
    painter.drawText(
        QPointF(badge.center().x() - metrics.horizontalAdvance(text) / 2, badge.center().y() + metrics.capHeight() / 2),
        text);
}

} // namespace atlas::view
