// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/table/socket_table_view.h"

#include "view/parts/column_widths.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <array>
#include <vector>

namespace atlas::view {
namespace {

using model::Column;

struct UsualColumn {
    Column column{};
    const char* wide = nullptr; ///< a text that fits where there is room
    const char* narrow = nullptr; ///< a text that always fits
    int dispensable = 0; ///< as in ColumnNeed
};

/// What is shown at first; the other columns can be switched on. The state stands near the left: it is what the table
/// is for, and a narrow window must not hide it.
constexpr std::array usualColumns{
    UsualColumn{Column::Process, "NetworkManager+", "NetworkMa"},
    UsualColumn{Column::Pid, "12345678", "123456", 2},
    UsualColumn{Column::State, "SYN-RECEIVED xxx", "SYN-RECEIVED xx"},
    UsualColumn{Column::LocalAddress, "192.168.100.100+", "127.0.0.100"},
    UsualColumn{Column::LocalPort, "655350", "655350"},
    UsualColumn{Column::RemoteAddress, "192.168.100.100+", "127.0.0.100"},
    UsualColumn{Column::RemotePort, "655350", "655350"},
    UsualColumn{Column::TimeInState, "≥ 23 h 59 min", "≥ 59 min", 1},
};

constexpr std::chrono::seconds reading{3}; ///< how long the order stays held after the last key

} // namespace

SocketTableView::SocketTableView(QWidget* parent) : QTreeView(parent), m_delegate(new SocketDelegate(this))
{
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setUniformRowHeights(true);
    setSortingEnabled(true);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(NoFrame);
    setItemDelegate(m_delegate);
    setMouseTracking(true);
    header()->setHighlightSections(false);
    header()->setStretchLastSection(true);
    header()->setSectionsMovable(true);
    header()->setFirstSectionMovable(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header()->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(header(), &QHeaderView::customContextMenuRequested, this, [this](QPoint at) {
        QMenu menu;
        fillColumnMenu(menu);
        menu.exec(header()->mapToGlobal(at));
    });
    connect(header(), &QHeaderView::sectionResized, this,
            [this] { m_fitColumns = m_fitColumns && !QGuiApplication::mouseButtons(); });
    connect(header(), &QHeaderView::sectionMoved, this, [this] {
        m_fitColumns = m_fitColumns && !QGuiApplication::mouseButtons();
        moveMarkColumn();
    });
    m_release.setSingleShot(true);
    connect(&m_release, &QTimer::timeout, this, [this] {
        if (m_sockets != nullptr && !viewport()->underMouse())
            m_sockets->setOrderHeld(false);
    });
    followTheme();
}

void SocketTableView::setSockets(model::SocketTableModel* sockets)
{
    m_sockets = sockets;
    setModel(sockets);
    connect(sockets, &model::RowModel::aboutToChange, this, [this] {
        m_changing = true;
        m_scroll.hold();
    });
    connect(sockets, &model::RowModel::changed, this, [this] {
        restoreCurrent();
        m_scroll.settle();
        m_changing = false;
    });
    showUsualColumns();
}

void SocketTableView::showUsualColumns()
{
    for (int column = 0; column < model::columnCount; ++column)
        setColumnHidden(column, true);
    int place = 0;
    for (const UsualColumn& usual : usualColumns) {
        const int column = static_cast<int>(usual.column);
        setColumnHidden(column, false);
        header()->moveSection(header()->visualIndex(column), place++);
    }
    sortByColumn(static_cast<int>(Column::State), Qt::AscendingOrder);
    moveMarkColumn();
    m_fitColumns = true;
    fitColumns();
}

/// Shares the width out between the usual columns, until the user chooses a width.
void SocketTableView::fitColumns()
{
    if (!m_fitColumns)
        return;
    std::vector<ColumnNeed> needs;
    for (const UsualColumn& usual : usualColumns) {
        const auto width = [&](const char* text) {
            const int cell = fontMetrics().horizontalAdvance(QString::fromUtf8(text)) + 2 * SocketDelegate::cellPadding;
            return std::max(cell, header()->sectionSizeHint(static_cast<int>(usual.column)));
        };
        needs.push_back({width(usual.narrow), width(usual.wide), usual.dispensable});
    }
    constexpr double tightest = 0.9; // what is needed has some air in it
    const std::vector<int> widths = shareOut(needs, viewport()->width(), tightest);
    header()->setStretchLastSection(false); // it would take what the others are about to get
    for (std::size_t i = 0; i < usualColumns.size(); ++i) {
        const int column = static_cast<int>(usualColumns[i].column);
        setColumnHidden(column, widths[i] == 0);
        if (widths[i] > 0)
            setColumnWidth(column, widths[i]);
    }
    header()->setStretchLastSection(true);
}

void SocketTableView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void SocketTableView::keepSelected(const std::optional<SocketKey>& socket)
{
    if (m_kept == socket)
        return;
    m_kept = socket;
    m_changing = true;
    restoreCurrent();
    m_changing = false;
}

/// Whatever Qt made current while rows came and went.
void SocketTableView::restoreCurrent()
{
    const std::optional<int> row = m_kept ? m_sockets->rowOf(*m_kept) : std::nullopt;
    if (!row)
        setCurrentIndex({});
    else if (currentIndex().row() != *row)
        setCurrentIndex(m_sockets->index(*row, header()->logicalIndex(0)));
}

/// Of changed cells only those in sight are handed on: QTreeView asks for the place of each cell, 45 ns a cell, and
/// 100,000 rows have 100,000 ages that change every second.
void SocketTableView::dataChanged(const QModelIndex& first, const QModelIndex& last, const QList<int>& roles)
{
    const int height = SocketDelegate::rowHeight(fontMetrics());
    const int from = std::max(first.row(), verticalScrollBar()->value() / height);
    const int to = std::min(last.row(), (verticalScrollBar()->value() + viewport()->height()) / height);
    if (from <= to)
        QTreeView::dataChanged(first.siblingAtRow(from), last.siblingAtRow(to), roles);
}

bool SocketTableView::selectSocket(const SocketKey& key)
{
    const std::optional<int> row = m_sockets->rowOf(key);
    if (!row)
        return false;
    const QModelIndex index = m_sockets->index(*row, header()->logicalIndex(0));
    if (index.row() != currentIndex().row())
        setCurrentIndex(index);
    scrollTo(index, PositionAtCenter);
    return true;
}

void SocketTableView::goToRows()
{
    setFocus(Qt::OtherFocusReason);
    if (!currentIndex().isValid() && m_sockets->rowCount() > 0)
        setCurrentIndex(m_sockets->index(0, header()->logicalIndex(0)));
}

QString SocketTableView::currentRowText() const
{
    const QModelIndex current = currentIndex();
    if (!current.isValid())
        return {};
    QStringList cells;
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        if (!isColumnHidden(column))
            cells.push_back(current.siblingAtColumn(column).data().toString());
    }
    return cells.join(QLatin1Char('\t'));
}

void SocketTableView::fillColumnMenu(QMenu& menu)
{
    for (int column = 0; column < model::columnCount; ++column) {
        QAction* action = menu.addAction(m_sockets->headerData(column, Qt::Horizontal, Qt::ToolTipRole).toString());
        action->setCheckable(true);
        action->setChecked(!isColumnHidden(column));
        connect(action, &QAction::toggled, this, [this, column](bool shown) {
            m_fitColumns = false;
            setColumnHidden(column, !shown);
            if (shown && columnWidth(column) < 40)
                resizeColumnToContents(column);
            moveMarkColumn();
        });
    }
    menu.addSeparator();
    menu.addAction(tr("Default columns"), this, &SocketTableView::showUsualColumns);
}

QByteArray SocketTableView::saveColumns() const
{
    return m_fitColumns ? QByteArray() : header()->saveState();
}

void SocketTableView::restoreColumns(const QByteArray& saved)
{
    if (saved.isEmpty() || !header()->restoreState(saved))
        return;
    if (header()->count() != model::columnCount)
        header()->reset(); // an earlier version had a column more, which the header would keep
    m_fitColumns = false;
    moveMarkColumn();
}

void SocketTableView::moveMarkColumn()
{
    for (int visual = 0; visual < header()->count(); ++visual) {
        const int column = header()->logicalIndex(visual);
        if (!isColumnHidden(column)) {
            m_delegate->setMarkColumn(column);
            break;
        }
    }
    viewport()->update();
}

void SocketTableView::paintEvent(QPaintEvent* event)
{
    QTreeView::paintEvent(event);
    m_emptyText.paint();
}

bool SocketTableView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Enter || event->type() == QEvent::MouseMove)
        holdOrder();
    else if (event->type() == QEvent::Leave)
        m_release.start(0);
    return QTreeView::viewportEvent(event);
}

