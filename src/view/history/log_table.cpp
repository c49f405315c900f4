// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/log_table.h"

#include "model/log/transition_log_model.h"
#include "view/history/log_texts.h"
#include "view/history/transition_delegate.h"
#include "view/parts/column_widths.h"
#include "view/parts/fonts.h"

#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>
#include <vector>

namespace atlas::view {
namespace {

using model::LogColumn;

QFont fontOf(LogColumnForm::Font kind, const QFont& usual)
{
    switch (kind) {
    case LogColumnForm::Font::Usual:
        return usual;
    case LogColumnForm::Font::Strong:
        return strong(usual);
    case LogColumnForm::Font::FixedPitch:
        return fixedPitch(usual);
    }
    return usual;
}

} // namespace

LogTable::LogTable(QWidget* parent) : QTableView(parent), m_delegate(new TransitionDelegate(this))
{
    m_delegate->setColumns(static_cast<int>(LogColumn::Time), static_cast<int>(LogColumn::Known));
    setItemDelegate(m_delegate);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setShowGrid(false);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setFrameShape(NoFrame);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setCornerButtonEnabled(false);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QAbstractItemView::doubleClicked, this, &LogTable::activate);
    fitRows();
}

void LogTable::setLog(model::TransitionLogModel* log)
{
    m_log = log;
    setModel(log);
    connect(log, &model::RowModel::aboutToChange, this, [this] { m_scroll.hold(); });
    connect(log, &model::RowModel::changed, this, [this] { m_scroll.settle(); });
    fitColumns();
}

bool LogTable::isAtEnd() const
{
    return verticalScrollBar()->value() >= verticalScrollBar()->maximum();
}

void LogTable::showNamespaces(bool shown)
{
    setColumnHidden(static_cast<int>(LogColumn::Namespace), !shown);
    fitColumns();
}

/// Between what each column needs and what it can use.
void LogTable::fitColumns()
{
    if (m_log == nullptr)
        return;
    std::vector<ColumnNeed> needs;
    for (const LogColumnForm& form : logColumns()) {
        if (isColumnHidden(static_cast<int>(form.column))) {
            needs.push_back({});
            continue;
        }
        const QFontMetrics metrics(fontOf(form.font, font()));
        const int title = horizontalHeader()->sectionSizeHint(static_cast<int>(form.column));
        const auto width = [&](const char* text) {
            const int cell =
                metrics.horizontalAdvance(QString::fromUtf8(text)) + 2 * TransitionDelegate::cellPadding + 2;
            return std::max(cell, title);
        };
        needs.push_back({width(form.narrow), width(form.wide)});
    }
    const std::vector<int> widths = shareOut(needs, viewport()->width());
    for (std::size_t i = 0; i < widths.size(); ++i)
        if (!isColumnHidden(static_cast<int>(i)))
            setColumnWidth(static_cast<int>(i), widths[i]);
}

void LogTable::fitRows()
{
    verticalHeader()->setMinimumSectionSize(1);
    verticalHeader()->setDefaultSectionSize(TransitionDelegate::rowHeight(fontMetrics()));
}

void LogTable::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    m_emptyText.paint();
}

void LogTable::resizeEvent(QResizeEvent* event)
{
    const bool follows = isAtEnd();
    QTableView::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitColumns();
    if (follows)
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

void LogTable::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange) {
        m_delegate->followTheme();
        viewport()->update();
    } else if (event->type() == QEvent::FontChange) {
        fitRows();
        fitColumns();
    }
}

void LogTable::activate(const QModelIndex& index)
{
    if (const LogEntry* const entry = index.isValid() ? m_log->entry(index.row()) : nullptr)
        emit entryActivated(*entry);
}

void LogTable::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy))
        copy(false);
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        activate(currentIndex());
    else if (event->key() == Qt::Key_Space) // the window's key for pausing; Qt would select
        event->ignore();
    else
        QTableView::keyPressEvent(event);
}

void LogTable::copy(bool all) const
{
    QList<int> rows;
    if (all)
        for (int row = 0; row < m_log->rowCount(); ++row)
            rows << row;
    else
        for (const QModelIndex& index : selectionModel()->selectedRows())
            rows << index.row();
    std::ranges::sort(rows);
    QString text;
    for (const int row : rows) {
        QStringList cells;
        for (int column = 0; column < model::logColumnCount; ++column)
            if (!isColumnHidden(column))
                cells << m_log->index(row, column).data().toString();
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    if (!text.isEmpty())
        QApplication::clipboard()->setText(text);
}

void LogTable::contextMenuEvent(QContextMenuEvent* event)
{
    if (m_log == nullptr || m_log->rowCount() == 0)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QModelIndex current = currentIndex();
    QAction* show = menu->addAction(tr("Show the connection"), this, [this] { activate(currentIndex()); });
    show->setEnabled(current.isValid() && m_log->entry(current.row()) != nullptr);
    menu->addSeparator();
    menu->addAction(tr("Copy selected lines"), this, [this] { copy(false); })
        ->setEnabled(selectionModel()->hasSelection());
    menu->addAction(tr("Copy all lines"), this, [this] { copy(true); });
    menu->popup(event->globalPos());
}

} // namespace atlas::view
