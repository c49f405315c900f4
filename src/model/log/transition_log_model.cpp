// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/transition_log_model.h"

#include "core/filter/log_filter.h"

#include <algorithm>
#include <span>
#include <utility>

namespace atlas::model {

TransitionLogModel::TransitionLogModel(std::unique_ptr<const LogTexts> texts, QObject* parent)
    : QAbstractTableModel(parent), m_texts(std::move(texts))
{
}

TransitionLogModel::~TransitionLogModel() = default;

void TransitionLogModel::apply(const HistoryUpdate& update)
{
    m_eventSource = update.eventSource;
    m_losses = update.losses;
    m_missed += update.skipped;
    if (m_paused) {
        setAside(update);
    } else {
        for (const LogEntry& entry : update.amended)
            amend(entry, {update.time, update.wallTime});
        tellAmended();
        Items fresh;
        append(fresh, update);
        takeUp(std::move(fresh));
    }
    emit countsChanged();
}

void TransitionLogModel::setPaused(bool paused)
{
    if (paused == m_paused)
        return;
    m_paused = paused;
    if (!paused) {
        for (const auto& [sequence, amendment] : std::exchange(m_waitingAmendments, {}))
            amend(amendment.first, amendment.second);
        tellAmended();
        m_waitingCount = 0;
        if (const std::uint64_t lost = std::exchange(m_waitingLost, 0); lost > 0) {
            const Item& next = m_waiting.front();
            m_waiting.push_front(loss(lost, next.entry.sequence - 1, next.entry.step.time, next.clocks));
        }
        takeUp(std::exchange(m_waiting, {}));
    }
    emit countsChanged();
}

void TransitionLogModel::setAside(const HistoryUpdate& update)
{
    const Clocks clocks{update.time, update.wallTime};
    for (const LogEntry& entry : update.amended) {
        if (const auto waiting = findIn(m_waiting, entry.sequence); waiting != m_waiting.end()) {
            waiting->entry = entry;
            waiting->clocks = clocks;
        } else if (findIn(m_items, entry.sequence) != m_items.end()) {
            m_waitingAmendments.insert_or_assign(entry.sequence, std::pair(entry, clocks));
        }
    }
    append(m_waiting, update);
    m_waitingCount += update.appended.size();
    for (; m_waiting.size() > m_capacity; m_waiting.pop_front()) {
        const std::uint64_t skipped = m_waiting.front().skipped;
        m_waitingLost += skipped > 0 ? skipped : 1;
        m_missed += skipped > 0 ? 0 : 1;
    }
}

TransitionLogModel::Item TransitionLogModel::loss(std::uint64_t count, std::uint64_t sequence, Instant time,
                                                  const Clocks& clocks)
{
    Item item;
    item.skipped = count;
    item.clocks = clocks;
    item.entry.sequence = sequence;
    item.entry.step.known = Known::Observed;
    item.entry.step.time = item.entry.step.after = time;
    return item;
}

/// The update's loss and entries behind `items`.
void TransitionLogModel::append(Items& items, const HistoryUpdate& update)
{
    const Clocks clocks{update.time, update.wallTime};
    if (update.skipped > 0) {
        const Instant time = update.appended.empty() ? update.time : update.appended.front().step.time;
        items.push_back(loss(update.skipped, m_lastSequence, time, clocks));
    }
    for (const LogEntry& entry : update.appended) {
        m_lastSequence = entry.sequence;
        if (entry.withdrawn)
            continue;
        Item& item = items.emplace_back();
        item.entry = entry;
        item.clocks = clocks;
    }
}

/// The entry with this number; not a loss that has the same.
TransitionLogModel::Items::iterator TransitionLogModel::findIn(Items& items, std::uint64_t sequence)
{
    auto place = std::ranges::lower_bound(items, sequence, {}, [](const Item& item) { return item.entry.sequence; });
    while (place != items.end() && place->entry.sequence == sequence && place->skipped > 0)
        ++place;
    return place != items.end() && place->entry.sequence == sequence ? place : items.end();
}

bool TransitionLogModel::passes(const LogEntry& entry) const
{
    return matches(std::span(&m_filter, 1), entry, *m_names);
}

void TransitionLogModel::setFilter(const Filter& filter)
{
    m_filter = filter;
    for (Item& item : m_items)
        item.passes = item.skipped > 0 || passes(item.entry);
    chooseFrom(m_firstItem);
    emit countsChanged();
}

void TransitionLogModel::setCapacity(std::size_t capacity)
{
    m_capacity = std::max<std::size_t>(capacity, 1);
    trim(0);
    emit countsChanged();
}

void TransitionLogModel::clear()
{
    m_waiting.clear();
    m_waitingAmendments.clear();
    m_waitingCount = m_waitingLost = 0;
    if (!m_rows.empty()) {
        beginRemoveRows({}, 0, rowCount() - 1);
        m_rows.clear();
        m_gapRows = 0;
        endRemoveRows();
    }
    m_firstItem = endItem();
    m_items.clear();
    m_gaps = 0;
    emit countsChanged();
}

void TransitionLogModel::retranslate()
{
    emit headerDataChanged(Qt::Horizontal, 0, logColumnCount - 1);
    if (!m_rows.empty())
        tellChanged(0, m_rows.size() - 1);
}

const LogEntry* TransitionLogModel::entry(int row) const
{
    const Row& place = m_rows[static_cast<std::size_t>(row)];
    return place.skipped > 0 ? nullptr : &itemOf(place).entry;
}

WallTime TransitionLogModel::wallTime(int row) const
{
    const Item& item = itemOf(m_rows[static_cast<std::size_t>(row)]);
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
    const Item& item = itemOf(row);
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
