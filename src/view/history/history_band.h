// SPDX-License-Identifier: GPL-3.0-or-later
//
// The states of one connection over time: a coloured piece for each, the times below. A stretch in which a step
// happened at an unknown moment is hatched. Where pieces are drawn wider than their time, the line below them is
// dotted.
//
// Ctrl and the wheel, + and - zoom, 0 shows all again, a double click shows one piece; dragging, the arrow keys, Home
// and End move. Nothing is painted but when the picture changes.
#pragma once

#include "core/tcp/state.h"
#include "model/stream/clocks.h"
#include "view/history/band_pieces.h"
#include "view/history/time_scale.h"
#include "view/parts/theme.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

namespace atlas::view {

class HistoryBand final : public QWidget {
    Q_OBJECT

public:
    struct Row {
        QString name; ///< whose states they are; may be empty if there is one row
        std::vector<BandPiece> pieces; ///< as of bandPieces()

        bool operator==(const Row&) const = default;
    };

    explicit HistoryBand(QWidget* parent = nullptr);

    /// Other rows; zoom and place are kept as far as the time shown is still there.
    void setRows(std::vector<Row> rows, const model::WallClock& clock);
    /// The ends of live pieces move to `now`.
    void advance(Instant now);
    /// Shows everything again.
    void fit();
    void zoomBy(double factor, double about);
    static constexpr double zoomStep = 1.5;
    /// Moves the picture to the left, pixels.
    void pan(double distance);

    /// The piece at a point of the widget.
    [[nodiscard]] const BandPiece* pieceAt(const QPointF& point) const;
    /// What a tooltip says of it.
    [[nodiscard]] QString describe(const BandPiece& piece) const;
    /// The place of a moment in the widget's pixels.
    [[nodiscard]] double placeOf(Instant time) const;
    [[nodiscard]] bool isZoomed() const { return m_zoom.has_value(); }
    [[nodiscard]] const TimeScale& scale() const { return m_scale; }
    [[nodiscard]] int paintCount() const { return m_paintCount; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

signals:
    /// The pointer came to a piece that a step led into, or left it.
    void stepHovered(std::optional<std::pair<atlas::State, atlas::State>> step);

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

private:
    /// One piece as it is drawn.
    struct Box {
        std::size_t row = 0;
        std::size_t piece = 0;
        int left = 0;
        int right = 0;

        bool operator==(const Box&) const = default;
    };
    struct Label {
        QString text;
        int tick = 0; ///< the place of its moment
        int left = 0;
        bool isMoment = true; ///< otherwise a remark

        bool operator==(const Label&) const = default;
    };
    /// A stretch of the line below.
    struct Line {
        int left = 0;
        int right = 0;
        bool toScale = true;

        bool operator==(const Line&) const = default;
    };
    /// Everything that is painted, but for the colours.
    struct Picture {
        std::vector<Box> boxes;
        std::vector<Line> lines;
        std::vector<Label> labels;
        std::optional<Box> hovered;

        bool operator==(const Picture&) const = default;
    };

    [[nodiscard]] QRect bandRect() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QRect rectOf(const Box& box) const;
    [[nodiscard]] const BandPiece& pieceOf(const Box& box) const { return m_rows[box.row].pieces[box.piece]; }
    [[nodiscard]] std::vector<Instant> moments() const;
    [[nodiscard]] std::vector<double> leastWidths(std::size_t moments) const;
    void widenChanges(std::vector<double>& widths) const;
    [[nodiscard]] bool isLive() const;
    void layOut();
    void draw(Picture picture);
    [[nodiscard]] Picture picture() const;
    void addLabels(Picture& picture) const;
    void addLabel(Picture& picture, const QString& text, int tick, bool isMoment = true) const;
    [[nodiscard]] QString timeText(Instant time) const;
    void hover(std::optional<QPointF> point);
    void zoomTo(double pixelsPerNanosecond);
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QFont nameFont() const;
    [[nodiscard]] int nameWidth(State state) const; ///< with the space around it
    void setOffset(double offset);
    void describeAloud();

    void paintState(QPainter& painter, const QRect& place, const BandPiece& piece, bool hovered) const;
    void paintChange(QPainter& painter, const QRect& place, const BandPiece& piece, bool hovered) const;
    void paintHatched(QPainter& painter, const QRectF& place, State state, bool ambiguous) const;
    void paintName(QPainter& painter, const QRect& place, const QString& name, const QColor& colour,
                   const QColor& ground) const;
    void paintAxis(QPainter& painter) const;
    void paintNames(QPainter& painter) const;

    std::vector<Row> m_rows;
    model::WallClock m_clock;
    Theme m_theme;
    TimeScale m_scale;
    Picture m_picture;
    std::optional<double> m_zoom; ///< pixels a nanosecond; empty: everything fits
    double m_offset = 0; ///< of the picture's left edge, pixels of the scale
    std::optional<QPointF> m_pointer;
    std::optional<QPointF> m_dragged;
    bool m_focusByKeyboard = false;
    int m_paintCount = 0;

    static constexpr int rowGap = 6; ///< between two rows, pixels
};

} // namespace atlas::view
