// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_picture.h"

#include "view/diagram/diagram_activity.h"
#include "view/diagram/shortcut.h"
#include "view/parts/pill.h"
#include "view/words/transition_texts.h"

#include <QFile>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

/// Its errors mean a broken build, so they are for its developers, in English.
Error inDrawing(const Error& cause)
{
    return within(Error::verbatim(std::string("tcp-states.svg")), cause);
}

} // namespace

DiagramPicture::DiagramPicture(QByteArray svg, DiagramLayout layout)
    : m_svg(std::move(svg)), m_layout(std::move(layout))
{
}

std::expected<DiagramPicture, Error> DiagramPicture::load()
{
    QFile file(QStringLiteral(":/atlas/tcp-states.svg"));
    if (!file.open(QIODevice::ReadOnly))
        return std::unexpected(inDrawing(Error::verbatim(file.errorString().toStdString())));
    return fromSvg(file.readAll());
}

std::expected<DiagramPicture, Error> DiagramPicture::fromSvg(QByteArray svg)
{
    auto layout = DiagramLayout::read(svg);
    if (!layout)
        return std::unexpected(inDrawing(layout.error()));
    const auto styled = withStyleSheet(svg, {});
    if (!styled)
        return std::unexpected(inDrawing(styled.error()));
    return DiagramPicture(std::move(svg), *std::move(layout));
}

const Word& DiagramPicture::name(Node node) const
{
    return *std::ranges::find_if(
        m_words, [node](const Word& word) { return word.kind == Word::Kind::Name && word.subject == indexOf(node); });
}

const QPixmap& DiagramPicture::pixmap(const PictureLook& look)
{
    if (m_look == look)
        return m_pixmap;
    if (m_ground != look.ground) {
        paintGround(look.ground);
        m_ground = look.ground;
    }
    if (!m_look || m_look->ground.scale != look.ground.scale || m_look->font != look.font)
        layOut(look);
    paint(look);
    m_look = look;
    return m_pixmap;
}

void DiagramPicture::layOut(const PictureLook& look)
{
    const double scale = look.ground.scale;
    m_words = layWords(m_layout, look.font, scale);
    m_atRest = Obstacles::of(m_layout, m_words, look.font, scale);
    m_countPlaces = placeCounts(m_layout, look.font, scale, m_atRest);
    QPainterPath all;
    all.addRect(QRectF(QPointF(), m_layout.viewBox.size() * scale));
    QPainterPath words;
    words.setFillRule(Qt::WindingFill);
    for (const Word& word : m_words)
        words.addRect(word.box.adjusted(-3, -1, 3, 1));
    m_betweenWords = all - words;
}

void DiagramPicture::paintGround(const Ground& ground)
{
    m_groundPixmap = QPixmap((QSizeF(ground.size) * ground.ratio).toSize());
    m_groundPixmap.setDevicePixelRatio(ground.ratio);
    m_groundPixmap.fill(ground.theme.surface);
    QPainter painter(&m_groundPixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(ground.offset);
    QSvgRenderer renderer(*withStyleSheet(m_svg, styleSheet(ground.theme, ground.scale)));
    renderer.render(&painter, QRectF(QPointF(), m_layout.viewBox.size() * ground.scale));
}

void DiagramPicture::paint(const PictureLook& look)
{
    const Ground& ground = look.ground;
    m_pixmap = m_groundPixmap;
    QPainter painter(&m_pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(ground.offset);
    painter.save();
    painter.scale(ground.scale, ground.scale);
    drawEdges(painter, m_layout, look.emphasis, ground.theme, ground.scale);
    painter.restore();
    paintShortcuts(painter, look);
    paintWords(painter, look);
    m_obstacles = m_atRest;
    paintShortcutLabels(painter, look);
}

void DiagramPicture::paintShortcuts(QPainter& painter, const PictureLook& look) const
{
    painter.save();
    painter.setClipPath(m_betweenWords);
    painter.scale(look.ground.scale, look.ground.scale);
    drawShortcuts(painter, m_layout, look.emphasis, look.ground.theme, look.ground.scale);
    painter.restore();
}

void DiagramPicture::paintWords(QPainter& painter, const PictureLook& look) const
{
    const Theme& theme = look.ground.theme;
    for (const Word& word : m_words) {
        QFont::Weight weight = QFont::Thin;
        switch (word.kind) {
        case Word::Kind::Title:
        case Word::Kind::Name:
            painter.setPen(theme.phase(word.phase).ink);
            break;
        case Word::Kind::Detail:
            painter.setPen(theme.mutedText);
            break;
        case Word::Kind::Label: {
            const Transition& edge = transitions[word.subject];
            const auto lanes = lanesOf(edge, look.emphasis);
            const bool stands = !lanes.empty() || look.emphasis.hovers(edge);
            painter.setPen(theme.text); // also of a line that is both ends'
            if (stands && lanes.size() < 2)
                painter.setPen(lanes.empty() ? theme.accent : theme.accentOf(lanes[0].end));
            weight = stands ? QFont::DemiBold : QFont::Thin;
            break;
        }
        }
        drawWord(painter, word, weight);
    }
}

namespace {

/// What a short cut is for: one transition if the trail knows which, otherwise all that it stands for.
QString shortcutText(const Transition& line, const Emphasis& emphasis)
{
    for (std::size_t end = 0; end < Emphasis::ends; ++end)
        if (const TrailLine* trail = emphasis.trail(line, end); trail && trail->causeKnown)
            return edgeLabel(line).cause;
    for (const Shortcut& shortcut : shortcutsFrom(line.from))
        if (shortcut.to == targetOf(line))
            return combinedLabel(shortcut.transitions);
    return {};
}

} // namespace

void DiagramPicture::paintShortcutLabels(QPainter& painter, const PictureLook& look)
{
    const Theme& theme = look.ground.theme;
    const double scale = look.ground.scale;
    Emphasis emphasis = look.emphasis;
    emphasis.activity = {}; // those carry their counts
    for (const Transition* line : shortcutsShown(emphasis)) {
        const auto lanes = lanesOf(*line, emphasis);
        const QFont font =
            sized(look.font, WordSizes::at(scale).label, lanes.empty() ? QFont::Normal : QFont::DemiBold);
        const QFontMetricsF metrics(font);
        const QString text = shortcutText(*line, emphasis);
        const QSizeF size(std::ceil(metrics.horizontalAdvance(text)) + 12,
                          std::ceil(metrics.capHeight() + metrics.descent() + 5));
        const auto plate = placeOnLine(m_layout, *line, scale, size, m_obstacles);
        if (!plate)
            continue;
        m_obstacles.addText(*plate);
        painter.setFont(font);
        paintPill(painter, {.box = *plate, .fill = theme.surface, .outline = QPen(theme.line, 1)});
        painter.setPen(lanes.empty() ? theme.mutedText : theme.accentOf(lanes[0].end));
        painter.drawText(QPointF(plate->left() + 6, plate->center().y() + metrics.capHeight() / 2), text);
    }
}

} // namespace atlas::view
