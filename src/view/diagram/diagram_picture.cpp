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

void DiagramPicture::update(const PictureStyle& style)
{
    if (m_style == style)
        return;
    if (m_ground != style.ground) {
        paintGround(style.ground);
        m_ground = style.ground;
    }
    if (!m_style || m_style->ground.scale != style.ground.scale || m_style->font != style.font)
        layOut(style);
    paint(style);
    m_style = style;
}

const std::vector<EndBadge>& DiagramPicture::endBadges(const DiagramEnds& ends)
{
    auto requests = badgesFor(ends);
    if (m_badgesPlaced != requests) {
        m_badges = placeEndBadges(requests, m_layout, style().font, style().ground.scale, m_obstacles);
        m_badgesPlaced = std::move(requests);
    }
    for (EndBadge& badge : m_badges)
        badge.opacity = ends.motion().ends()[badge.of.end].light(badge.of.node);
    return m_badges;
}

void DiagramPicture::layOut(const PictureStyle& style)
{
    const double scale = style.ground.scale;
    m_words = layWords(m_layout, style.font, scale);
    m_atRest = Obstacles::of(m_layout, m_words, style.font, scale);
    m_countPlaces = placeCounts(m_layout, style.font, scale, m_atRest);
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

void DiagramPicture::paint(const PictureStyle& style)
{
    const Ground& ground = style.ground;
    m_pixmap = m_groundPixmap;
    QPainter painter(&m_pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(ground.offset);
    painter.save();
    painter.scale(ground.scale, ground.scale);
    drawEdges(painter, m_layout, style.emphasis, ground.theme, ground.scale);
    painter.restore();
    paintShortcuts(painter, style);
    paintWords(painter, style);
    m_obstacles = m_atRest;
    m_badgesPlaced.reset();
    paintShortcutLabels(painter, style);
}

void DiagramPicture::paintShortcuts(QPainter& painter, const PictureStyle& style) const
{
    painter.save();
    painter.setClipPath(m_betweenWords);
    painter.scale(style.ground.scale, style.ground.scale);
    drawShortcuts(painter, m_layout, style.emphasis, style.ground.theme, style.ground.scale);
    painter.restore();
}

void DiagramPicture::paintWords(QPainter& painter, const PictureStyle& style) const
{
    const Theme& theme = style.ground.theme;
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
            const auto lanes = lanesOf(edge, style.emphasis);
            const bool stands = !lanes.empty() || style.emphasis.hovers(edge);
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

void DiagramPicture::paintShortcutLabels(QPainter& painter, const PictureStyle& style)
{
    const Theme& theme = style.ground.theme;
    const double scale = style.ground.scale;
    Emphasis emphasis = style.emphasis;
    emphasis.activity = {}; // those carry their counts
    for (const Transition* line : shortcutsShown(emphasis)) {
        const auto lanes = lanesOf(*line, emphasis);
        const QFont font =
            sized(style.font, WordSizes::at(scale, style.font).label, lanes.empty() ? QFont::Normal : QFont::DemiBold);
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
