// SPDX-License-Identifier: GPL-3.0-or-later
//
// The states of one connection over time: a coloured piece for each, the times below. A stretch in which a step
// happened at an unknown moment is hatched. Where pieces are drawn wider than their time, the line below is dotted.
//
// Ctrl and the wheel, + and - zoom, 0 shows all again, a double click shows one piece; dragging, the arrow keys, Home
// and End move. Nothing is painted but when the picture changes.
#pragma once

#include "core/tcp/state.h"
#include "model/stream/clocks.h"
#include "view/history/band_layout.h"
#include "view/history/band_pieces.h"
#include "view/history/visible_time.h"
#include "view/parts/theme.h"

#include <QWidget>

#include <optional>
#include <utility>
#include <vector>

namespace atlas::view {

class HistoryBand final : public QWidget {
    Q_OBJECT

public:
    explicit HistoryBand(QWidget* parent = nullptr);

    /// Other rows; zoom and place are kept as far as the time shown is still there.
    void setRows(std::vector<BandRow> rows, const model::WallClock& clock);
    /// The ends of live pieces move to `now`.
    void advance(Instant now);
    /// Shows everything again.
    void fit();
    /// The moment at `about`, pixels of the widget, stays there.
    void zoomBy(double factor, double about);
    /// Moves the picture to the left, pixels.
    void pan(double distance);

    /// The piece at a point of the widget; null where there is none.
    [[nodiscard]] const BandPiece* pieceAt(const QPointF& point) const;
    /// What a tooltip says of it.
    [[nodiscard]] QString describe(const BandPiece& piece) const;
    /// The place of a moment in the widget's pixels.
    [[nodiscard]] double placeOf(Instant time) const;
    [[nodiscard]] bool isZoomed() const { return m_time.isZoomed(); }
    [[nodiscard]] const TimeScale& scale() const { return m_time.scale(); }
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
    void resizeTime();
    void layOut();
    void findHovered();
    void hover(std::optional<QPointF> point);
    void describeAloud();

    std::vector<BandRow> m_rows;
    model::WallClock m_clock;
    Theme m_theme;
    VisibleTime m_time;
    BandLayout m_layout;
    std::optional<BandPieceId> m_hovered;
    std::optional<QPointF> m_pointer;
    std::optional<QPointF> m_dragged;
    bool m_focusByKeyboard = false;
    int m_paintCount = 0;
};

} // namespace atlas::view
