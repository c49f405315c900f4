// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/history_band.h"
#include "view/parts/tool_tip.h"
#include "view/words/words.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>

namespace atlas::view {
namespace {

using Step = std::optional<std::pair<State, State>>;

/// The step by which a piece was reached, or which happened in it; empty where the first piece begins.
Step stepInto(const std::vector<BandPiece>& pieces, std::size_t number)
{
    const BandPiece& piece = pieces[number];
    if (piece.kind == BandPiece::Kind::Change)
        return std::pair(piece.from, piece.between.empty() ? piece.to : piece.between.front());
    if (number == 0)
        return std::nullopt;
    const BandPiece& before = pieces[number - 1];
    if (before.kind == BandPiece::Kind::Change)
        return std::pair(before.between.empty() ? before.from : before.between.back(), before.to);
    return std::pair(before.from, piece.from);
}

} // namespace

bool HistoryBand::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const BandPiece* piece = pieceAt(help->pos()))
        showPlainToolTip(help->globalPos(), describe(*piece), this);
    else
        QToolTip::hideText();
    return true;
}

void HistoryBand::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    layOut();
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
        layOut();
    }
}

void HistoryBand::hover(std::optional<QPointF> point)
{
    m_pointer = point;
    const std::optional<Box> before = m_picture.hovered;
    draw(picture());
    const std::optional<Box>& now = m_picture.hovered;
    const auto same = [](const Box& a, const Box& b) { return a.row == b.row && a.piece == b.piece; };
    if (before.has_value() == now.has_value() && (!now || same(*before, *now)))
        return;
    emit stepHovered(now ? stepInto(m_rows[now->row].pieces, now->piece) : std::nullopt);
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
    constexpr double share = 0.6; // of the width, for its neighbours to be seen
    const double length = static_cast<double>(std::chrono::nanoseconds(piece->end - piece->begin).count());
    const double wanted = share * bandRect().width() / length;
    const auto middle = piece->begin + (piece->end - piece->begin) / 2;
    zoomTo(wanted);
    setOffset(m_scale.at(middle) - bandRect().width() / 2.0);
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
        zoomBy(std::pow(zoomStep, angle.y() / notch), event->position().x());
    else if (isZoomed() && (angle.x() != 0 || event->modifiers().testFlag(Qt::ShiftModifier)))
        pan(-(angle.x() != 0 ? angle.x() : angle.y()) / 2.0);
    else
        return event->ignore();
    hover(event->position());
    event->accept();
}

void HistoryBand::keyPressEvent(QKeyEvent* event)
{
    const double about = m_pointer ? m_pointer->x() : bandRect().center().x();
    constexpr double part = 8; // of the width, a press of an arrow
    if ((event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) != Qt::NoModifier)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoomBy(zoomStep, about);
    case Qt::Key_Minus:
        return zoomBy(1 / zoomStep, about);
    case Qt::Key_0:
        return fit();
    case Qt::Key_Left:
        return pan(-bandRect().width() / part);
    case Qt::Key_Right:
        return pan(bandRect().width() / part);
    case Qt::Key_Home:
        return setOffset(0);
    case Qt::Key_End:
        return setOffset(m_scale.width());
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
