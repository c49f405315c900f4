// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_keyboard.h"

#include "view/diagram/diagram_walk.h"

#include <QKeyEvent>
#include <QWidget>

namespace atlas::view {
namespace {

std::optional<Direction> directionOf(int key)
{
    switch (key) {
    case Qt::Key_Left:
        return Direction::Left;
    case Qt::Key_Right:
        return Direction::Right;
    case Qt::Key_Up:
        return Direction::Up;
    case Qt::Key_Down:
        return Direction::Down;
    default:
        return std::nullopt;
    }
}

} // namespace

DiagramKeyboard::DiagramKeyboard(QWidget* widget, const DiagramLayout& layout, DiagramCamera& camera)
    : m_widget(widget), m_layout(layout), m_camera(camera)
{
    widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

std::optional<Node> DiagramKeyboard::ring() const
{
    return m_inUse && m_widget->hasFocus() ? std::optional(m_current) : std::nullopt;
}

void DiagramKeyboard::setCurrent(Node node)
{
    if (m_current == node)
        return;
    m_current = node;
    if (m_widget->hasFocus())
        emit focusMoved(node);
    if (m_inUse)
        emit ringMoved(node);
    m_widget->update();
}

void DiagramKeyboard::follow(Node node)
{
    if (!m_inUse)
        m_current = node;
}

bool DiagramKeyboard::eventFilter(QObject* watched, QEvent* event)
{
    switch (event->type()) {
    case QEvent::KeyPress: {
        const auto& key = *static_cast<QKeyEvent*>(event);
        return zoom(key) || walk(key);
    }
    case QEvent::FocusIn:
        focusIn(*static_cast<QFocusEvent*>(event));
        break;
    case QEvent::FocusOut:
        focusOut();
        break;
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

bool DiagramKeyboard::zoom(const QKeyEvent& event)
{
    if (!event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_camera.zoomBy(DiagramCamera::zoomStep);
        break;
    case Qt::Key_Minus:
        m_camera.zoomBy(1 / DiagramCamera::zoomStep);
        break;
    case Qt::Key_0:
        m_camera.fit();
        break;
    default:
        return false;
    }
    m_widget->update();
    return true;
}

bool DiagramKeyboard::walk(const QKeyEvent& event)
{
    if (event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter) {
        emit activated(m_current);
        return true;
    }
    const auto direction = directionOf(event.key());
    if (!direction)
        return false;
    m_inUse = true;
    setCurrent(neighbour(m_layout, m_current, *direction).value_or(m_current));
    m_widget->update();
    return true;
}

void DiagramKeyboard::focusIn(const QFocusEvent& event)
{
    const Qt::FocusReason reason = event.reason();
    m_inUse = reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    m_widget->update();
}

void DiagramKeyboard::focusOut()
{
    if (m_inUse)
        emit ringMoved(std::nullopt);
    m_inUse = false;
    m_widget->update();
}

} // namespace atlas::view
