// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rows of the log, and how each change of them is announced: see transition_log_model.h.
#include "model/log/transition_log_model.h"
#include "model/table/row_edits.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace atlas::model {
namespace {

constexpr std::size_t mostRanges = 1000;

} // namespace

void TransitionLogModel::amend(const LogEntry& entry, const Clocks& clocks)
{
    const auto place = findIn(m_items, entry.sequence);
    if (place == m_items.end())
        return;
    if (place->entry.step.time != entry.step.time)
        place->clocks = clocks; // otherwise the wall clock may have been set since, and was right then
    place->entry = entry;
    const ItemId id = m_firstItem + static_cast<ItemId>(place - m_items.begin());
    if (std::exchange(place->passes, passes(entry)) != place->passes)
        m_choiceChangedFrom = std::min(m_choiceChangedFrom.value_or(id), id);
    m_amended.push_back(id);
}

void TransitionLogModel::tellAmended()
{
    if (const auto from = std::exchange(m_choiceChangedFrom, {}))
        chooseFrom(*from);
    std::vector<ItemId> amended = std::exchange(m_amended, {});
    std::ranges::sort(amended);
    std::optional<std::pair<std::size_t, std::size_t>> range;
    for (const ItemId id : amended) {
        const auto place = std::ranges::lower_bound(m_rows, id, {}, &Row::item);
        if (place == m_rows.end() || place->item != id)
            continue;
        const auto number = static_cast<std::size_t>(place - m_rows.begin());
        if (range && number > range->second + 1)
            tellChanged(range->first, range->second);
        range = range && number <= range->second + 1 ? std::pair(range->first, number) : std::pair(number, number);
    }
    if (range)
        tellChanged(range->first, range->second);
}

void TransitionLogModel::takeUp(Items fresh)
{
    while (fresh.size() > m_capacity) {
        const std::uint64_t lost = fresh.front().skipped;
        fresh.pop_front();
        if (lost == 0)
            continue; // it would have had to go anyway
        Item& next = fresh.front();
        m_missed += next.skipped > 0 ? 0 : 1;
        next = loss(lost + std::max<std::uint64_t>(next.skipped, 1), next.entry.sequence, next.entry.step.time,
                    next.clocks);
    }
    trim(fresh.size());
    const ItemId first = endItem();
    for (Item& item : fresh) {
        item.passes = item.skipped > 0 || passes(item.entry);
        m_gaps += item.skipped > 0 ? 1 : 0;
        m_items.push_back(std::move(item));
    }
    showNew(first);
}

/// Makes room for so many items. Their rows go before they do.
void TransitionLogModel::trim(std::size_t coming)
{
    if (m_items.size() + coming <= m_capacity)
        return;
    const std::size_t count = m_items.size() + coming - m_capacity;
    const ItemId first = m_firstItem + count;
    // Of a row of several losses some may stay.
    auto end = std::ranges::lower_bound(m_rows, first, {}, &Row::item);
    Rows rest;
    if (end != m_rows.begin() && std::prev(end)->skipped > 0)
        addTo(rest, first, end == m_rows.end() ? endItem() : end->item);
    if (!rest.empty()) {
        --end;
        *end = rest.front();
    }
    if (const auto rows = static_cast<int>(end - m_rows.begin()); rows > 0) {
        beginRemoveRows({}, 0, rows - 1);
        m_gapRows -= static_cast<std::size_t>(
            std::count_if(m_rows.begin(), end, [](const Row& row) { return row.skipped > 0; }));
        m_rows.erase(m_rows.begin(), end);
        endRemoveRows();
    }
    for (std::size_t i = 0; i < count; ++i, ++m_firstItem) {
        m_gaps -= m_items.front().skipped > 0 ? 1 : 0;
        m_items.pop_front();
    }
    if (!rest.empty())
        tellChanged(0, 0);
}

