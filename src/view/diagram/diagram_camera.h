// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace atlas::view {

/// Which part of the drawing a widget shows, and how large. The drawing keeps its proportions; at
/// zoom 1 it fits, and it never leaves a gap that it could fill.
class DiagramCamera {
public:
    static constexpr double largestZoom = 8;
    static constexpr double zoomStep = 1.2; ///< of one key, or one notch of the wheel

    explicit DiagramCamera(const QRectF& drawing);

    void setWidgetSize(const QSizeF& size);
    /// Keeps what is shown at `about` (a point of the widget) where it is. Whether anything changed.
    bool zoomBy(double factor, const QPointF& about);
    bool zoomBy(double factor) { return zoomBy(factor, middle()); }
    void fit();
    void panTo(const QPointF& centre);

    [[nodiscard]] double zoom() const { return m_zoom; }
    [[nodiscard]] QPointF centre() const { return m_centre; }
    /// Pixels of the widget for one unit of the drawing.
    [[nodiscard]] double scale() const;
    /// Where the drawing's upper left corner is on the widget.
    [[nodiscard]] QPointF offset() const;
    [[nodiscard]] QPointF toWidget(const QPointF& point) const { return point * scale() + offset(); }
    [[nodiscard]] QRectF toWidget(const QRectF& box) const { return {toWidget(box.topLeft()), box.size() * scale()}; }
    [[nodiscard]] QPointF toDrawing(const QPointF& point) const { return (point - offset()) / scale(); }

private:
    [[nodiscard]] QPointF middle() const { return {m_size.width() / 2, m_size.height() / 2}; }
    void keepInView();

    QRectF m_drawing;
    QSizeF m_size{1, 1};
    double m_zoom = 1;
    QPointF m_centre; ///< the point of the drawing in the widget's middle
};

} // namespace atlas::view
