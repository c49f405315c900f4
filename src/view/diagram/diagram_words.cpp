// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_words.h"

#include "view/words/transition_texts.h"

#include <QFontInfo>
#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

/// Below this scale the second lines of the labels are left out.
constexpr double detailScale = 0.55;
/// Between a label's line and its edge, in pixels.
constexpr double clearance = 3;
/// A state's name keeps this much of its box free on each side, in units of the drawing.
constexpr double nameMargin = 8;

double widthOf(const QString& text, const QFont& font)
{
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
}

/// What a line of text really takes: without the room above capitals that fonts reserve for accents.
double lineHeight(const QFont& font)
{
    const QFontMetricsF metrics(font);
    return std::ceil(metrics.capHeight() + metrics.descent() + 2);
}

QRectF lineAt(const QPointF& anchor, Qt::AlignmentFlag side, double width, double top, double height)
{
    const double left = side == Qt::AlignRight ? anchor.x() - width
        : side == Qt::AlignLeft                ? anchor.x()
                                               : anchor.x() - width / 2;
    return {left, top, width, height};
}

void addLabel(std::vector<Word>& words, const DiagramLayout& layout, std::size_t edge, const QFont& font, double scale)
{
    const WordSizes sizes = WordSizes::at(scale, font);
    const EdgeLabel texts = edgeLabel(transitions[edge]);
    const LabelPlace& place = layout.labels[edge];
    const QPointF anchor = place.anchor * scale;
    const QFont labelFont = sized(font, sizes.label, QFont::Medium);
    const QFont boldFont = sized(font, sizes.label, QFont::DemiBold);
    const bool detailed = sizes.detail > 0 && !texts.detail.isEmpty();
    const QFont detailFont = sized(font, std::max(sizes.detail, smallestText), QFont::Normal);
    const double first = lineHeight(labelFont);
    const double second = detailed ? lineHeight(detailFont) : 0;

    double top = anchor.y() - (first + second) / 2;
    double secondTop = top + first;
    if (place.stacking == LabelPlace::Stacking::Above) {
        top = anchor.y() - clearance - first - second;
        secondTop = top + first;
    } else if (place.stacking == LabelPlace::Stacking::Around) {
        top = anchor.y() - clearance - first;
        secondTop = anchor.y() + clearance;
    }
    words.push_back({Word::Kind::Label, texts.cause, labelFont,
                     lineAt(anchor, place.side, widthOf(texts.cause, boldFont), top, first), place.side,
                     Phase::NoConnection, edge});
    if (detailed)
        words.push_back({Word::Kind::Detail, texts.detail, detailFont,
                         lineAt(anchor, place.side, widthOf(texts.detail, detailFont), secondTop, second), place.side,
                         Phase::NoConnection, edge});
}

/// One line, or two that break where the longer of them is shortest.
QStringList brokenLines(const QString& text, const QFont& font, double width)
{
    if (widthOf(text, font) <= width)
        return {text};
    QStringList best{text};
    double bestWidth = widthOf(text, font);
    for (qsizetype at = text.indexOf(u' '); at >= 0; at = text.indexOf(u' ', at + 1)) {
        const double longer = std::max(widthOf(text.left(at), font), widthOf(text.mid(at + 1), font));
        if (longer < bestWidth) {
            bestWidth = longer;
            best = {text.left(at), text.mid(at + 1)};
        }
    }
    return best;
}

void addTitle(std::vector<Word>& words, const DiagramLayout& layout, std::size_t zone, const QFont& font, double scale)
{
    const auto phase = static_cast<Phase>(zone);
    const TitlePlace& place = layout.titles[zone];
    const QFont titleFont = sized(font, WordSizes::at(scale, font).title, QFont::DemiBold);
    const double height = lineHeight(titleFont) - 1;
    // The file gives the baseline of a line with a cap height of about 10 units; its top stays where it is.
    constexpr double fileCapHeight = 10;
    double top = (place.anchor.y() - fileCapHeight) * scale - 1;
    for (const QString& line : brokenLines(phaseTitle(phase), titleFont, place.width * scale)) {
        words.push_back({Word::Kind::Title, line, titleFont,
                         lineAt(place.anchor * scale, place.side, widthOf(line, titleFont), top, height), place.side,
                         phase, zone});
        top += height;
    }
}

void addName(std::vector<Word>& words, const DiagramLayout& layout, Node node, const QFont& font, double scale)
{
    const QRectF& box = layout.state(node);
    const QString name =
        QString::fromLatin1(rfcName(node.state).data(), static_cast<qsizetype>(rfcName(node.state).size()));
    int size = WordSizes::at(scale, font).name;
    const double room = (box.width() - 2 * nameMargin) * scale;
    while (size > smallestText && widthOf(name, sized(font, size, QFont::Bold)) > room)
        --size;
    const QFont nameFont = sized(font, size, QFont::Bold);
    const double width = widthOf(name, nameFont);
    const double height = std::ceil(QFontMetricsF(nameFont).capHeight()) + 2; // names have no descenders
    const QPointF centre = box.center() * scale;
    words.push_back({Word::Kind::Name,
                     name,
                     nameFont,
                     {centre.x() - width / 2, centre.y() - height / 2, width, height},
                     Qt::AlignHCenter,
                     phase(node.state),
                     indexOf(node)});
}

} // namespace

double largeness(const QFont& font)
{
    constexpr double usual = 13.4; // pixels: 10 points at 96 dots an inch
    return std::max(1.0, QFontInfo(font).pixelSize() / usual);
}

WordSizes WordSizes::at(double scale, const QFont& font)
{
    const double large = largeness(font);
    const auto pixels = [scale, large](double base, double factor, int least) {
        return std::max(least, static_cast<int>(std::lround(base * large + factor * scale)));
    };
    WordSizes sizes;
    sizes.name = pixels(4, 14, smallestText + 1);
    sizes.label = pixels(4.5, 9, smallestText);
    sizes.detail = scale < detailScale * large ? 0 : pixels(4, 9, smallestText);
    sizes.title = pixels(4.5, 8.5, smallestText);
    sizes.badge = pixels(3.5, 9, smallestText);
    return sizes;
}

QFont sized(QFont font, int pixels, QFont::Weight weight)
{
    font.setPixelSize(pixels);
    font.setWeight(weight);
    return font;
}

std::vector<Word> layWords(const DiagramLayout& layout, const QFont& font, double scale)
{
    std::vector<Word> words;
    for (std::size_t zone = 0; zone < phaseCount; ++zone)
        addTitle(words, layout, zone, font, scale);
    for (std::size_t edge = 0; edge < transitions.size(); ++edge)
        if (transitions[edge].kind == EdgeKind::Drawn)
            addLabel(words, layout, edge, font, scale);
    for (const Node node : allNodes)
        addName(words, layout, node, font, scale);
    return words;
}

void drawWord(QPainter& painter, const Word& word, QFont::Weight atLeast)
{
    QFont font = word.font;
    font.setWeight(static_cast<QFont::Weight>(std::max<int>(font.weight(), atLeast)));
    painter.setFont(font);
    const QFontMetricsF metrics(font);
    const double spare = word.box.width() - metrics.horizontalAdvance(word.text);
    const double left = word.side == Qt::AlignRight ? spare : word.side == Qt::AlignHCenter ? spare / 2 : 0;
    // The box is a line with a pixel above the capitals and the descent below them.
    painter.drawText(QPointF(word.box.left() + left, word.box.top() + 1 + metrics.capHeight()), word.text);
}

} // namespace atlas::view
