// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the table gets from one snapshot to the next. In this order:
//   1. Everything that is remembered follows the sockets into the new snapshot. Rows that lost their socket now refer
//      to its last record. No row moved yet, so there is nothing to announce.
//   2. Rows that are no longer shown are removed, and new ones inserted in place, in one pass of ascending ranges.
//   3. Changed rows are announced. A QTreeView that has a layout pending (from 2) ignores this, which saves it the
//      search for each of them; so it comes after 2.
//   4. Rows whose sort value changed are moved to their place, if they are out of order at all.
#include "model/table/socket_table_model.h"

#include <algorithm>
#include <map>
#include <utility>

namespace atlas::model {

SocketTableModel::SocketTableModel(std::unique_ptr<const CellTexts> texts, QObject* parent)
    : RowModel(parent), m_texts(std::move(texts))
{
}

SocketTableModel::~SocketTableModel() = default;

// --- From one snapshot to the next -------------------------------------------------------------

void SocketTableModel::apply(std::shared_ptr<const SnapshotUpdate> taken)
{
    const auto update = std::move(taken);
    m_now = std::max(m_now, update->after->time);
    change([&] {
        if (!m_sockets.snapshot()) {
            begin(update->after);
            showRows();
        } else if (update->before != m_sockets.snapshot()) {
            beginResetModel();
            begin(update->after);
            m_rows.assign(m_order.shown());
            endResetModel();
        } else {
            step(*update);
        }
    });
    emit countsChanged();
}

void SocketTableModel::advance(Instant now)
{
    m_now = std::max(m_now, now);
    if (!m_sockets.snapshot())
        return;
    const StateCounts before = matchingCounts();
    change([this] { passTime(); });
    if (before != matchingCounts())
        emit countsChanged();
}

void SocketTableModel::showUpdate(const std::shared_ptr<const SnapshotUpdate>& update)
{
    change([&] {
        apply(update);
        advance(update->after->time);
    });
}

void SocketTableModel::begin(std::shared_ptr<const Snapshot> snapshot)
{
    m_sockets.reset(std::move(snapshot), m_now);
    m_order.sort();
}

void SocketTableModel::step(const SnapshotUpdate& update)
{
    static_cast<void>(m_sockets.endMarks(m_now));
    const std::size_t ended = m_sockets.hideGone(m_now);
    const SnapshotStep step = m_sockets.step(update, m_now);
    for (RowRef& ref : m_rows.all())
        ref = ref.isLive() ? step.places[ref.index()] : ref;
    m_order.carry(step.places);
    m_order.dropOldestGone(ended);
    if (m_held || step.allKeysChanged)
        m_order.append(step.added);
    else
        m_order.insertSorted(step.added);
    showRows();
    m_sockets.dropGone(ended);
    announceTouched();
    if (m_held)
        return;
    if (step.allKeysChanged) {
        sortRows();
    } else if (!step.stale.empty()) {
        m_order.moveStale(step.stale);
        m_sockets.clear(RowFlags::Stale);
        reorderRows();
    }
}

void SocketTableModel::passTime()
{
    static_cast<void>(m_sockets.endMarks(m_now));
    const std::size_t ended = m_sockets.hideGone(m_now);
    if (m_sockets.filterDependsOnTime())
        m_sockets.judgeAll(m_now);
    if (ended > 0 || m_sockets.filterDependsOnTime()) {
        m_order.dropOldestGone(ended);
        showRows();
        m_sockets.dropGone(ended);
    }
    announceTouched();
    if (m_rows.size() == 0)
        return;
    const int last = rowCount() - 1;
    for (int column = 0; column < model::columnCount; ++column)
        if (orderOf(static_cast<Column>(column)).movesWithClock)
            emit dataChanged(index(0, column), index(last, column), {Qt::DisplayRole, SortRole});
}

// --- What is shown, and in which order ---------------------------------------------------------

void SocketTableModel::setGoneTime(std::chrono::seconds time)
{
    m_sockets.setGoneTime(time);
    advance(m_now);
}

void SocketTableModel::setFilter(Filter filter)
{
    change([&] {
        m_sockets.setFilter(std::move(filter), m_now);
        showRows();
    });
    emit countsChanged();
}

void SocketTableModel::setHiddenStates(StateSet hidden)
{
    change([&] {
        m_sockets.setHiddenStates(hidden);
        showRows();
    });
}

void SocketTableModel::setOrderHeld(bool held)
{
    m_held = held;
    if (!held && !m_order.isSorted())
        change([this] { sortRows(); });
}

/// Not a change in which views keep their place: a user who sorts wants to see the first rows.
void SocketTableModel::sort(int column, Qt::SortOrder order)
{
    const bool known = column >= 0 && column < model::columnCount;
    m_sockets.setSortKeys(SortKeys(known ? std::optional(static_cast<Column>(column)) : std::nullopt, order));
    if (m_sockets.snapshot())
        sortRows();
}

/// Removes and inserts rows until those are shown that should be, in the present order.
void SocketTableModel::showRows()
{
    const std::vector<RowRef> target = m_order.shown();
    const std::span<const RowRef> current = m_rows.all();
    std::vector<std::uint8_t> stays(current.size());
    std::ranges::transform(current, stays.begin(),
                           [this](RowRef ref) { return static_cast<std::uint8_t>(m_sockets.isShown(ref) ? 1 : 0); });
    run(
        0, fewEdits(0, current, target, stays),
        [this](std::size_t row, std::size_t count) { m_rows.remove(row, count); },
        [&](std::size_t row, const RowEdit& edit) {
            m_rows.insert(row, std::span(target).subspan(edit.row, edit.inserted));
        });
}

void SocketTableModel::sortRows()
{
    m_order.sort();
    m_sockets.clear(RowFlags::Stale);
    reorderRows();
}

/// Moves the rows to where the order has them.
void SocketTableModel::reorderRows()
{
    std::vector<RowRef> target = m_order.shown();
    if (std::ranges::equal(m_rows.all(), target))
        return;
    emit layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = persistentIndexList();
    const QModelIndexList to = moved(from, target);
    m_rows.assign(std::move(target));
    changePersistentIndexList(from, to);
    emit layoutChanged({}, VerticalSortHint);
}

QModelIndexList SocketTableModel::moved(const QModelIndexList& indexes, const std::vector<RowRef>& target) const
{
    if (indexes.isEmpty())
        return {};
    std::vector<int> liveRows(m_sockets.liveCount(), -1);
    std::map<std::uint32_t, int> goneRows;
    for (std::size_t row = 0; row < target.size(); ++row) {
        if (target[row].isLive())
            liveRows[target[row].index()] = static_cast<int>(row);
        else
            goneRows[target[row].serial()] = static_cast<int>(row);
    }
    QModelIndexList result;
    result.reserve(indexes.size());
    for (const QModelIndex& index : indexes) {
        const RowRef ref = refAt(index.row());
        const int row = ref.isLive() ? liveRows[ref.index()] : goneRows.at(ref.serial());
        result.push_back(this->index(row, index.column()));
    }
    return result;
}

/// Announces which rows have other cells now.
void SocketTableModel::announceTouched()
{
    struct Range {
        std::size_t first;
        std::size_t last;
    };
    std::vector<Range> ranges;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (!m_sockets.flags(m_rows[row]).has(RowFlags::Touched))
            continue;
        if (!ranges.empty() && ranges.back().last + 1 == row)
            ranges.back().last = row;
        else
            ranges.push_back({row, row});
    }
    m_sockets.clear(RowFlags::Touched);
    if (ranges.size() > mostRanges)
        ranges = {{ranges.front().first, ranges.back().last}};
    for (const Range& range : ranges)
        announceRows(range.first, range.last);
}

void SocketTableModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, model::columnCount - 1);
    if (m_rows.size() > 0)
        announceRows(0, m_rows.size() - 1);
}

// --- What views ask ----------------------------------------------------------------------------

std::optional<int> SocketTableModel::rowOf(const SocketKey& key) const
{
    const auto ref = m_sockets.find(key);
    if (!ref)
        return std::nullopt;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        if (m_rows[row] == *ref)
            return static_cast<int>(row);
    return std::nullopt;
}

int SocketTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int SocketTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : model::columnCount;
}

QVariant SocketTableModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const SocketRecord& socket = record(index.row());
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return m_texts->text(column, socket, context());
    case SortRole:
        return orderOf(column).value(socket, context());
    case StateRole:
        return QVariant::fromValue(socket.state);
    case FreshnessRole:
        return QVariant::fromValue(freshness(index.row()));
    case AsideRole:
        return speaksOfOwners(column) && socket.owners.empty();
    case Qt::ToolTipRole:
        return m_texts->toolTip(column, socket, context());
    default:
        return {};
    }
}

QVariant SocketTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= model::columnCount)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::DisplayRole)
        return m_texts->title(column);
    return role == Qt::ToolTipRole ? m_texts->description(column) : QVariant();
}

} // namespace atlas::model
