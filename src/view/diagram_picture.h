// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram_style.h"
#include "view/diagram_words.h"

#include <QPixmap>
#include <QSize>

#include <optional>

namespace atlas::view {

/// Everything that the picture at rest depends on, but for the language.
struct PictureLook {
    QSize size; ///< of the widget, device-independent
    double ratio = 1; ///< device pixels for one of them
    double scale = 1; ///< of the drawing: pixels for one of its units
    QPointF offset; ///< of the drawing's upper left corner
    Theme theme;
    QFont font;
    Emphasis emphasis;

    bool operator==(const PictureLook&) const = default;
};

/// The diagram at rest: zones, edges and boxes from the file, arrowheads and words. Painted once
/// for each look and kept.
class DiagramPicture {
public:
    /// The drawing in the program's resources. An error means that the program was built wrongly.
    [[nodiscard]] static std::expected<DiagramPicture, Error> load();
    [[nodiscard]] static std::expected<DiagramPicture, Error> fromSvg(QByteArray svg);

    [[nodiscard]] const DiagramLayout& layout() const { return m_layout; }
    [[nodiscard]] const QPixmap& pixmap(const PictureLook& look);
    /// The words as they stand in the last pixmap, relative to the drawing's corner.
    [[nodiscard]] const std::vector<Word>& words() const { return m_words; }
    [[nodiscard]] const Word& name(Node node) const;
    /// The words changed (another language): the next pixmap is painted anew.
    void forget() { m_look.reset(); }

private:
    DiagramPicture(QByteArray svg, DiagramLayout layout);
    void paint(const PictureLook& look);
    void paintShapes(QPainter& painter, const PictureLook& look) const;
    void paintWords(QPainter& painter, const PictureLook& look) const;
    void paintShortcuts(QPainter& painter, const PictureLook& look) const;
    void paintShortcutLabels(QPainter& painter, const PictureLook& look) const;

    QByteArray m_svg;
    DiagramLayout m_layout;
    std::vector<Word> m_words;
    std::optional<PictureLook> m_look;
    QPixmap m_pixmap;
};

} // namespace atlas::view
