// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_view.h"

#include "view/diagram/diagram_accessibility.h"
#include "view/parts/geometry.h"

#include <QAccessible>
#include <QStyle>
#include <QTimerEvent>

#include <algorithm>
#include <chrono>
#include <limits>
#include <utility>

namespace atlas::view {
namespace {

constexpr double edgeReach = 6; ///< pixels within which an edge is under the pointer
/// While a token runs every frame counts; a fading colour is smooth with fewer.
constexpr int runInterval = 16;
constexpr int fadeInterval = 50;

Instant now()
{
    return std::chrono::steady_clock::now();
}

DiagramPicture drawing()
{
    auto picture = DiagramPicture::load();
    if (!picture)
        qFatal("%s", picture.error().message().c_str());
    return *std::move(picture);
}

double distanceToLine(const QPolygonF& line, const QPointF& point)
{
    double least = std::numeric_limits<double>::infinity();
    for (qsizetype i = 1; i < line.size(); ++i)
        least = std::min(least, distance(QLineF(line[i - 1], line[i]), point));
    return least;
}

} // namespace

DiagramView::DiagramView(QWidget* parent)
    : QWidget(parent), m_picture(drawing()), m_theme(Theme::current()), m_camera(m_picture.layout().viewBox)
{
    installDiagramAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("TCP state diagram"));
    updateMotionSwitch();
}

void DiagramView::setCounts(const StateCounts& counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    announceNames();
    update();
}

void DiagramView::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    updateMotionSwitch();
}

void DiagramView::updateMotionSwitch()
{
    const bool reduced =
        m_reducedMotion || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    m_motion.setReduced(reduced);
    if (reduced && !m_motion.atRest()) {
        m_motion.finish();
        m_clock.stop();
        update();
    }
}

void DiagramView::runClock()
{
    if (m_motion.atRest() || !isVisible()) {
        m_clock.stop();
        return;
    }
    const int interval = m_motion.isRunning() ? runInterval : fadeInterval;
    if (!m_clock.isActive() || interval != m_clockInterval) {
        m_clockInterval = interval;
        m_clock.start(interval, Qt::PreciseTimer, this);
    }
}

void DiagramView::timerEvent(QTimerEvent* event)
{
    if (event->timerId() != m_clock.timerId()) {
        QWidget::timerEvent(event);
        return;
    }
    m_motion.advance(now());
    update();
    runClock();
}

// Geometry

QRectF DiagramView::boxOf(Node node) const
{
    return m_camera.toWidget(m_picture.layout().state(node));
}

std::optional<Node> DiagramView::nodeAt(const QPointF& point) const
{
    const auto found = std::ranges::find_if(allNodes, [&](Node node) { return boxOf(node).contains(point); });
    return found == allNodes.end() ? std::nullopt : std::optional(*found);
}

const Transition* DiagramView::edgeAt(const QPointF& point) const
{
    if (nodeAt(point))
        return nullptr;
    const QPointF place = m_camera.toDrawing(point);
    const Transition* nearest = nullptr;
    double least = edgeReach / m_camera.scale();
    for (const Transition& edge : transitions) {
        const double off = distanceToLine(m_picture.layout().edgePoints[indexOf(edge)], place);
        if (off <= least) {
            least = off;
            nearest = &edge;
        }
    }
    return nearest;
}

void DiagramView::zoomBy(double factor, const QPointF& about)
{
    if (m_camera.zoomBy(factor, about))
        update();
}

void DiagramView::zoomIn()
{
    zoomBy(zoomStep, QRectF(rect()).center());
}

void DiagramView::zoomOut()
{
    zoomBy(1 / zoomStep, QRectF(rect()).center());
}

void DiagramView::fit()
{
    m_camera.fit();
    update();
}

QSize DiagramView::sizeHint() const
{
    return {560, 470};
}

QSize DiagramView::minimumSizeHint() const
{
    return {320, 268};
}

// Boxes as things that can be named, chosen and pressed

void DiagramView::setCurrent(Node node)
{
    if (m_current == node)
        return;
    m_current = node;
    if (hasFocus()) {
        QAccessibleEvent focused(this, QAccessible::Focus);
        focused.setChild(static_cast<int>(indexOf(node)));
        QAccessible::updateAccessibility(&focused);
    }
    if (m_ringVisible) // the keyboard points as the mouse does
        emit stateHovered(node.state);
    update();
}

void DiagramView::activate(Node node)
{
    emit stateActivated(node.state);
}

} // namespace atlas::view
