// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_view.h"

#include "view/diagram/diagram_accessibility.h"
#include "view/diagram/diagram_texts.h"
#include "view/diagram/diagram_words.h"
#include "view/parts/tool_tip.h"

#include <QHelpEvent>
#include <QPainter>
#include <QStyle>
#include <QTimerEvent>

#include <chrono>
#include <utility>

namespace atlas::view {
namespace {

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

} // namespace

DiagramView::DiagramView(QWidget* parent)
    : QWidget(parent),
      m_picture(drawing()),
      m_theme(Theme::current()),
      m_camera(m_picture.layout().viewBox),
      m_pointer(this, m_picture.layout(), m_camera),
      m_keyboard(this, m_picture.layout(), m_camera)
{
    installDiagramAccessibility();
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAccessibleName(tr("TCP state diagram"));
    connect(&m_pointer, &DiagramPointer::stateHovered, this, &DiagramView::stateHovered);
    connect(&m_pointer, &DiagramPointer::edgeHovered, this, &DiagramView::edgeHovered);
    connect(&m_pointer, &DiagramPointer::nodeClicked, this, [this](Node node) {
        setCurrent(node);
        emit stateClicked(node.state);
    });
    connect(&m_pointer, &DiagramPointer::edgeClicked, this, &DiagramView::edgeClicked);
    connect(&m_keyboard, &DiagramKeyboard::focusMoved, this, [this](Node node) { announceFocus(this, node); });
    connect(&m_keyboard, &DiagramKeyboard::ringMoved, this, [this](const std::optional<Node>& node) {
        if (node)
            emit stateHovered(node->state);
        else if (!m_pointer.target().node)
            emit stateHovered(std::nullopt);
    });
    connect(&m_keyboard, &DiagramKeyboard::activated, this, &DiagramView::activate);
    updateMotionSwitch();
}

// What is shown

void DiagramView::setCounts(const StateCounts& counts)
{
    if (m_counts == counts)
        return;
    m_counts = counts;
    announceNames(this);
    update();
}

void DiagramView::showEnds(const std::vector<DiagramEnd>& ends)
{
    if (!m_ends.show(ends))
        return;
    m_clock.stop();
    if (m_ends.state(0))
        m_keyboard.follow(*motion().ends().front().destination());
    announceNames(this);
    update();
}

void DiagramView::moveTo(State next, Known known, std::size_t end)
{
    takeStep({.to = next, .known = known, .time = now()}, end);
}

void DiagramView::takeStep(const Step& step, std::size_t end)
{
    if (!m_ends.take(step, end, now()))
        return;
    if (!isVisible())
        m_ends.finish();
    if (end == 0)
        m_keyboard.follow(*motion().ends().front().destination());
    announceNames(this);
    update();
    runClock();
}

void DiagramView::setTrail(std::vector<Step> trail, std::size_t end)
{
    if (m_ends.setTrail(std::move(trail), end))
        update();
}

void DiagramView::setEnded(std::optional<Node> node, std::size_t end)
{
    if (m_ends.setEnded(node, end))
        update();
}

void DiagramView::setActivity(const std::optional<model::EdgeCounts>& lastMinute)
{
    if (m_activity == lastMinute)
        return;
    m_activity = lastMinute;
    if (m_ends.empty())
        update();
}

void DiagramView::glow(State from, State to, std::uint64_t times)
{
    const Transition* line = lineBetween(from, to);
    if (!line || !m_ends.empty() || !isVisible())
        return;
    m_ends.glow(*line, times, now());
    runClock();
}

void DiagramView::mark(const Transition* line)
{
    if (std::exchange(m_marked, line) != line)
        update();
}

// Motion

void DiagramView::setReducedMotion(bool reduced)
{
    m_reducedMotion = reduced;
    updateMotionSwitch();
}

void DiagramView::updateMotionSwitch()
{
    const bool reduced =
        m_reducedMotion || style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) == 0;
    m_ends.setReduced(reduced);
    if (reduced && !motion().atRest()) {
        m_ends.finish();
        m_clock.stop();
        update();
    }
}

