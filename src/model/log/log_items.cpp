// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/log_items.h"

#include <algorithm>
#include <iterator>

namespace atlas::model {

LogItem lossItem(std::uint64_t count, std::uint64_t sequence, Instant time, const Clocks& clocks)
{
    LogItem item;
    item.skipped = count;
    item.clocks = clocks;
    item.entry.sequence = sequence;
    item.entry.step.known = Known::Observed;
    item.entry.step.time = item.entry.step.after = time;
    return item;
}

LogItems::iterator findEntry(LogItems& items, std::uint64_t sequence)
{
    auto place = std::ranges::lower_bound(items, sequence, {}, [](const LogItem& item) { return item.entry.sequence; });
    while (place != items.end() && place->entry.sequence == sequence && place->skipped > 0)
        ++place;
    return place != items.end() && place->entry.sequence == sequence ? place : items.end();
}

bool WaitingItems::amend(const LogEntry& entry, const Clocks& clocks)
{
    const auto place = findEntry(m_items, entry.sequence);
    if (place == m_items.end())
        return false;
    place->entry = entry;
    place->clocks = clocks;
    return true;
}

void WaitingItems::setAside(const LogEntry& entry, const Clocks& clocks)
{
    m_amendments.insert_or_assign(entry.sequence, std::pair(entry, clocks));
}

std::uint64_t WaitingItems::append(LogItems fresh, std::uint64_t entries, std::size_t capacity)
{
    std::ranges::move(fresh, std::back_inserter(m_items));
    m_count += entries;
    std::uint64_t gone = 0;
    for (; m_items.size() > capacity; m_items.pop_front()) {
        const std::uint64_t skipped = m_items.front().skipped;
        m_lost += skipped > 0 ? skipped : 1;
        gone += skipped > 0 ? 0 : 1;
    }
    return gone;
}

LogItems WaitingItems::takeItems()
{
    if (m_lost > 0) {
        const LogItem& next = m_items.front();
        m_items.push_front(lossItem(m_lost, next.entry.sequence - 1, next.entry.step.time, next.clocks));
    }
    m_count = m_lost = 0;
    return std::exchange(m_items, {});
}

} // namespace atlas::model
