// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_painter.h"

#include "view/parts/fonts.h"
#include "view/parts/pill.h"
#include "view/words/words.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atlas::view {
namespace {

constexpr double headLength = 9;
constexpr double headHalf = 4;
constexpr double crossArm = 5;
constexpr double dotRadius = 4.5;
constexpr double arrowShare = 0.7; ///< of the motion; what the packet brings about appears in the rest
constexpr int headPadding = 6; ///< above and below the words over the lines

class Painter {
public:
    Painter(QPainter& painter, const LadderPicture& picture, double top, double bottom)
        : m_painter(painter), m_picture(picture), m_theme(picture.theme), m_top(top), m_bottom(bottom)
    {
    }

    void paint();

private:
    void current();
    void lifelines();
    void gap(const QRectF& band);
    void arrow(const LadderArrow& arrow);
    void label(const LadderArrow& arrow, const QColor& colour);
    void arrowHead(const QLineF& line, const QColor& colour);
    void pill(const LadderPill& pill);
    void text(const LadderText& text);
    void now();

    [[nodiscard]] bool visible(double top, double bottom) const { return bottom >= m_top && top <= m_bottom; }
    [[nodiscard]] double appearing(bool fresh) const
    {
        return fresh ? std::clamp((m_picture.progress - arrowShare) / (1 - arrowShare), 0.0, 1.0) : 1;
    }

    QPainter& m_painter;
    const LadderPicture& m_picture;
    const Theme& m_theme;
    double m_top;
    double m_bottom;
};

void Painter::paint()
{
    current();
    m_painter.setFont(ladderFont(m_picture.font));
    lifelines();
    for (const QRectF& band : m_picture.layout.gaps)
        gap(band);
    for (const LadderArrow& each : m_picture.layout.arrows)
        if (visible(each.line.y1() - 20, each.line.y2() + 20))
            arrow(each);
    for (const LadderPill& each : m_picture.layout.pills)
        if (visible(each.box.top(), each.box.bottom()))
            pill(each);
    for (const LadderText& each : m_picture.layout.texts)
        if (visible(each.box.top(), each.box.bottom()))
            text(each);
    if (visible(m_picture.layout.now - 30, m_picture.layout.now + 30))
        now();
}

void Painter::current()
{
    if (m_picture.current == nullptr)
        return;
    m_painter.setPen(QPen(m_theme.accent, 1.5));
    m_painter.setBrush(m_theme.selection);
    m_painter.drawRoundedRect(m_picture.current->box.adjusted(3, -2, -3, 2), 5, 5);
}

void Painter::lifelines()
{
    m_painter.setPen(QPen(m_theme.line, 1.6));
    for (const double x : m_picture.layout.lifeline)
        m_painter.drawLine(QPointF(x, m_top), QPointF(x, m_bottom));
}

void Painter::gap(const QRectF& band)
{
    if (!visible(band.top(), band.bottom()))
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.surface);
    m_painter.drawRect(band);
    m_painter.setPen(QPen(m_theme.edge, 1.6, Qt::DotLine));
    for (const double x : m_picture.layout.lifeline)
        m_painter.drawLine(QPointF(x, band.top() + 2), QPointF(x, band.bottom() - 2));
}

void Painter::arrow(const LadderArrow& arrow)
{
    const double grown = arrow.fresh ? std::min(m_picture.progress / arrowShare, 1.0) : 1;
    const QLineF line(arrow.line.p1(), arrow.line.pointAt(grown));
    const bool whole = grown >= 1;
    const bool lost = arrow.end == LadderArrow::End::Lost;
    const QColor colour = arrow.ghost ? m_theme.edge : lost ? m_theme.warning : m_theme.accent;
    QPen pen(colour, arrow.ghost ? 1.3 : 2);
    if (arrow.ghost || arrow.copy)
        pen.setStyle(Qt::DashLine);
    m_painter.setPen(pen);
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawLine(line);
    if (whole && lost) {
        m_painter.setPen(QPen(colour, 2.4));
        const QPointF at = line.p2();
        m_painter.drawLine(at + QPointF(-crossArm, -crossArm), at + QPointF(crossArm, crossArm));
        m_painter.drawLine(at + QPointF(-crossArm, crossArm), at + QPointF(crossArm, -crossArm));
    } else if (whole && arrow.end == LadderArrow::End::Arrived) {
        arrowHead(line, colour);
    } else {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(colour);
        m_painter.drawEllipse(line.p2(), dotRadius, dotRadius);
    }
    label(arrow, colour);
}