void DiagramView::runClock()
{
    if (motion().atRest() || !isVisible()) {
        m_clock.stop();
        return;
    }
    const int interval = motion().isRunning() ? runInterval : fadeInterval;
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
    m_ends.advance(now());
    update();
    runClock();
}

void DiagramView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    runClock();
}

void DiagramView::hideEvent(QHideEvent* event)
{
    // What happens while the diagram is hidden need not be shown later.
    m_ends.finish();
    m_clock.stop();
    QWidget::hideEvent(event);
}

// Painting

void DiagramView::setLeadsOn(bool shown)
{
    if (std::exchange(m_leadsOn, shown) != shown)
        update();
}

Emphasis DiagramView::emphasis() const
{
    const DiagramTarget& target = m_pointer.target();
    Emphasis emphasis;
    emphasis.edge = target.edge != nullptr ? target.edge : m_marked;
    const auto ends = motion().ends();
    for (std::size_t end = 0; end < ends.size(); ++end) {
        if (m_leadsOn && !m_ends.all()[end].ended)
            emphasis.nodes[end] = ends[end].resting();
        emphasis.trails[end] = trailLines(ends[end].shownTrail(), now());
    }
    if (m_ends.empty() && m_activity)
        emphasis.activity = activityLevels(*m_activity);
    if (target.node) // where it leads on from there matters, whatever end is elsewhere
        emphasis.nodes = {target.node, std::nullopt};
    return emphasis;
}

DiagramScene DiagramView::scene()
{
    m_picture.update({{size(), devicePixelRatioF(), m_camera.scale(), m_camera.offset(), m_theme}, font(), emphasis()});
    return {.picture = m_picture,
            .ends = m_ends,
            .badges = m_picture.endBadges(m_ends),
            .activity = m_activity,
            .counts = m_counts,
            .hovered = m_pointer.target().node,
            .ring = m_keyboard.ring()};
}

void DiagramView::paintEvent(QPaintEvent*)
{
    ++m_paintCount;
    QPainter painter(this);
    paintDiagram(painter, scene());
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
        announceNames(this);
        update();
        break;
    case QEvent::StyleChange:
        updateMotionSwitch();
        break;
    case QEvent::FontChange:
        updateGeometry();
        update();
        break;
    default:
        break;
    }
    QWidget::changeEvent(event);
}

// Geometry

QSize DiagramView::sizeHint() const
{
    return QSize(560, 470) * largeness(font());
}

QSize DiagramView::minimumSizeHint() const
{
    return QSize(428, 360) * largeness(font()); // below it the words lie on each other
}

void DiagramView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    m_camera.setWidgetSize(size());
}

void DiagramView::zoomBy(double factor, const QPointF& about)
{
    if (m_camera.zoomBy(factor, about))
        update();
}

void DiagramView::zoomIn()
{
    if (m_camera.zoomBy(DiagramCamera::zoomStep))
        update();
}

void DiagramView::zoomOut()
{
    if (m_camera.zoomBy(1 / DiagramCamera::zoomStep))
        update();
}

void DiagramView::fit()
{
    m_camera.fit();
    update();
}

QRectF DiagramView::boxOf(Node node) const
{
    return m_camera.toWidget(m_picture.layout().state(node));
}

DiagramTarget DiagramView::targetAt(const QPointF& point) const
{
    return view::targetAt(point, m_picture.layout(), m_camera);
}

// Words

bool DiagramView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        showPlainToolTip(help->globalPos(), toolTipAt(help->pos()), this);
        return true;
    }
    return QWidget::event(event);
}

QString DiagramView::toolTipAt(const QPointF& point) const
{
    const auto [node, edge] = targetAt(point);
    if (node)
        return describe(*node);
    if (!edge)
        return {};
    return edgeText(*edge, m_ends.empty() && m_activity ? std::optional((*m_activity)[indexOf(*edge)]) : std::nullopt);
}

QString DiagramView::describe(Node node) const
{
    return nodeText(node, m_counts[static_cast<std::size_t>(node.state)], m_ends.labelsAt(node));
}

void DiagramView::setCurrent(Node node)
{
    m_keyboard.setCurrent(node);
}

void DiagramView::activate(Node node)
{
    emit stateActivated(node.state);
}

} // namespace atlas::view