/// Rows for the items from `first` on.
void TransitionLogModel::showNew(ItemId first)
{
    Rows fresh;
    addTo(fresh, first, endItem());
    if (!fresh.empty() && fresh.front().skipped > 0 && !m_rows.empty() && m_rows.back().skipped > 0) {
        m_rows.back().skipped += fresh.front().skipped;
        fresh.pop_front();
        tellChanged(m_rows.size() - 1, m_rows.size() - 1);
    }
    if (fresh.empty())
        return;
    beginInsertRows({}, rowCount(), rowCount() + static_cast<int>(fresh.size()) - 1);
    for (const Row& row : fresh) {
        m_gapRows += row.skipped > 0 ? 1 : 0;
        m_rows.push_back(row);
    }
    endInsertRows();
}

void TransitionLogModel::addTo(Rows& rows, ItemId first, ItemId end) const
{
    for (ItemId id = first; id < end; ++id) {
        const Item& item = m_items[id - m_firstItem];
        if (!item.passes)
            continue;
        if (item.skipped > 0 && !rows.empty() && rows.back().skipped > 0)
            rows.back().skipped += item.skipped;
        else
            rows.push_back({id, item.skipped});
    }
}

void TransitionLogModel::tellChanged(std::size_t first, std::size_t last)
{
    emit dataChanged(index(static_cast<int>(first), 0), index(static_cast<int>(last), logColumnCount - 1));
}

/// Chooses anew among the items from `first` on.
void TransitionLogModel::chooseFrom(ItemId first)
{
    auto place = std::ranges::lower_bound(m_rows, first, {}, &Row::item);
    if (place != m_rows.begin() && std::prev(place)->skipped > 0)
        first = (--place)->item; // losses from there on may be in it
    Rows tail;
    addTo(tail, first, endItem());
    changeRows(static_cast<std::size_t>(place - m_rows.begin()), tail);
}

/// Turns the rows from `start` on into `tail`, which is of the same items. A choice that would need too many ranges
/// replaces everything between the rows that somebody holds on to.
void TransitionLogModel::changeRows(std::size_t start, const Rows& tail)
{
    std::vector<RowRef> current;
    std::vector<std::uint8_t> stays;
    for (auto row = m_rows.begin() + static_cast<std::ptrdiff_t>(start); row != m_rows.end(); ++row) {
        current.push_back(RowRef::live(row->item - m_firstItem));
        stays.push_back(std::ranges::binary_search(tail, row->item, {}, &Row::item) ? 1 : 0);
    }
    std::vector<RowRef> wanted;
    for (const Row& row : tail)
        wanted.push_back(RowRef::live(row.item - m_firstItem));
    std::vector<RowEdit> edits = rowEdits(current, wanted, stays);
    if (rangeCount(edits) > mostRanges) {
        std::vector<std::uint8_t> anchored(current.size());
        for (const QModelIndex& index : persistentIndexList())
            if (const auto row = static_cast<std::size_t>(index.row()); row >= start)
                anchored[row - start] = stays[row - start];
        edits = rowEdits(current, wanted, anchored);
    }
    for (const RowEdit& edit : edits)
        run(start, edit, tail);
    for (std::size_t i = 0; i < tail.size(); ++i) {
        if (m_rows[start + i] == tail[i])
            continue;
        m_rows[start + i] = tail[i]; // other losses have joined this one
        tellChanged(start + i, start + i);
    }
    m_gapRows = static_cast<std::size_t>(std::ranges::count_if(m_rows, [](const Row& row) { return row.skipped > 0; }));
}

void TransitionLogModel::run(std::size_t start, const RowEdit& edit, const Rows& tail)
{
    const std::size_t first = start + edit.row;
    const int row = static_cast<int>(first);
    const auto at = [](auto& rows, std::size_t number) { return rows.begin() + static_cast<std::ptrdiff_t>(number); };
    if (edit.removed > 0) {
        beginRemoveRows({}, row, row + static_cast<int>(edit.removed) - 1);
        m_rows.erase(at(m_rows, first), at(m_rows, first + edit.removed));
        endRemoveRows();
    }
    if (edit.inserted > 0) {
        beginInsertRows({}, row, row + static_cast<int>(edit.inserted) - 1);
        m_rows.insert(at(m_rows, first), at(tail, edit.row), at(tail, edit.row + edit.inserted));
        endInsertRows();
    }
}

} // namespace atlas::model
