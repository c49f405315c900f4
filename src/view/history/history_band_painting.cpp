// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/history_band.h"
#include "view/words/words.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace atlas::view {
namespace {

constexpr double radius = 5;
constexpr int namePadding = 6;
constexpr double fade = 22; ///< pixels over which the beginning of an open piece fades in
constexpr double smallText = 0.9;

/// `colour` in front of nothing on the left, and whole after `fade` pixels.
QBrush fadingIn(const QColor& colour, double left)
{
    QColor none = colour;
    none.setAlpha(0);
    QLinearGradient gradient(left, 0, left + fade, 0);
    gradient.setColorAt(0, none);
    gradient.setColorAt(1, colour);
    return gradient;
}

} // namespace

QFont HistoryBand::labelFont() const
{
    QFont small = font();
    small.setPointSizeF(small.pointSizeF() * smallText);
    return small;
}

QFont HistoryBand::nameFont() const
{
    QFont font = labelFont();
    font.setWeight(QFont::DemiBold);
    return font;
}

int HistoryBand::nameWidth(State state) const
{
    return QFontMetrics(nameFont()).horizontalAdvance(words::text(rfcName(state))) + 2 * namePadding;
}

void HistoryBand::paintEvent(QPaintEvent*)
{
    ++m_paintCount;
    if (m_rows.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintNames(painter);
    painter.save();
    painter.setClipRect(bandRect().adjusted(0, -1, 1, 2));
    for (const Box& box : m_picture.boxes) {
        const BandPiece& piece = pieceOf(box);
        const bool hovered = m_picture.hovered == box;
        if (piece.kind == BandPiece::Kind::State)
            paintState(painter, rectOf(box), piece, hovered);
        else
            paintChange(painter, rectOf(box), piece, hovered);
    }
    painter.restore();
    paintAxis(painter);
    if (hasFocus() && m_focusByKeyboard) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), radius, radius);
    }
}

void HistoryBand::paintState(QPainter& painter, const QRect& place, const BandPiece& piece, bool hovered) const
{
    const PhaseColours& colours = m_theme.phase(phase(piece.from));
    const QRectF body = QRectF(place).adjusted(1, 0.5, -1, -0.5);
    const double round = std::min(radius, body.width() / 3);
    const double width = hovered ? 2 : 1;
    if (piece.openStart) {
        painter.setBrush(fadingIn(colours.fill, body.left()));
        painter.setPen(QPen(fadingIn(colours.ink, body.left()), width));
    } else {
        painter.setBrush(colours.fill);
        painter.setPen(QPen(colours.ink, width));
    }
    painter.drawRoundedRect(body, round, round);
    paintName(painter, place, words::text(rfcName(piece.from)), colours.ink, {});
}

void HistoryBand::paintChange(QPainter& painter, const QRect& place, const BandPiece& piece, bool hovered) const
{
    const QRectF body = QRectF(place).adjusted(1, 0.5, -1, -0.5);
    const double round = std::min(radius, body.width() / 3);
    QPainterPath outline;
    outline.addRoundedRect(body, round, round);
    std::vector<State> states = piece.between;
    if (states.empty())
        states = {piece.from, piece.to};
    const double part = body.width() / static_cast<double>(states.size());
    painter.save();
    painter.setClipPath(outline, Qt::IntersectClip);
    for (std::size_t i = 0; i < states.size(); ++i) {
        const QRectF field(body.left() + part * static_cast<double>(i), body.top(), part, body.height());
        paintHatched(painter, field, states[i], piece.ambiguous);
        if (!piece.between.empty() && !piece.ambiguous)
            paintName(painter, field.toRect(), words::text(rfcName(states[i])), m_theme.phase(phase(states[i])).ink,
                      m_theme.surface);
    }
    if (piece.ambiguous)
        paintName(painter, place, QStringLiteral("?"), m_theme.text, m_theme.surface);
    painter.restore();
    QPen pen(m_theme.edge, hovered ? 2 : 1.2);
    pen.setDashPattern({3, 2.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(outline);
}

void HistoryBand::paintHatched(QPainter& painter, const QRectF& place, State state, bool ambiguous) const
{
    const PhaseColours& colours = m_theme.phase(ambiguous ? Phase::NoConnection : phase(state));
    QColor hatch = colours.ink;
    hatch.setAlphaF(0.55F);
    painter.fillRect(place, m_theme.surface);
    painter.fillRect(place, QBrush(hatch, Qt::BDiagPattern));
}

/// In the middle of what can be seen of its place, where it fits. A valid `ground` is painted behind it.
void HistoryBand::paintName(QPainter& painter, const QRect& place, const QString& name, const QColor& colour,
                            const QColor& ground) const
{
    const QRect seen = place.intersected(bandRect());
    painter.setFont(nameFont());
    const QFontMetrics metrics = painter.fontMetrics();
    const int length = metrics.horizontalAdvance(name);
    if (length + namePadding > seen.width())
        return;
    if (ground.isValid()) {
        QRectF behind(0, 0, length + namePadding, metrics.height());
        behind.moveCenter(QRectF(seen).center());
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        painter.drawRoundedRect(behind, 3, 3);
    }
    painter.setPen(colour);
    painter.drawText(seen, Qt::AlignCenter, name);
}

void HistoryBand::paintAxis(QPainter& painter) const
{
    constexpr int distance = 4; // below the band
    constexpr int tickLength = 3;
    const int height = bandRect().bottom() + distance;
    painter.setBrush(Qt::NoBrush);
    for (const Line& line : m_picture.lines) {
        QPen pen(m_theme.edge, line.toScale ? 1.0 : 1.6, Qt::SolidLine, Qt::FlatCap);
        if (!line.toScale)
            pen.setDashPattern({1, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(line.left + 1, height + 0.5), QPointF(line.right - 1, height + 0.5));
    }
    painter.setFont(labelFont());
    const QFontMetrics metrics = painter.fontMetrics();
    for (const Label& label : m_picture.labels) {
        if (label.isMoment) {
            painter.setPen(QPen(m_theme.edge, 1));
            painter.drawLine(QPointF(label.tick + 0.5, height), QPointF(label.tick + 0.5, height + tickLength));
        }
        QFont text = labelFont();
        text.setItalic(!label.isMoment);
        painter.setFont(text);
        painter.setPen(m_theme.mutedText);
        painter.drawText(QPointF(label.left, height + tickLength + 1 + metrics.ascent()), label.text);
    }
}

void HistoryBand::paintNames(QPainter& painter) const
{
    painter.setFont(font());
    painter.setPen(m_theme.text);
    const QRect band = bandRect();
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        const QRect place(0, band.top() + static_cast<int>(row) * (rowHeight() + rowGap), band.left() - 8, rowHeight());
        painter.drawText(place, Qt::AlignVCenter | Qt::AlignLeft,
                         fontMetrics().elidedText(m_rows[row].name, Qt::ElideRight, place.width()));
    }
}

} // namespace atlas::view
