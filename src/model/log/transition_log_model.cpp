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
    m_notKept += update.skipped;
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
        if (!m_waiting.amend(entry, clocks) && m_items.find(entry.sequence) != nullptr)
            m_waiting.setAside(entry, clocks);
    m_notKept += m_waiting.append(itemsOf(update), update.appended.size(), m_capacity);
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
            items.push_back({.entry = entry, .clocks = clocks});
    }
    return items;
}

void TransitionLogModel::amend(const LogEntry& entry, const Clocks& clocks)
{
    LogItem* const item = m_items.find(entry.sequence);
    if (item == nullptr)
        return;
    const bool matches = matchesFilter(entry);
    if (item->entry.step.time != entry.step.time) {
        // The clocks of an entry whose time stays may be others by now, and were right then.
        m_moved.push_back({.entry = entry, .clocks = clocks, .matches = matches, .number = item->number});
        if (std::exchange(item->matches, false)) // its row goes first
            m_choiceChangedFrom = std::min(m_choiceChangedFrom.value_or(item->key()), item->key());
        return;
    }
    item->entry = entry;
    if (std::exchange(item->matches, matches) != matches)
        m_choiceChangedFrom = std::min(m_choiceChangedFrom.value_or(item->key()), item->key());
    m_amended.push_back(item->key());
}

void TransitionLogModel::announceAmended()
{
    if (const auto from = std::exchange(m_choiceChangedFrom, {}))
        chooseFrom(*from);
    if (!m_moved.empty())
        chooseFrom(m_items.move(std::exchange(m_moved, {})));
    std::vector<LogKey> amended = std::exchange(m_amended, {});
    std::ranges::sort(amended);
    std::optional<std::pair<std::size_t, std::size_t>> range;
    for (const LogKey& key : amended) {
        const auto place = std::ranges::lower_bound(m_rows, key, {}, &Row::item);
        if (place == m_rows.end() || place->item != key)
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
        m_notKept += next.skipped > 0 ? 0 : 1;
        next = lossItem(lost + std::max<std::uint64_t>(next.skipped, 1), next.entry.sequence, next.entry.step.time,
                        next.clocks);
    }
    m_items.count(fresh);
    std::ranges::sort(fresh, {}, &LogItem::key);
    trim(makeRoomFor(fresh));
    if (fresh.empty())
        return;
    for (LogItem& item : fresh)
        item.matches = item.skipped > 0 || matchesFilter(item.entry);
    const std::size_t before = m_items.size();
    const LogKey first = m_items.add(std::move(fresh));
    if (m_items.placeOf(first) == before)
        showNew(before);
    else
        chooseFrom(first);
}

/// How many items have to go for these, which are in the order of time. What is older than all that stay goes at once.
std::size_t TransitionLogModel::makeRoomFor(LogItems& fresh) const
{
    std::size_t count = 0;
    while (m_items.size() - count + fresh.size() > m_capacity) {
        const bool freshIsOldest = count == m_items.size() ||
            (!fresh.empty() && fresh.front().entry.step.time < m_items[count].entry.step.time);
        if (freshIsOldest)
            fresh.pop_front();
        else
            ++count;
    }
    return count;
}

/// Lets the oldest items go. Their rows go before they do.
void TransitionLogModel::trim(std::size_t count)
{
    if (count == 0)
        return;
    // Of a row of several losses some may stay.
    auto end =
        count == m_items.size() ? m_rows.end() : std::ranges::lower_bound(m_rows, m_items[count].key(), {}, &Row::item);
    Rows rest;
    if (end != m_rows.begin() && std::prev(end)->skipped > 0)
        addTo(rest, count, end == m_rows.end() ? m_items.size() : m_items.placeOf(end->item));
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
    m_items.dropFirst(count);
    if (!rest.empty())
        announceRows(0, 0);
}

/// Rows for the items from place `first` on, which come after all rows that there are.
void TransitionLogModel::showNew(std::size_t first)
{
    Rows fresh;
    addTo(fresh, first, m_items.size());
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

void TransitionLogModel::addTo(Rows& rows, std::size_t first, std::size_t end) const
{
    for (std::size_t place = first; place < end; ++place) {
        const LogItem& item = m_items[place];
        if (!item.matches)
            continue;
        if (item.skipped > 0 && !rows.empty() && rows.back().skipped > 0)
            rows.back().skipped += item.skipped;
        else
            rows.push_back({item.key(), item.skipped});
    }
}

// --- What of it is shown ------------------------------------------------------------------------

/// Chooses anew among the items from `first` on.
void TransitionLogModel::chooseFrom(LogKey first)
{
    auto place = std::ranges::lower_bound(m_rows, first, {}, &Row::item);
    if (place != m_rows.begin() && std::prev(place)->skipped > 0)
        first = (--place)->item; // losses from there on may be in it
    Rows tail;
    addTo(tail, m_items.placeOf(first), m_items.size());
    changeRows(static_cast<std::size_t>(place - m_rows.begin()), tail);
}

/// Turns the rows from `start` on into `tail`, which is of the same items.
void TransitionLogModel::changeRows(std::size_t start, const Rows& tail)
{
    const auto current =
        m_rows | std::views::drop(static_cast<std::ptrdiff_t>(start)) | std::views::transform(&Row::item);
    std::vector<std::uint8_t> stays;
    for (const LogKey& item : current)
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
        m_items.each([this](LogItem& item) { item.matches = item.skipped > 0 || matchesFilter(item.entry); });
        chooseFrom({});
    });
    emit countsChanged();
}

void TransitionLogModel::setCapacity(std::size_t capacity)
{
    m_capacity = std::max<std::size_t>(capacity, 1);
    LogItems none;
    change([&] { trim(makeRoomFor(none)); });
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
    m_items.clear();
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
