// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/transition_log_model.h"

#include "core/filter/log_filter.h"

#include <algorithm>
#include <cstddef>
#include <ranges>
#include <span>
#include <utility>

namespace atlas::model {

TransitionLogModel::TransitionLogModel(std::unique_ptr<const LogTexts> texts, QObject* parent)
    : RowModel(parent), m_texts(std::move(texts))
{
}

TransitionLogModel::~TransitionLogModel() = default;

// --- What comes ---------------------------------------------------------------------------------

void TransitionLogModel::apply(const HistoryUpdate& update)
{
    m_eventSource = update.eventSource;
    m_losses = update.losses;
    m_missed += update.skipped;
    if (m_paused) {
        setAside(update);
    } else {
        change([&] {
            for (const LogEntry& entry : update.amended)
                amend(entry, {update.time, update.wallTime});
            announceAmended();
            takeUp(itemsOf(update));
        });
    }
    emit countsChanged();
}

void TransitionLogModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (!paused) {
        change([this] {
            for (const auto& [sequence, amendment] : m_waiting.takeAmendments())
                amend(amendment.first, amendment.second);
            announceAmended();
            takeUp(m_waiting.takeItems());
        });
    }
    emit countsChanged();
}

void TransitionLogModel::setAside(const HistoryUpdate& update)
{
    const Clocks clocks{update.time, update.wallTime};
    for (const LogEntry& entry : update.amended)
        if (!m_waiting.amend(entry, clocks) && findEntry(m_items, entry.sequence) != m_items.end())
            m_waiting.setAside(entry, clocks);
    m_missed += m_waiting.append(itemsOf(update), update.appended.size(), m_capacity);
}

/// The update's loss and entries.
LogItems TransitionLogModel::itemsOf(const HistoryUpdate& update)
{
    LogItems items;
    const Clocks clocks{update.time, update.wallTime};
    if (update.skipped > 0) {
        const Instant time = update.appended.empty() ? update.time : update.appended.front().step.time;
        items.push_back(lossItem(update.skipped, m_lastSequence, time, clocks));
    }
    for (const LogEntry& entry : update.appended) {
        m_lastSequence = entry.sequence;
        if (!entry.withdrawn)
            items.push_back({entry, clocks});
    }
    return items;
}

void TransitionLogModel::amend(const LogEntry& entry, const Clocks& clocks)
{
    const auto place = findEntry(m_items, entry.sequence);
    if (place == m_items.end())
        return;
    if (place->entry.step.time != entry.step.time)
        place->clocks = clocks; // otherwise the wall clock may have been set since, and was right then
    place->entry = entry;
    const ItemId id = m_firstItem + static_cast<ItemId>(place - m_items.begin());
    if (std::exchange(place->matches, matchesFilter(entry)) != place->matches)
        m_choiceChangedFrom = std::min(m_choiceChangedFrom.value_or(id), id);
    m_amended.push_back(id);
}

void TransitionLogModel::announceAmended()
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
            announceRows(range->first, range->second);
        range = range && number <= range->second + 1 ? std::pair(range->first, number) : std::pair(number, number);
    }
    if (range)
        announceRows(range->first, range->second);
}