void SocketTableView::keyPressEvent(QKeyEvent* event)
{
    holdOrder();
    releaseOrderSoon();
    if (event->matches(QKeySequence::Copy)) // the window copies whole rows; Qt would copy one cell, even where none is
        return event->ignore();
    QTreeView::keyPressEvent(event);
}

void SocketTableView::holdOrder()
{
    if (m_sockets != nullptr)
        m_sockets->setOrderHeld(true);
}

void SocketTableView::releaseOrderSoon()
{
    m_release.start(reading);
}

void SocketTableView::followTheme()
{
    m_delegate->setTheme(Theme::current());
    viewport()->update();
}

void SocketTableView::changeEvent(QEvent* event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        followTheme();
}

void SocketTableView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTreeView::currentChanged(current, previous);
    // When a row goes, Qt makes its neighbour current; that is not the user's choice.
    if (m_changing)
        return;
    if (current.isValid() && current.row() != previous.row()) {
        const SocketRecord& record = m_sockets->record(current.row());
        m_kept = keyOf(record);
        emit socketSelected(record);
    } else if (!current.isValid()) {
        m_kept.reset();
        emit selectionCleared();
    }
}

void SocketTableView::contextMenuEvent(QContextMenuEvent* event)
{
    if (currentIndex().isValid())
        emit contextMenuWanted(event->globalPos());
}

} // namespace atlas::view