void Painter::label(const LadderArrow& arrow, const QColor& colour)
{
    m_painter.setPen(Qt::NoPen);
    QColor ground = m_theme.surface;
    ground.setAlphaF(0.85F);
    m_painter.setBrush(ground);
    m_painter.drawRoundedRect(arrow.labelBox.adjusted(1, 1, -1, -1), 3, 3);
    m_painter.setPen(arrow.ghost ? m_theme.mutedText : colour);
    m_painter.drawText(arrow.labelBox, Qt::AlignCenter, arrow.label);
}

void Painter::arrowHead(const QLineF& line, const QColor& colour)
{
    const double length = std::max(line.length(), 1.0);
    const QPointF along(line.dx() / length, line.dy() / length);
    const QPointF across(-along.y(), along.x());
    const QPointF base = line.p2() - along * headLength;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(colour);
    m_painter.drawPolygon(QPolygonF{line.p2(), base + across * headHalf, base - across * headHalf});
}

void Painter::pill(const LadderPill& pill)
{
    const PhaseColours& colours = m_theme.phase(phase(pill.state));
    m_painter.setOpacity(appearing(pill.fresh));
    paintPill(m_painter,
              {.box = pill.box,
               .fill = pill.ghost ? m_theme.surface : colours.fill,
               .outline = QPen(colours.ink, 1.3, pill.ghost ? Qt::DashLine : Qt::SolidLine),
               .text = words::text(rfcName(pill.state)),
               .ink = pill.ghost ? m_theme.mutedText : colours.ink});
    m_painter.setOpacity(1);
}

void Painter::text(const LadderText& text)
{
    using enum LadderText::Kind;
    m_painter.setOpacity(appearing(text.fresh && text.kind != Call));
    const bool onLine = text.alignment == Qt::AlignCenter && (text.kind == Call || text.kind == Failure);
    if (onLine || text.kind == Note) {
        m_painter.setPen(Qt::NoPen);
        m_painter.setBrush(m_theme.surface);
        m_painter.drawRect(text.box);
    }
    const QColor colour = text.ghost || text.kind == Note || text.kind == Wait ? m_theme.mutedText
        : text.kind == Failure                                                 ? m_theme.warning
                                                                               : m_theme.text;
    m_painter.setPen(colour);
    m_painter.drawText(text.box, static_cast<int>(text.alignment) | Qt::TextWordWrap | Qt::TextWrapAnywhere, text.text);
    m_painter.setOpacity(1);
}

void Painter::now()
{
    const LadderLayout& layout = m_picture.layout;
    m_painter.setPen(QPen(m_theme.accent, 1.2));
    m_painter.drawLine(QPointF(6, layout.now), QPointF(m_picture.width - 6, layout.now));
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(m_theme.surface);
    m_painter.drawRect(layout.nowBox);
    m_painter.setPen(m_theme.accent);
    m_painter.drawText(layout.nowBox, Qt::AlignCenter, layout.nowText);
}

} // namespace

int ladderHeadHeight(const QFont& font)
{
    return 2 * QFontMetrics(font).height() + 2 * headPadding;
}

void paintLadderHeads(QPainter& painter, const LadderPicture& picture, const lab::PerHost<LadderHead>& heads)
{
    const int line = QFontMetrics(picture.font).height();
    for (const lab::Host host : lab::bothHosts) {
        const LadderHead& head = heads[host];
        const double half = picture.width / 2;
        const double place = picture.layout.lifeline[lab::indexOf(host)];
        // As wide as can be on both sides of its line.
        const double reaching =
            host == lab::Host::A ? std::min(place, half - 4 - place + half / 2) : picture.width - place;
        const QRectF name(place - reaching, headPadding, 2 * reaching, line);
        painter.setFont(strong(picture.font));
        painter.setPen(picture.theme.text);
        painter.drawText(name, Qt::AlignCenter, head.name);
        painter.setFont(picture.font);
        painter.setPen(picture.theme.mutedText);
        painter.drawText(name.translated(0, line), Qt::AlignCenter, head.address);
    }
    const double bottom = ladderHeadHeight(picture.font) - 1;
    painter.setPen(QPen(picture.theme.line, 1));
    painter.drawLine(QPointF(6, bottom), QPointF(picture.width - 6, bottom));
}

void paintLadder(QPainter& painter, const LadderPicture& picture, double top, double bottom)
{
    Painter(painter, picture, top, bottom).paint();
}

} // namespace atlas::view