void TransitionLogModel::takeUp(LogItems fresh)
{
    while (fresh.size() > m_capacity) {
        const std::uint64_t lost = fresh.front().skipped;
        fresh.pop_front();
        if (lost == 0)
            continue; // it would have had to go anyway
        LogItem& next = fresh.front();
        m_missed += next.skipped > 0 ? 0 : 1;
        next = lossItem(lost + std::max<std::uint64_t>(next.skipped, 1), next.entry.sequence, next.entry.step.time,
                        next.clocks);
    }
    trim(fresh.size());
    const ItemId first = endItem();
    for (LogItem& item : fresh) {
        item.matches = item.skipped > 0 || matchesFilter(item.entry);
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
        announceRows(0, 0);
}

/// Rows for the items from `first` on.
void TransitionLogModel::showNew(ItemId first)
{
    Rows fresh;
    addTo(fresh, first, endItem());
    if (!fresh.empty() && fresh.front().skipped > 0 && !m_rows.empty() && m_rows.back().skipped > 0) {
        m_rows.back().skipped += fresh.front().skipped;
        fresh.pop_front();
        announceRows(m_rows.size() - 1, m_rows.size() - 1);
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
        const LogItem& item = m_items[id - m_firstItem];
        if (!item.matches)
            continue;
        if (item.skipped > 0 && !rows.empty() && rows.back().skipped > 0)
            rows.back().skipped += item.skipped;
        else
            rows.push_back({id, item.skipped});
    }
}

// --- What of it is shown ------------------------------------------------------------------------

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

/// Turns the rows from `start` on into `tail`, which is of the same items.
void TransitionLogModel::changeRows(std::size_t start, const Rows& tail)
{
    const auto current =
        m_rows | std::views::drop(static_cast<std::ptrdiff_t>(start)) | std::views::transform(&Row::item);
    std::vector<std::uint8_t> stays;
    for (const ItemId item : current)
        stays.push_back(std::ranges::binary_search(tail, item, {}, &Row::item) ? 1 : 0);
    const auto at = [](auto& rows, std::size_t number) { return rows.begin() + static_cast<std::ptrdiff_t>(number); };
    run(
        start, fewEdits(start, current, tail | std::views::transform(&Row::item), stays),
        [&](std::size_t row, std::size_t count) { m_rows.erase(at(m_rows, row), at(m_rows, row + count)); },
        [&](std::size_t row, const RowEdit& edit) {
            m_rows.insert(at(m_rows, row), at(tail, edit.row), at(tail, edit.row + edit.inserted));
        });
    for (std::size_t i = 0; i < tail.size(); ++i) {
        if (m_rows[start + i] == tail[i])
            continue;
        m_rows[start + i] = tail[i]; // other losses have joined this one
        announceRows(start + i, start + i);
    }
    m_gapRows = static_cast<std::size_t>(std::ranges::count_if(m_rows, [](const Row& row) { return row.skipped > 0; }));
}

bool TransitionLogModel::matchesFilter(const LogEntry& entry) const
{
    return matches(std::span(&m_filter, 1), entry, *m_names);
}

void TransitionLogModel::setFilter(const Filter& filter)
{
    m_filter = filter;
    change([this] {
        for (LogItem& item : m_items)
            item.matches = item.skipped > 0 || matchesFilter(item.entry);
        chooseFrom(m_firstItem);
    });
    emit countsChanged();
}

void TransitionLogModel::setCapacity(std::size_t capacity)
{
    m_capacity = std::max<std::size_t>(capacity, 1);
    change([this] { trim(0); });
    emit countsChanged();
}

void TransitionLogModel::clear()
{
    m_waiting.clear();
    if (!m_rows.empty()) {
        change([this] {
            beginRemoveRows({}, 0, rowCount() - 1);
            m_rows.clear();
            m_gapRows = 0;
            endRemoveRows();
        });
    }
    m_firstItem = endItem();
    m_items.clear();
    m_gaps = 0;
    emit countsChanged();
}

// --- What views ask -----------------------------------------------------------------------------

void TransitionLogModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, logColumnCount - 1);
    if (!m_rows.empty())
        announceRows(0, m_rows.size() - 1);
}

const LogEntry* TransitionLogModel::entry(int row) const
{
    const Row& place = m_rows[static_cast<std::size_t>(row)];
    return place.skipped > 0 ? nullptr : &itemOf(place).entry;
}

WallTime TransitionLogModel::wallTime(int row) const
{
    const LogItem& item = itemOf(m_rows[static_cast<std::size_t>(row)]);
    return item.clocks.wallTime(item.entry.step.time);
}

std::uint64_t TransitionLogModel::skippedAt(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].skipped;
}

int TransitionLogModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TransitionLogModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : logColumnCount;
}

QVariant TransitionLogModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const LogItem& item = itemOf(row);
    const auto column = static_cast<LogColumn>(index.column());
    const bool isEntry = row.skipped == 0;
    switch (role) {
    case Qt::DisplayRole:
        if (isEntry || column == LogColumn::Time)
            return m_texts->text(column, item.entry, item.clocks);
        return column == LogColumn::Transition ? m_texts->skipped(row.skipped) : QString();
    case Qt::ToolTipRole:
        return isEntry ? m_texts->details(item.entry, item.clocks) : m_texts->skipped(row.skipped);
    case FromRole:
    case ToRole:
        if (isEntry && column == LogColumn::Transition)
            return QVariant::fromValue(role == FromRole ? item.entry.step.from : item.entry.step.to);
        return {};
    case KnownRole:
        return isEntry ? QVariant::fromValue(item.entry.step.known) : QVariant();
    case WithdrawnRole:
        return item.entry.withdrawn;
    case SkippedRole:
        return QVariant::fromValue<quint64>(row.skipped);
    default:
        return {};
    }
}

QVariant TransitionLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= logColumnCount)
        return {};
    return m_texts->title(static_cast<LogColumn>(section));
}

} // namespace atlas::model
