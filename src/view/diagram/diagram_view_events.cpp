// SPDX-License-Identifier: GPL-3.0-or-later
//
// DiagramView's answers to what the person and the system do.
#include "view/diagram/diagram_view.h"
#include "view/parts/tool_tip.h"
#include "view/words/transition_texts.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QTextDocument>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace atlas::view {

bool DiagramView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showPlainToolTip(help->globalPos(), toolTipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

QString DiagramView::toolTipAt(const QPoint& point) const
{
    if (const auto node = nodeAt(point))
        return describe(*node);
    const Transition* edge = edgeAt(point);
    if (!edge)
        return {};
    QStringList lines{transitionTitle(*edge), explanation(*edge)};
    if (m_ends.empty() && m_activity)
        lines << tr("Taken %n times in the last minute.", nullptr,
                    static_cast<int>(std::min<std::uint64_t>((*m_activity)[indexOf(*edge)], 1'000'000'000)));
    return (lines << sectionReference(*edge)).join(u'\n');
}

void DiagramView::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
        m_theme = Theme::current();
        update();
        break;
    case QEvent::LanguageChange:
        setAccessibleName(tr("TCP state diagram"));
        m_picture.forget();
        announceNames();
        update();
        break;
    case QEvent::StyleChange:
        updateMotionSwitch();
        break;
    case QEvent::FontChange:
        update();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

void DiagramView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    runClock();
}

void DiagramView::hideEvent(QHideEvent* event)
{
    // What nobody sees need not be shown later.
    m_motion.finish();
    m_clock.stop();
    QWidget::hideEvent(event);
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_camera.setWidgetSize(size());
}

void DiagramView::mouseMoveEvent(QMouseEvent* event)
{
    if (m_drag) {
        const QPointF way = event->position() - m_drag->from;
        m_drag->moved = m_drag->moved || way.manhattanLength() >= 6;
        if (m_drag->moved && m_camera.zoom() > 1) {
            m_camera.panTo(m_drag->centre - way / m_camera.scale());
            setCursor(Qt::ClosedHandCursor);
            update();
        }
        return;
    }
    hover(event->position());
}

void DiagramView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mousePressEvent(event);
    m_drag = Drag{event->position(), m_camera.centre(), false};
}

void DiagramView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_drag)
        return QWidget::mouseReleaseEvent(event);
    const bool dragged = m_drag->moved;
    m_drag.reset();
    hover(event->position());
    if (dragged)
        return;
    if (const auto node = nodeAt(event->position())) {
        setCurrent(*node);
        emit stateClicked(node->state);
    } else if (const Transition* edge = edgeAt(event->position())) {
        emit edgeClicked(*edge);
    }
}

void DiagramView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return QWidget::mouseDoubleClickEvent(event);
    if (const auto node = nodeAt(event->position()))
        activate(*node);
    else if (!edgeAt(event->position()))
        fit();
}

void DiagramView::leaveEvent(QEvent* event)
{
    setHovered(std::nullopt, nullptr);
    QWidget::leaveEvent(event);
}

void DiagramView::hover(const QPointF& point)
{
    setHovered(nodeAt(point), edgeAt(point));
}

void DiagramView::setHovered(std::optional<Node> node, const Transition* edge)
{
    setCursor(node || edge ? Qt::PointingHandCursor : m_camera.zoom() > 1 ? Qt::OpenHandCursor : Qt::ArrowCursor);
    const bool nodeChanged = m_hoveredNode != node;
    const bool edgeChanged = m_hoveredEdge != edge;
    m_hoveredNode = node;
    m_hoveredEdge = edge;
    if (nodeChanged || edgeChanged)
        update();
    if (nodeChanged)
        emit stateHovered(node ? std::optional(node->state) : std::nullopt);
    if (edgeChanged)
        emit edgeHovered(edge);
}

void DiagramView::wheelEvent(QWheelEvent* event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier) || event->angleDelta().y() == 0)
        return event->ignore();
    zoomBy(std::pow(zoomStep, event->angleDelta().y() / 120.0), event->position());
    hover(event->position());
    event->accept();
}

void DiagramView::keyPressEvent(QKeyEvent* event)
{
    if (handleZoomKey(*event) || handleWalkKey(*event))
        return event->accept();
    QWidget::keyPressEvent(event);
}

bool DiagramView::handleZoomKey(const QKeyEvent& event)
{
    if (!event.modifiers().testFlag(Qt::ControlModifier))
        return false;
    switch (event.key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return true;
    case Qt::Key_Minus:
        zoomOut();
        return true;
    case Qt::Key_0:
        fit();
        return true;
    default:
        return false;
    }
}

bool DiagramView::handleWalkKey(const QKeyEvent& event)
{
    std::optional<Direction> direction;
    switch (event.key()) {
    case Qt::Key_Left:
        direction = Direction::Left;
        break;
    case Qt::Key_Right:
        direction = Direction::Right;
        break;
    case Qt::Key_Up:
        direction = Direction::Up;
        break;
    case Qt::Key_Down:
        direction = Direction::Down;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_current);
        return true;
    default:
        return false;
    }
    m_ringVisible = true;
    setCurrent(neighbour(m_picture.layout(), m_current, *direction).value_or(m_current));
    update();
    return true;
}

void DiagramView::focusInEvent(QFocusEvent* event)
{
    const Qt::FocusReason reason = event->reason();
    m_ringVisible =
        reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
    update();
    QWidget::focusInEvent(event);
}

void DiagramView::focusOutEvent(QFocusEvent* event)
{
    if (m_ringVisible && !m_hoveredNode)
        emit stateHovered(std::nullopt);
    m_ringVisible = false;
    update();
    QWidget::focusOutEvent(event);
}

} // namespace atlas::view
