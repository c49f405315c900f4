// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/diagram_activity.h"
#include "view/diagram/diagram_lines.h"
#include "view/diagram/diagram_obstacles.h"
#include "view/diagram/diagram_style.h"
#include "view/diagram/diagram_words.h"
#include "view/diagram/end_badge.h"

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
struct PictureStyle {
    Ground ground;
    QFont font;
    Emphasis emphasis;

    bool operator==(const PictureStyle&) const = default;
};

/// The diagram at rest: zones and boxes from the file, and over them lines, arrowheads and words. Painted once for
/// each style and kept; zones and boxes longer than the rest.
class DiagramPicture {
public:
    /// The drawing in the program's resources. An error means that the program was built wrongly.
    [[nodiscard]] static std::expected<DiagramPicture, Error> load();
    [[nodiscard]] static std::expected<DiagramPicture, Error> fromSvg(QByteArray svg);

    [[nodiscard]] const DiagramLayout& layout() const { return m_layout; }
    /// Paints the picture, unless it is in this style already.
    void update(const PictureStyle& style);

    // As of the last update(); places are in pixels from the drawing's corner:
    [[nodiscard]] const PictureStyle& style() const { return *m_style; }
    [[nodiscard]] const QPixmap& pixmap() const { return m_pixmap; }
    [[nodiscard]] const std::vector<Word>& words() const { return m_words; }
    [[nodiscard]] const Word& name(Node node) const;
    /// Where on each line its count goes.
    [[nodiscard]] const CountPlaces& countPlaces() const { return m_countPlaces; }
    /// Everything but the words. Short cuts were laid through the room between them, but words are longer in some
    /// languages and larger in small pictures: where a line would run through one, the line gives way.
    [[nodiscard]] const QPainterPath& betweenWords() const { return m_betweenWords; }
    /// The badges of these ends. They are placed again only where the picture or the boxes that are lit are others.
    [[nodiscard]] const std::vector<EndBadge>& endBadges(const DiagramEnds& ends);

    /// The words changed (another language): the next update() paints the picture anew.
    void forget() { m_style.reset(); }

private:
    DiagramPicture(QByteArray svg, DiagramLayout layout);
    void layOut(const PictureStyle& style);
    void paintGround(const Ground& ground);
    void paint(const PictureStyle& style);
    void paintShortcuts(QPainter& painter, const PictureStyle& style) const;
    void paintWords(QPainter& painter, const PictureStyle& style) const;
    void paintShortcutLabels(QPainter& painter, const PictureStyle& style);

    QByteArray m_svg;
    DiagramLayout m_layout;
    std::vector<Word> m_words;
    Obstacles m_atRest; ///< without the plates of the short cuts
    Obstacles m_obstacles;
    std::optional<std::vector<BadgeRequest>> m_badgesPlaced; ///< those that `m_badges` answers
    std::vector<EndBadge> m_badges;
    CountPlaces m_countPlaces{};
    QPainterPath m_betweenWords;
    std::optional<Ground> m_ground;
    std::optional<PictureStyle> m_style;
    QPixmap m_groundPixmap;
    QPixmap m_pixmap;
};

} // namespace atlas::view
