// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/band_painter.h"

#include "view/words/words.h"

#include <QLinearGradient>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace atlas::view {
namespace {

constexpr double radius = 5;
constexpr int namePadding = 6; ///< of what is painted behind a name
constexpr double fade = 22; ///< pixels over which the beginning of an open piece fades in

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

class Painter {
public:
    Painter(QPainter& painter, const BandPicture& picture)
        : m_painter(painter), m_picture(picture), m_layout(picture.layout), m_theme(picture.theme)
    {
    }

    void paint();

private:
    void rowNames();
    void state(const BandBox& box, bool hovered);
    void change(const BandBox& box, bool hovered);
    void hatch(const QRectF& place, const PhaseColours& colours);
    void name(const QRect& room, const QString& text, const QColor& colour, const QColor& ground);
    void axis();
    void label(const BandLabel& label);

    QPainter& m_painter;
    const BandPicture& m_picture;
    const BandLayout& m_layout;
    const Theme& m_theme;
};

void Painter::paint()
{
    rowNames();
    m_painter.save();
    m_painter.setClipRect(m_layout.area.adjusted(0, -1, 1, 2));
    m_painter.setFont(bandNameFont(m_picture.font));
    for (const BandBox& box : m_layout.boxes) {
        const bool hovered = m_picture.hovered == box.id;
        if (box.kind == BandPiece::Kind::State)
            state(box, hovered);
        else
            change(box, hovered);
    }
    m_painter.restore();
    axis();
    for (const BandLabel& each : m_layout.labels)
        label(each);
}

void Painter::rowNames()
{
    m_painter.setFont(m_picture.font);
    m_painter.setPen(m_theme.text);
    for (const BandLabel& each : m_layout.names)
        m_painter.drawText(each.place, Qt::AlignVCenter | Qt::AlignLeft, each.text);
}

void Painter::state(const BandBox& box, bool hovered)
{
    const BandField& field = box.fields.front();
    const PhaseColours& colours = m_theme.phase(phase(field.state));
    const QRectF& body = field.place;
    const double round = std::min(radius, body.width() / 3);
    const double width = hovered ? 2 : 1;
    m_painter.setBrush(box.openStart ? fadingIn(colours.fill, body.left()) : QBrush(colours.fill));
    m_painter.setPen(box.openStart ? QPen(fadingIn(colours.ink, body.left()), width) : QPen(colours.ink, width));
    m_painter.drawRoundedRect(body, round, round);
    name(field.name, words::text(rfcName(field.state)), colours.ink, {});
}

void Painter::change(const BandBox& box, bool hovered)
{
    const QRectF body = QRectF(box.place).adjusted(1, 0.5, -1, -0.5);
    const double round = std::min(radius, body.width() / 3);
    QPainterPath outline;
    outline.addRoundedRect(body, round, round);
    m_painter.save();
    m_painter.setClipPath(outline, Qt::IntersectClip);
    for (const BandField& field : box.fields) {
        const PhaseColours& colours = m_theme.phase(box.ambiguous ? Phase::NoConnection : phase(field.state));
        hatch(field.place, colours);
        name(field.name, words::text(rfcName(field.state)), colours.ink, m_theme.surface);
    }
    name(box.question, QStringLiteral("?"), m_theme.text, m_theme.surface);
    m_painter.restore();
    QPen pen(m_theme.edge, hovered ? 2 : 1.2);
    pen.setDashPattern({3, 2.5});
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawPath(outline);
}

void Painter::hatch(const QRectF& place, const PhaseColours& colours)
{
    QColor hatch = colours.ink;
    hatch.setAlphaF(0.55F);
    m_painter.fillRect(place, m_theme.surface);
    m_painter.fillRect(place, QBrush(hatch, Qt::BDiagPattern));
}

/// In the middle of `room`, unless that is empty. A valid `ground` is painted behind it.
void Painter::name(const QRect& room, const QString& text, const QColor& colour, const QColor& ground)
{
    if (room.isEmpty())
        return;
    if (ground.isValid()) {
        const QFontMetrics metrics = m_painter.fontMetrics();
        QRectF behind(0, 0, metrics.horizontalAdvance(text) + namePadding, metrics.height());
        behind.moveCenter(QRectF(room).center());
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(ground);
        m_painter.drawRoundedRect(behind, 3, 3);
    }
    m_painter.setPen(colour);
    m_painter.drawText(room, Qt::AlignCenter, text);
}

void Painter::axis()
{
    m_painter.setBrush(Qt::NoBrush);
    for (const BandLine& line : m_layout.lines) {
        QPen pen(m_theme.edge, line.toScale ? 1.0 : 1.6, Qt::SolidLine, Qt::FlatCap);
        if (!line.toScale)
            pen.setDashPattern({1, 2});
        m_painter.setPen(pen);
        m_painter.drawLine(QPointF(line.left + 1, m_layout.axis + 0.5), QPointF(line.right - 1, m_layout.axis + 0.5));
    }
}

void Painter::label(const BandLabel& label)
{
    if (label.tick) {
        m_painter.setPen(QPen(m_theme.edge, 1));
        m_painter.drawLine(QPointF(*label.tick + 0.5, m_layout.axis),
                           QPointF(*label.tick + 0.5, m_layout.axis + bandTick));
    }
    m_painter.setFont(bandLabelFont(m_picture.font, label.tick.has_value()));
    m_painter.setPen(m_theme.mutedText);
    m_painter.drawText(QPointF(label.place.left(), label.place.top() + m_painter.fontMetrics().ascent()), label.text);
}

} // namespace

void paintBand(QPainter& painter, const BandPicture& picture)
{
    Painter(painter, picture).paint();
}

} // namespace atlas::view
