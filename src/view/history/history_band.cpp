// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/history_band.h"

#include "view/history/band_painter.h"
#include "view/history/band_words.h"
#include "view/parts/tool_tip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace atlas::view {

HistoryBand::HistoryBand(QWidget* parent) : QWidget(parent), m_theme(Theme::current())
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(sizeHint().height());
    resizeTime();
    describeAloud();
}

// --- What is shown ------------------------------------------------------------------------------

void HistoryBand::setRows(std::vector<BandRow> rows, const model::WallClock& clock)
{
    if (rows == m_rows && clock == m_clock)
        return;
    m_rows = std::move(rows);
    m_clock = clock;
    m_time.follow(bandStretches(m_rows, font(), width()));
    if (height() != sizeHint().height())
        setFixedHeight(sizeHint().height());
    layOut();
    describeAloud();
}

void HistoryBand::advance(Instant now)
{
    std::vector<BandRow> rows = m_rows;
    for (BandRow& row : rows)
        if (!row.pieces.empty() && row.pieces.back().live)
            row.pieces.back().end = std::max(row.pieces.back().end, now);
    setRows(std::move(rows), m_clock);
}

QString HistoryBand::describe(const BandPiece& piece) const
{
    return band::pieceText(piece, m_time.scale(), m_clock);
}

void HistoryBand::describeAloud()
{
    setAccessibleName(tr("States over time"));
    const QString text = band::sentence(m_rows, m_clock);
    if (text != accessibleDescription())
        setAccessibleDescription(text);
}

// --- Where it is shown --------------------------------------------------------------------------

void HistoryBand::resizeTime()
{
    m_time.resize(bandStretches(m_rows, font(), width()));
    layOut();
}

void HistoryBand::layOut()
{
    BandLayout layout = layBand({.rows = m_rows, .time = m_time, .clock = m_clock, .font = font(), .width = width()});
    if (layout != m_layout) {
        m_layout = std::move(layout);
        update();
    }
    findHovered();
}

QSize HistoryBand::sizeHint() const
{
    return {480, bandHeight(m_rows.size(), font())};
}

QSize HistoryBand::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

double HistoryBand::placeOf(Instant time) const
{
    return m_layout.area.left() + m_time.placeOf(time);
}

const BandPiece* HistoryBand::pieceAt(const QPointF& point) const
{
    const BandBox* const box = m_layout.boxAt(point.toPoint());
    return box != nullptr ? &m_rows[box->id.row].pieces[box->id.piece] : nullptr;
}

void HistoryBand::fit()
{
    m_time.showAll();
    layOut();
}

void HistoryBand::zoomBy(double factor, double about)
{
    const QRect& area = m_layout.area;
    m_time.zoomBy(factor, std::clamp(about, 1.0 * area.left(), 1.0 * area.right()) - area.left());
    layOut();
}

void HistoryBand::pan(double distance)
{
    m_time.pan(distance);
    layOut();
}

void HistoryBand::paintEvent(QPaintEvent*)
{
    ++m_paintCount;
    if (m_rows.empty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintBand(painter, {.layout = m_layout, .theme = m_theme, .font = font(), .hovered = m_hovered});
    if (hasFocus() && m_focusByKeyboard) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

void HistoryBand::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    resizeTime();
}

void HistoryBand::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_theme = Theme::current();
        update();
    } else if (event->type() == QEvent::LanguageChange) {
        layOut();
        describeAloud();
    } else if (event->type() == QEvent::FontChange) {
        setFixedHeight(sizeHint().height());
        resizeTime();
    }
}

// --- The pointer --------------------------------------------------------------------------------

bool HistoryBand::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const BandPiece* const piece = pieceAt(help->pos());
    showPlainToolTip(help->globalPos(), piece != nullptr ? describe(*piece) : QString(), this);
    return true;
}

void HistoryBand::findHovered()
{
    const BandBox* const box = m_pointer ? m_layout.boxAt(m_pointer->toPoint()) : nullptr;
    const std::optional<BandPieceId> hovered = box != nullptr ? std::optional(box->id) : std::nullopt;
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    update();
}

void HistoryBand::hover(std::optional<QPointF> point)
{
    m_pointer = point;
    const std::optional<BandPieceId> before = m_hovered;
    findHovered();
    if (m_hovered != before)
        emit stepHovered(m_hovered ? stepInto(m_rows[m_hovered->row].pieces, m_hovered->piece) : std::nullopt);
}

void HistoryBand::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_dragged = event->position();
}

void HistoryBand::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged && isZoomed()) {
        setCursor(Qt::ClosedHandCursor);
        pan(m_dragged->x() - event->position().x());
        m_dragged = event->position();
    }
    hover(event->position());
}

void HistoryBand::mouseReleaseEvent(QMouseEvent*)
{
    m_dragged.reset();
    unsetCursor();
}

void HistoryBand::mouseDoubleClickEvent(QMouseEvent* event)
{
    const BandPiece* const piece = pieceAt(event->position());
    if (piece == nullptr)
        return;
    m_time.showStretch(piece->begin, piece->end);
    layOut();
}

void HistoryBand::leaveEvent(QEvent* event)
{
    QWidget::leaveEvent(event);
    hover(std::nullopt);
}

void HistoryBand::wheelEvent(QWheelEvent* event)
{
    const QPoint angle = event->angleDelta();
    constexpr double notch = 120;
    if (event->modifiers().testFlag(Qt::ControlModifier) && angle.y() != 0)
        zoomBy(std::pow(VisibleTime::zoomStep, angle.y() / notch), event->position().x());
    else if (isZoomed() && (angle.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)))
        pan(-(angle.x() != 0 ? angle.x() : angle.y()) / 2.0);
    else
        return event->ignore();
    hover(event->position());
    event->accept();
}

// --- The keyboard -------------------------------------------------------------------------------

void HistoryBand::keyPressEvent(QKeyEvent* event)
{
    const double about = m_pointer ? m_pointer->x() : m_layout.area.center().x();
    constexpr double part = 8; // of the width, a press of an arrow
    if ((event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(VisibleTime::zoomStep, about);
    case Qt::Key_Minus:
        return zoomBy(1 / VisibleTime::zoomStep, about);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Left:
        return pan(-m_layout.area.width() / part);
    case Qt::Key_Right:
        return pan(m_layout.area.width() / part);
    case Qt::Key_Home:
        m_time.showBegin();
        return layOut();
    case Qt::Key_End:
        m_time.showEnd();
        return layOut();
    default:
        return QWidget::keyPressEvent(event);
    }
}

void HistoryBand::focusInEvent(QFocusEvent* event)
{
    m_focusByKeyboard = event->reason() != Qt::MouseFocusReason;
    QWidget::focusInEvent(event);
}

} // namespace atlas::view
