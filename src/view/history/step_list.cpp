// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/step_list.h"

#include "view/history/step_list_model.h"
#include "view/history/transition_delegate.h"
#include "view/parts/fonts.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <array>
#include <numeric>
#include <utility>

namespace atlas::view {

StepList::StepList(QWidget* parent) : QTreeView(parent), m_delegate(new TransitionDelegate(this))
{
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setSelectionMode(ExtendedSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerItem); // no row is cut at the top
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    setItemDelegate(m_delegate);
    m_delegate->setColumns(StepListModel::Time, StepListModel::Known);
    header()->hide();
    header()->setStretchLastSection(false);
    header()->setMinimumSectionSize(10);
    connect(this, &QAbstractItemView::entered, this, &StepList::reportHovered);
}

void StepList::setSteps(StepListModel* steps)
{
    m_steps = steps;
    setModel(steps);
    connect(steps, &model::RowModel::aboutToChange, this, [this] { m_scroll.hold(); });
    connect(steps, &model::RowModel::changed, this, [this] {
        fitColumns();
        m_scroll.settle();
    });
    fitColumns();
}

/// Where there is not room for everything, this gives way, in this order: what a step means, for the cause says it in
/// short; words around the times; names of programs; the cause, in part; the word beside the sign of how it is known.
void StepList::fitColumns()
{
    if (m_steps == nullptr || m_steps->rowCount() == 0)
        return;
    std::array<int, StepListModel::columnTotal> widths{};
    const auto width = [&](int column) -> int& { return widths[static_cast<std::size_t>(column)]; };
    for (int column = 0; column < StepListModel::columnTotal; ++column)
        width(column) = sizeHintForColumn(column);
    const QFontMetrics times(fixedPitch(font()));
    const auto timeWidth = [&](bool shortTimes) {
        return m_steps->timeWidth(times, shortTimes) + 2 * TransitionDelegate::cellPadding + 2;
    };
    constexpr int mostOfName = 150;
    constexpr int leastOfName = 80;
    constexpr int leastMeaning = 110;
    constexpr int leastCause = 60;
    constexpr int signWidth = 30; // of how it is known
    const bool twoEnds = !m_steps->index(0, StepListModel::End).data().toString().isEmpty();
    width(StepListModel::End) = twoEnds ? std::min(width(StepListModel::End), mostOfName) : 0;
    width(StepListModel::Time) = timeWidth(false);
    const int meaning = std::exchange(width(StepListModel::Meaning), 0);
    const auto left = [&] { return viewport()->width() - std::accumulate(widths.begin(), widths.end(), 0); };
    m_steps->setShortTimes(left() < 0);
    if (left() < 0)
        width(StepListModel::Time) = timeWidth(true);
    if (left() < 0 && twoEnds)
        width(StepListModel::End) =
            std::max(width(StepListModel::End) + left(), std::min(leastOfName, width(StepListModel::End)));
    if (left() < 0 && width(StepListModel::Cause) + left() < leastCause)
        width(StepListModel::Known) = signWidth;
    if (left() < 0)
        width(StepListModel::Cause) = std::max(width(StepListModel::Cause) + left(), leastCause);
    const bool showsMeaning = left() >= std::min(leastMeaning, meaning);
    width(showsMeaning ? StepListModel::Meaning : StepListModel::Cause) += std::max(left(), 0);
    setColumnHidden(StepListModel::End, !twoEnds);
    setColumnHidden(StepListModel::Meaning, !showsMeaning);
    for (int column = 0; column < StepListModel::columnTotal; ++column)
        if (!isColumnHidden(column) && columnWidth(column) != width(column))
            setColumnWidth(column, width(column));
}

QSize StepList::sizeHint() const
{
    constexpr int usualRows = 4;
    return {480, usualRows * TransitionDelegate::rowHeight(fontMetrics()) + 2};
}

QSize StepList::minimumSizeHint() const
{
    constexpr int fewestRows = 2;
    return {120, fewestRows * TransitionDelegate::rowHeight(fontMetrics()) + 2};
}

// --- Hovering -----------------------------------------------------------------------------------

void StepList::reportHovered(const QModelIndex& index)
{
    if (!index.isValid())
        return emit stepHovered(std::nullopt);
    const Step& step = m_steps->steps()[static_cast<std::size_t>(index.row())].step;
    emit stepHovered(std::pair(step.from, step.to));
}

bool StepList::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        reportHovered(hasFocus() ? currentIndex() : QModelIndex());
    return QTreeView::viewportEvent(event);
}

void StepList::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    if (hasFocus())
        reportHovered(current);
}

void StepList::focusOutEvent(QFocusEvent* event)
{
    QTreeView::focusOutEvent(event);
    reportHovered({});
}

// --- Copying ------------------------------------------------------------------------------------

void StepList::copyRows(QList<int> rows) const
{
    std::ranges::sort(rows);
    QString text;
    for (const int row : rows)
        text += m_steps->rowText(row) + QLatin1Char('\n');
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void StepList::copySelected()
{
    QList<int> rows;
    for (const QModelIndex& index : selectionModel()->selectedRows())
        rows << index.row();
    copyRows(rows);
}

void StepList::copyAll()
{
    QList<int> rows;
    for (int row = 0; row < m_steps->rowCount(); ++row)
        rows << row;
    copyRows(rows);
}

void StepList::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copySelected();
    else if (event->key() == Qt::Key_Space) // the window's key for pausing; Qt would select
        event->ignore();
    else
        QTreeView::keyPressEvent(event);
}

void StepList::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_steps == nullptr || m_steps->rowCount() == 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* selected = menu->addAction(tr("Copy selected lines"), this, &StepList::copySelected);
    selected->setEnabled(selectionModel()->hasSelection());
    menu->addAction(tr("Copy all lines"), this, &StepList::copyAll);
    menu->popup(event->globalPos());
}

void StepList::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void StepList::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_delegate->followTheme();
        viewport()->update();
    } else if (event->type() == QEvent::FontChange) {
        fitColumns();
    }
}

} // namespace atlas::view
