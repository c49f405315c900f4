// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_pointer.h"

#include <QMouseEvent>
#include <QWheelEvent>
#include <QWidget>

#include <cmath>
#include <utility>

namespace atlas::view {
namespace {

constexpr double clickReach = 6; ///< pixels; beyond them it is a drag

} // namespace

DiagramPointer::DiagramPointer(QWidget* widget, const DiagramLayout& layout, DiagramCamera& camera)
    : m_widget(widget), m_layout(layout), m_camera(camera)
{
    widget->setMouseTracking(true);
    widget->installEventFilter(this);
}

bool DiagramPointer::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::MouseMove:
        return move(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonPress:
        return press(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonRelease:
        return release(*static_cast<QMouseEvent*>(event));
    case QEvent::MouseButtonDblClick:
        return doubleClick(*static_cast<QMouseEvent*>(event));
    case QEvent::Wheel:
        return turnWheel(*static_cast<QWheelEvent*>(event));
    case QEvent::Leave:
        pointAt({});
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

DiagramTarget DiagramPointer::targetAt(const QPointF& point) const
{
    return view::targetAt(point, m_layout, m_camera);
}

void DiagramPointer::pointAt(const DiagramTarget& target)
{
    const bool found = target.node || target.edge;
    m_widget->setCursor(found ? Qt::PointingHandCursor : m_camera.zoom() > 1 ? Qt::OpenHandCursor : Qt::ArrowCursor);
    const DiagramTarget before = std::exchange(m_target, target);
    if (before != target)
        m_widget->update();
    if (before.node != target.node)
        emit stateHovered(target.node ? std::optional(target.node->state) : std::nullopt);
    if (before.edge != target.edge)
        emit edgeHovered(target.edge);
}

bool DiagramPointer::move(const QMouseEvent& event)
{
    if (m_drag)
        drag(event.position());
    else
        pointAt(targetAt(event.position()));
    return true;
}

void DiagramPointer::drag(const QPointF& to)
{
    const QPointF offset = to - m_drag->from;
    m_drag->moved = m_drag->moved || offset.manhattanLength() >= clickReach;
    if (!m_drag->moved || m_camera.zoom() <= 1)
        return;
    m_camera.panTo(m_drag->centre - offset / m_camera.scale());
    m_widget->setCursor(Qt::ClosedHandCursor);
    m_widget->update();
}

bool DiagramPointer::press(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_drag = Drag{event.position(), m_camera.centre(), false};
    return true;
}

bool DiagramPointer::release(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton || !m_drag)
        return false;
    const bool clicked = !std::exchange(m_drag, std::nullopt)->moved;
    const DiagramTarget target = targetAt(event.position());
    pointAt(target);
    if (clicked && target.node)
        emit nodeClicked(*target.node);
    else if (clicked && target.edge)
        emit edgeClicked(*target.edge);
    return true;
}

bool DiagramPointer::doubleClick(const QMouseEvent& event)
{
    if (event.button() != Qt::LeftButton)
        return false;
    m_drag.reset(); // its first half was the click
    const auto [node, edge] = targetAt(event.position());
    if (!node && !edge) {
        m_camera.fit();
        m_widget->update();
    }
    return true;
}

bool DiagramPointer::turnWheel(const QWheelEvent& event)
{
    if (!event.modifiers().testFlag(Qt::ControlModifier) || event.angleDelta().y() == 0)
        return false;
    constexpr double notch = 120; // of angleDelta()
    if (m_camera.zoomBy(std::pow(DiagramCamera::zoomStep, event.angleDelta().y() / notch), event.position()))
        m_widget->update();
    pointAt(targetAt(event.position()));
    return true;
}

} // namespace atlas::view
