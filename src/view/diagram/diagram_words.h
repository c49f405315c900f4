// SPDX-License-Identifier: GPL-3.0-or-later
//
// The words of the diagram are laid out for each scale anew: they may not become smaller than a person can read, so on
// a small picture they take more of the drawing's room, and the second lines of the labels are left out.
#pragma once

#include "view/diagram/diagram_layout.h"

#include <QFont>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace atlas::view {

struct Word {
    enum class Kind : std::uint8_t { Title, Label, Detail, Name };
    Kind kind = Kind::Label;
    QString text;
    QFont font;
    QRectF box; ///< device-independent pixels from the drawing's upper left corner; room for the text in bold
    Qt::AlignmentFlag side = Qt::AlignHCenter; ///< where in the box the text stands
    Phase phase = Phase::NoConnection; ///< of titles and names
    std::size_t subject = 0; ///< an edge's place in `transitions` for labels and details, a node's index for names
};

/// Font sizes in device-independent pixels for a scale (pixels for one unit of the drawing), larger where the user's
/// font is larger than usual.
struct WordSizes {
    int name = 0;
    int label = 0;
    int detail = 0; ///< 0: left out
    int title = 0;
    int badge = 0;

    [[nodiscard]] static WordSizes at(double scale, const QFont& font);
};

/// How many times as large as the usual font this one is; 1 for smaller ones.
[[nodiscard]] double largeness(const QFont& font);

/// No text on the diagram is smaller.
inline constexpr int smallestText = 9;

[[nodiscard]] QFont sized(QFont font, int pixels, QFont::Weight weight);

/// All words at this scale. Their boxes do not change when a word is drawn in bold.
[[nodiscard]] std::vector<Word> layWords(const DiagramLayout& layout, const QFont& font, double scale);

/// Draws one word with the painter's pen, in its own weight or a heavier one.
void drawWord(QPainter& painter, const Word& word, QFont::Weight atLeast = QFont::Thin);

} // namespace atlas::view
