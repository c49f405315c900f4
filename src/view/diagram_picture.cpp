// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram_picture.h"

#include "view/diagram_strokes.h"
#include "view/shortcut.h"
#include "view/transition_texts.h"

#include <QFile>
#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <optional>

namespace atlas::view {
namespace {

double overlap(const QRectF& a, const QRectF& b)
{
    const QRectF common = a & b;
    return common.isEmpty() ? 0 : common.width() * common.height();
}

/// Something that a plate should not cover, and how much that would hurt.
struct Obstacle {
    QRectF box;
    double weight;
};
constexpr double lineWeight = 1;
constexpr double textWeight = 6;

/// Where a plate on a path covers least of what is there already; the middle of the path if it covers nothing there.
/// Nowhere, if it would hide a part of another text: in a small drawing the hint alone is to be had by pointing.
std::optional<QRectF> freePlace(const QPainterPath& path, double scale, const QSizeF& size,
                                const std::vector<Obstacle>& taken, const QRectF& bounds)
{
    QRectF best;
    double least = std::numeric_limits<double>::infinity();
    for (const double t : {0.5, 0.45, 0.55, 0.4, 0.6, 0.35, 0.65, 0.3, 0.7, 0.25, 0.75, 0.2, 0.8}) {
        const QPointF at = path.pointAtPercent(t) * scale;
        for (const double aside : {0.0, -0.25, 0.25, -0.5, 0.5}) {
            const QRectF plate(at.x() + size.width() * (aside - 0.5), at.y() - size.height() / 2, size.width(),
                               size.height());
            double covered = textWeight * (size.width() * size.height() - overlap(plate, bounds));
            for (const Obstacle& other : taken)
                covered += other.weight * overlap(plate.adjusted(-2, -2, 2, 2), other.box);
            if (covered < least) {
                least = covered;
                best = plate;
            }
        }
    }
    constexpr double bearable = 0.05 * textWeight; // of the plate: a corner, not a letter
    return least <= bearable * size.width() * size.height() ? std::optional(best) : std::nullopt;
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
        return std::unexpected(Error{"tcp-states.svg: " + file.errorString().toStdString()});
    return fromSvg(file.readAll());
}

std::expected<DiagramPicture, Error> DiagramPicture::fromSvg(QByteArray svg)
{
    auto layout = DiagramLayout::read(svg);
    if (!layout)
        return std::unexpected(within("tcp-states.svg", layout.error()));
    const auto styled = withStyleSheet(svg, {});
    if (!styled)
        return std::unexpected(within("tcp-states.svg", styled.error()));
    return DiagramPicture(std::move(svg), *std::move(layout));
}

const Word& DiagramPicture::name(Node node) const
{
    return *std::ranges::find_if(
        m_words, [node](const Word& word) { return word.kind == Word::Kind::Name && word.subject == indexOf(node); });
}

const QPixmap& DiagramPicture::pixmap(const PictureLook& look)
{
    if (m_look != look) {
        paint(look);
        m_look = look;
    }
    return m_pixmap;
}

void DiagramPicture::paint(const PictureLook& look)
{
    m_words = layWords(m_layout, look.font, look.scale);
    m_pixmap = QPixmap((QSizeF(look.size) * look.ratio).toSize());
    m_pixmap.setDevicePixelRatio(look.ratio);
    m_pixmap.fill(look.theme.surface);
    QPainter painter(&m_pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(look.offset);
    paintShapes(painter, look);
    paintShortcuts(painter, look);
    paintWords(painter, look);
    paintShortcutLabels(painter, look);
}

void DiagramPicture::paintShapes(QPainter& painter, const PictureLook& look) const
{
    const auto svg = withStyleSheet(m_svg, styleSheet(look.theme, look.emphasis, look.scale));
    QSvgRenderer renderer(*svg);
    painter.save();
    renderer.render(&painter, QRectF(QPointF(), m_layout.viewBox.size() * look.scale));
    painter.restore();

    painter.save();
    painter.scale(look.scale, look.scale);
    painter.setPen(Qt::NoPen);
    for (const Transition& edge : transitions) {
        if (edge.kind != EdgeKind::Drawn)
            continue;
        const bool stands = look.emphasis.marks(edge) || look.emphasis.hovers(edge);
        painter.setBrush(stands ? look.theme.accent : look.theme.edge);
        painter.drawPolygon(arrowHead(m_layout.edge(edge), look.scale));
    }
    painter.restore();
}

void DiagramPicture::paintWords(QPainter& painter, const PictureLook& look) const
{
    const Theme& theme = look.theme;
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
            const bool stands = look.emphasis.marks(edge) || look.emphasis.hovers(edge);
            painter.setPen(stands ? theme.accent : theme.text);
            weight = stands ? QFont::DemiBold : QFont::Thin;
            break;
        }
        }
        drawWord(painter, word, weight);
    }
}

void DiagramPicture::paintShortcuts(QPainter& painter, const PictureLook& look) const
{
    if (!look.emphasis.node || look.emphasis.node->end)
        return;
    QPen pen(look.theme.edge, std::max(1.4, 1.0 / look.scale));
    pen.setDashPattern({2.5, 2.5});
    painter.save();
    painter.scale(look.scale, look.scale);
    for (const Shortcut& shortcut : shortcutsFrom(look.emphasis.node->state))
        drawArrow(painter, shortcutPath(shortcut), pen, look.scale);
    painter.restore();
}

void DiagramPicture::paintShortcutLabels(QPainter& painter, const PictureLook& look) const
{
    if (!look.emphasis.node || look.emphasis.node->end)
        return;
    std::vector<Obstacle> taken;
    taken.reserve(m_words.size() + 2 * m_layout.states.size());
    for (const Word& word : m_words)
        taken.push_back({word.box, textWeight});
    for (const QRectF& box : m_layout.states) {
        taken.push_back({{box.topLeft() * look.scale, box.size() * look.scale}, textWeight});
        // The counts change without a new picture; room for three digits is kept.
        taken.push_back({badgeBox(box, 999, look.font, look.scale), textWeight});
    }
    for (const QPolygonF& edge : m_layout.edgePoints)
        for (qsizetype point = 0; point < edge.size(); point += 3)
            taken.push_back({QRectF(edge[point] * look.scale - QPointF(2, 2), QSizeF(4, 4)), lineWeight});
    painter.setFont(sized(look.font, WordSizes::at(look.scale).label, QFont::Normal));
    const QFontMetricsF metrics(painter.font());
    for (const Shortcut& shortcut : shortcutsFrom(look.emphasis.node->state)) {
        const QString text = combinedLabel(shortcut.transitions);
        const QSizeF size(std::ceil(metrics.horizontalAdvance(text)) + 12,
                          std::ceil(metrics.capHeight() + metrics.descent() + 5));
        const auto plate = freePlace(shortcutPath(shortcut), look.scale, size, taken,
                                     {QPointF(), m_layout.viewBox.size() * look.scale});
        if (!plate)
            continue;
        taken.push_back({*plate, textWeight});
        painter.setPen(QPen(look.theme.line, 1));
        painter.setBrush(look.theme.surface);
        painter.drawRoundedRect(*plate, plate->height() / 2, plate->height() / 2);
        painter.setPen(look.theme.mutedText);
        painter.drawText(QPointF(plate->left() + 6, plate->center().y() + metrics.capHeight() / 2), text);
    }
}

} // namespace atlas::view
