// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the table gets from one snapshot to the next. In this order:
//   1. Everything that is remembered follows the sockets into the new snapshot. Rows that lost
//      their socket now refer to its last record. No row moved yet, so there is nothing to tell.
//   2. Rows that are no longer shown are removed, and new ones inserted at their place, in one
//      pass of ascending ranges.
//   3. Changed rows are told. A QTreeView that has a layout pending (from 2) ignores this, which
//      saves it the search for each of them; so it comes after 2.
//   4. Rows whose sort value changed are moved to their place, if they are out of order at all.
#include "model/table/socket_table_model_p.h"

#include <algorithm>
#include <map>

namespace atlas::model {

void SocketTableModel::Private::begin(std::shared_ptr<const Snapshot> snapshot)
{
    sockets.reset(std::move(snapshot), now);
    order.sort();
}

void SocketTableModel::Private::step(const SnapshotUpdate& update)
{
    static_cast<void>(sockets.endMarks(now));
    const std::size_t ended = sockets.hideGone(now);
    const Step step = sockets.step(update, now);
    for (RowRef& ref : rows.all())
        ref = ref.isLive() ? step.places[ref.index()] : ref;
    order.carry(step.places);
    order.dropOldestGone(ended);
    if (held || step.allKeysChanged)
        order.append(step.added);
    else
        order.insertSorted(step.added);
    showRows();
    sockets.dropGone(ended);
    tellTouched();
    if (held)
        return;
    if (step.allKeysChanged) {
        sortRows();
    } else if (!step.stale.empty()) {
        order.moveStale(step.stale);
        sockets.clear(Trait::Stale);
        reorderRows();
    }
}

void SocketTableModel::Private::advance()
{
    static_cast<void>(sockets.endMarks(now));
    const std::size_t ended = sockets.hideGone(now);
    if (sockets.filterDependsOnTime())
        sockets.judgeAll(now);
    if (ended > 0 || sockets.filterDependsOnTime()) {
        order.dropOldestGone(ended);
        showRows();
        sockets.dropGone(ended);
    }
    tellTouched();
    if (rows.size() == 0)
        return;
    const int last = static_cast<int>(rows.size()) - 1;
    for (const int column : {static_cast<int>(Column::TimeInState), static_cast<int>(Column::Timer)})
        emit model.dataChanged(model.index(0, column), model.index(last, column), {Qt::DisplayRole, SortRole});
}

void SocketTableModel::Private::showRows()
{
    const std::vector<RowRef> target = order.shown();
    for (const RowEdit& edit : edits(target))
        run(edit, target);
}

std::vector<RowEdit> SocketTableModel::Private::edits(const std::vector<RowRef>& target)
{
    const std::span<const RowRef> current = rows.all();
    std::vector<std::uint8_t> stays(current.size());
    std::ranges::transform(current, stays.begin(),
                           [this](RowRef ref) { return static_cast<std::uint8_t>(sockets.isShown(ref) ? 1 : 0); });
    std::vector<RowEdit> exact = rowEdits(current, target, stays);
    if (rangeCount(exact) <= mostRanges)
        return exact;
    std::vector<std::uint8_t> anchored(current.size());
    for (const QModelIndex& index : model.persistentIndexList()) {
        const auto row = static_cast<std::size_t>(index.row());
        anchored[row] = stays[row];
    }
    return rowEdits(current, target, anchored);
}

void SocketTableModel::Private::run(const RowEdit& edit, const std::vector<RowRef>& target)
{
    const int row = static_cast<int>(edit.row);
    if (edit.removed > 0) {
        model.beginRemoveRows({}, row, row + static_cast<int>(edit.removed) - 1);
        rows.remove(edit.row, edit.removed);
        model.endRemoveRows();
    }
    if (edit.inserted > 0) {
        model.beginInsertRows({}, row, row + static_cast<int>(edit.inserted) - 1);
        rows.insert(edit.row, std::span(target).subspan(edit.row, edit.inserted));
        model.endInsertRows();
    }
}

void SocketTableModel::Private::sortRows()
{
    order.sort();
    sockets.clear(Trait::Stale);
    reorderRows();
}

void SocketTableModel::Private::reorderRows()
{
    std::vector<RowRef> target = order.shown();
    if (std::ranges::equal(rows.all(), target))
        return;
    emit model.layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList from = model.persistentIndexList();
    const QModelIndexList to = moved(from, target);
    rows.assign(std::move(target));
    model.changePersistentIndexList(from, to);
    emit model.layoutChanged({}, VerticalSortHint);
}

QModelIndexList SocketTableModel::Private::moved(const QModelIndexList& indexes,
                                                 const std::vector<RowRef>& target) const
{
    if (indexes.isEmpty())
        return {};
    std::vector<int> liveRows(sockets.liveCount(), -1);
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
        const RowRef ref = rows[static_cast<std::size_t>(index.row())];
        const int row = ref.isLive() ? liveRows[ref.index()] : goneRows.at(ref.serial());
        result.push_back(model.index(row, index.column()));
    }
    return result;
}

void SocketTableModel::Private::tellTouched()
{
    struct Range {
        std::size_t first;
        std::size_t last;
    };
    std::vector<Range> ranges;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        if (!sockets.trait(rows[row]).has(Trait::Touched))
            continue;
        if (!ranges.empty() && ranges.back().last + 1 == row)
            ranges.back().last = row;
        else
            ranges.push_back({row, row});
    }
    sockets.clear(Trait::Touched);
    if (ranges.size() > mostRanges)
        ranges = {{ranges.front().first, ranges.back().last}};
    for (const Range& range : ranges)
        tellChanged(range.first, range.last);
}

void SocketTableModel::Private::tellChanged(std::size_t firstRow, std::size_t lastRow)
{
    emit model.dataChanged(model.index(static_cast<int>(firstRow), 0),
                           model.index(static_cast<int>(lastRow), model::columnCount - 1));
}

} // namespace atlas::model
