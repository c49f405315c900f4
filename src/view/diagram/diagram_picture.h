// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/diagram_activity.h"
#include "view/diagram/diagram_lines.h"
#include "view/diagram/diagram_obstacles.h"
#include "view/diagram/diagram_style.h"
#include "view/diagram/diagram_words.h"

#include <QPixmap>
#include <QSize>

#include <optional>

namespace atlas::view {

/// Where the drawing lies on the widget, and what it is painted with.
struct Ground {
    QSize size; ///< of the widget, device-independent
    double ratio = 1; ///< device pixels for one of them
    double scale = 1; ///< of the drawing: pixels for one of its units
    QPointF offset; ///< of the drawing's upper left corner
    Theme theme;

    bool operator==(const Ground&) const = default;
};

/// Everything that the picture at rest depends on, but for the language.
struct PictureLook {
    Ground ground;
    QFont font;
    Emphasis emphasis;

    bool operator==(const PictureLook&) const = default;
};

/// The diagram at rest: zones and boxes from the file, and over them lines, arrowheads and words. Painted once for
/// each look and kept; zones and boxes longer than the rest.
class DiagramPicture {
public:
    /// The drawing in the program's resources. An error means that the program was built wrongly.
    [[nodiscard]] static std::expected<DiagramPicture, Error> load();
    [[nodiscard]] static std::expected<DiagramPicture, Error> fromSvg(QByteArray svg);

    [[nodiscard]] const DiagramLayout& layout() const { return m_layout; }
    [[nodiscard]] const QPixmap& pixmap(const PictureLook& look);

    // As they are in the last pixmap, in pixels from the drawing's corner:
    [[nodiscard]] const std::vector<Word>& words() const { return m_words; }
    [[nodiscard]] const Word& name(Node node) const;
    [[nodiscard]] const Obstacles& obstacles() const { return m_obstacles; }
    /// Where on each line its count goes.
    [[nodiscard]] const CountPlaces& countPlaces() const { return m_countPlaces; }
    /// Everything but the words. Short cuts were laid through the room between them, but words are longer in some
    /// languages and larger in small pictures: where a line would run through one, the line gives way.
    [[nodiscard]] const QPainterPath& betweenWords() const { return m_betweenWords; }

    /// The words changed (another language): the next pixmap is painted anew.
    void forget() { m_look.reset(); }

private:
    DiagramPicture(QByteArray svg, DiagramLayout layout);
    void layOut(const PictureLook& look);
    void paintGround(const Ground& ground);
    void paint(const PictureLook& look);
    void paintShortcuts(QPainter& painter, const PictureLook& look) const;
    void paintWords(QPainter& painter, const PictureLook& look) const;
    void paintShortcutLabels(QPainter& painter, const PictureLook& look);

    QByteArray m_svg;
    DiagramLayout m_layout;
    std::vector<Word> m_words;
    Obstacles m_atRest; ///< without the plates of the short cuts
    Obstacles m_obstacles;
    CountPlaces m_countPlaces{};
    QPainterPath m_betweenWords;
    std::optional<Ground> m_ground;
    std::optional<PictureLook> m_look;
    QPixmap m_groundPixmap;
    QPixmap m_pixmap;
};

} // namespace atlas::view
