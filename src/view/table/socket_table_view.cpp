// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/table/socket_table_view.h"

#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include <bitset>
#include <ranges>

namespace atlas::view {
namespace {

using model::Column;

struct UsualColumn {
    Column column;
    const char* wide; ///< a text that fits where there is room
    const char* narrow; ///< a text that always fits
    bool dispensable = false; ///< left out where there is no room
};

/// What is shown at first; the other columns can be switched on. The state stands near the left: it is
/// what the table is for, and a narrow window must not hide it.
constexpr std::array usualColumns{
    UsualColumn{Column::Process, "NetworkManager+", "NetworkM"},
    UsualColumn{Column::Pid, "12345678", "123456", true},
    UsualColumn{Column::State, "SYN-RECEIVED xxx", "SYN-RECEIVED xx"},
    UsualColumn{Column::LocalAddress, "192.168.100.100+", "127.0.0.1"},
    UsualColumn{Column::LocalPort, "655350", "655350"},
    UsualColumn{Column::RemoteAddress, "192.168.100.100+", "127.0.0.1"},
    UsualColumn{Column::RemotePort, "655350", "655350"},
    UsualColumn{Column::TimeInState, "≥ 23 h 59 min", "≥ 59 min", true},
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
        if (m_sockets == nullptr || viewport()->underMouse())
            return;
        const int row = currentIndex().row();
        changeModel([](model::SocketTableModel& sockets) { sockets.setOrderHeld(false); },
                    row >= 0 ? std::optional(keyOf(m_sockets->record(row))) : std::nullopt);
    });
    followTheme();
}

void SocketTableView::setSockets(model::SocketTableModel* sockets)
{
    m_sockets = sockets;
    setModel(sockets);
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

/// Shares the width out between the usual columns, until somebody chooses a width: each gets what it needs, and of
/// the rest as much as it can use. Where not all find room, the least important ones wait for a wider window.
void SocketTableView::fitColumns()
{
    if (!m_fitColumns)
        return;
    const auto width = [&](const UsualColumn& usual, const char* text) {
        const int cell = fontMetrics().horizontalAdvance(QString::fromUtf8(text)) + 2 * SocketDelegate::cellPadding;
        return std::max(cell, header()->sectionSizeHint(static_cast<int>(usual.column)));
    };
    int needed = 0;
    for (const UsualColumn& usual : usualColumns)
        needed += width(usual, usual.narrow);
    std::bitset<model::columnCount> left;
    for (const UsualColumn& usual : usualColumns | std::views::reverse) {
        if (usual.dispensable && needed > viewport()->width()) {
            needed -= width(usual, usual.narrow);
            left.set(static_cast<std::size_t>(usual.column));
        }
    }
    const auto shown = [&](const UsualColumn& usual) { return !left.test(static_cast<std::size_t>(usual.column)); };
    int wish = 0;
    for (const UsualColumn& usual : usualColumns | std::views::filter(shown))
        wish += width(usual, usual.wide) - width(usual, usual.narrow);
    const double share = std::clamp((viewport()->width() - needed) / std::max(1.0 * wish, 1.0), 0.0, 1.0);
    constexpr double tightest = 0.9; // what is needed has some air in it
    const double squeeze = std::clamp(1.0 * viewport()->width() / std::max(needed, 1), tightest, 1.0);
    header()->setStretchLastSection(false); // it would take what the others are about to get
    for (const UsualColumn& usual : usualColumns) {
        const int narrow = static_cast<int>(width(usual, usual.narrow) * squeeze);
        setColumnHidden(static_cast<int>(usual.column), !shown(usual));
        setColumnWidth(static_cast<int>(usual.column),
                       narrow + static_cast<int>((width(usual, usual.wide) - narrow) * share));
    }
    header()->setStretchLastSection(true);
}

void SocketTableView::resizeEvent(QResizeEvent* event)
{
    QTreeView::resizeEvent(event);
    fitColumns();
}

void SocketTableView::changeModel(const std::function<void(model::SocketTableModel&)>& change,
                                  const std::optional<SocketKey>& selected)
{
    // The row at the top, or under the pointer, stays where it is on the screen; a selected row that would leave the
    // sight, since it is sorted elsewhere now, stays there instead.
    const QPoint pointer = viewport()->mapFromGlobal(QCursor::pos());
    const bool pointed = viewport()->underMouse() && viewport()->rect().contains(pointer);
    const bool atTop = verticalScrollBar()->value() == 0;
    QPersistentModelIndex anchor = indexAt(pointed ? pointer : QPoint(2, 2));
    const int before = anchor.isValid() ? visualRect(anchor).top() : 0;
    const std::optional<int> place = pointed ? std::nullopt : topInSight(currentIndex());

    m_changing = true;
    setAutoScroll(false);
    change(*m_sockets);
    restoreCurrent(selected);
    setAutoScroll(true);
    m_changing = false;

    if (anchor.isValid() && (pointed || !atTop))
        scrollBack(anchor, before);
    if (place && currentIndex().isValid() && !topInSight(currentIndex()))
        scrollBack(currentIndex(), *place);
}

/// Where a row begins on the screen, if any of it is in sight.
std::optional<int> SocketTableView::topInSight(const QModelIndex& index) const
{
    const QRect box = visualRect(index);
    return box.isValid() && box.bottom() >= 0 && box.top() < viewport()->height() ? std::optional(box.top())
                                                                                  : std::nullopt;
}

void SocketTableView::scrollBack(const QModelIndex& index, int top)
{
    executeDelayedItemsLayout();
    verticalScrollBar()->setValue(verticalScrollBar()->value() + visualRect(index).top() - top);
}

void SocketTableView::selectNone()
{
    changeModel([](model::SocketTableModel&) { }, std::nullopt);
}

void SocketTableView::restoreCurrent(const std::optional<SocketKey>& selected)
{
    const std::optional<int> row = selected ? m_sockets->rowOf(*selected) : std::nullopt;
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

void SocketTableView::setEmptyText(const QString& text)
{
    if (m_emptyText == text)
        return;
    m_emptyText = text;
    setAccessibleDescription(text); // what is only painted is not read aloud
    if (m_sockets != nullptr && m_sockets->rowCount() == 0)
        viewport()->update();
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
        if (static_cast<Column>(column) == Column::Advice)
            continue; // nothing gives advice yet
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
    menu.addAction(tr("Usual columns"), this, &SocketTableView::showUsualColumns);
}

QByteArray SocketTableView::saveColumns() const
{
    return m_fitColumns ? QByteArray() : header()->saveState();
}

void SocketTableView::restoreColumns(const QByteArray& saved)
{
    if (saved.isEmpty() || !header()->restoreState(saved))
        return;
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
    if (m_emptyText.isEmpty() || (m_sockets != nullptr && m_sockets->rowCount() != 0))
        return;
    QPainter painter(viewport());
    painter.setPen(Theme::current().mutedText);
    const QRect area = viewport()->rect().adjusted(40, 20, -40, -20);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
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
    // When a row goes, Qt makes its neighbour current; that is not somebody's choice.
    if (m_changing)
        return;
    if (current.isValid() && current.row() != previous.row())
        emit socketSelected(m_sockets->record(current.row()));
    else if (!current.isValid())
        emit selectionCleared();
}

void SocketTableView::contextMenuEvent(QContextMenuEvent* event)
{
    if (currentIndex().isValid())
        emit contextMenuWanted(event->globalPos());
}

} // namespace atlas::view
