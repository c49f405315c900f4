// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_camera.h"

#include <algorithm>

namespace atlas::view {
namespace {

constexpr double margin = 4; ///< pixels about the drawing when it fits
constexpr double smallestScale = 0.05;

} // namespace

DiagramCamera::DiagramCamera(const QRectF& drawing) : m_drawing(drawing), m_centre(drawing.center()) { }

void DiagramCamera::setWidgetSize(const QSizeF& size)
{
    m_size = size;
    keepInView();
}

bool DiagramCamera::zoomBy(double factor, const QPointF& about)
{
    const double wanted = std::clamp(m_zoom * factor, 1.0, largestZoom);
    if (wanted == m_zoom)
        return false;
    const QPointF fixed = toDrawing(about);
    m_zoom = wanted;
    m_centre = fixed - (about - middle()) / scale();
    keepInView();
    return true;
}

void DiagramCamera::fit()
{
    m_zoom = 1;
    keepInView();
}

void DiagramCamera::panTo(const QPointF& centre)
{
    m_centre = centre;
    keepInView();
}

double DiagramCamera::scale() const
{
    const double fitting = std::min((m_size.width() - 2 * margin) / m_drawing.width(),
                                    (m_size.height() - 2 * margin) / m_drawing.height());
    return std::max(fitting, smallestScale) * m_zoom;
}

QPointF DiagramCamera::offset() const
{
    return middle() - m_centre * scale();
}

void DiagramCamera::keepInView()
{
    const QSizeF half = (m_size / 2 - QSizeF(margin, margin)) / scale();
    const auto kept = [](double wanted, double low, double high) {
        return low > high ? (low + high) / 2 : std::clamp(wanted, low, high);
    };
    m_centre = {kept(m_centre.x(), m_drawing.left() + half.width(), m_drawing.right() - half.width()),
                kept(m_centre.y(), m_drawing.top() + half.height(), m_drawing.bottom() - half.height())};
}

} // namespace atlas::view
