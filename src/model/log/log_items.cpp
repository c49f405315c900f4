// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/log_items.h"

#include <algorithm>
#include <iterator>
#include <vector>

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

std::size_t KeptItems::placeOf(LogKey key) const
{
    return static_cast<std::size_t>(std::ranges::lower_bound(m_items, key, {}, &LogItem::key) - m_items.begin());
}

LogItem* KeptItems::find(std::uint64_t sequence)
{
    const auto key = m_keys.find(sequence);
    return key == m_keys.end() ? nullptr : &m_items[placeOf(key->second)];
}

void KeptItems::count(LogItems& fresh)
{
    for (LogItem& item : fresh)
        item.number = m_next++;
}

LogKey KeptItems::add(LogItems fresh)
{
    for (const LogItem& item : fresh)
        m_gaps += item.skipped > 0 ? 1 : 0;
    return insert(std::move(fresh));
}

LogKey KeptItems::move(LogItems entries)
{
    std::vector<LogKey> left;
    for (const LogItem& item : entries)
        left.push_back(m_keys.at(item.entry.sequence));
    std::ranges::sort(left);
    const auto first = m_items.begin() + static_cast<std::ptrdiff_t>(placeOf(left.front()));
    const auto leaves = [&](const LogItem& item) { return std::ranges::binary_search(left, item.key()); };
    m_items.erase(std::remove_if(first, m_items.end(), leaves), m_items.end());
    return std::min(left.front(), insert(std::move(entries)));
}

/// What is newest nearly always belongs at the end; otherwise what comes after it is taken out and put in again.
LogKey KeptItems::insert(LogItems items)
{
    std::ranges::sort(items, {}, &LogItem::key);
    const LogKey first = items.front().key();
    const auto place = m_items.begin() + static_cast<std::ptrdiff_t>(placeOf(first));
    LogItems later{std::move_iterator(place), std::move_iterator(m_items.end())};
    m_items.erase(place, m_items.end());
    for (const LogItem& item : items)
        if (item.skipped == 0)
            m_keys.insert_or_assign(item.entry.sequence, item.key());
    std::ranges::merge(std::move_iterator(items.begin()), std::move_iterator(items.end()),
                       std::move_iterator(later.begin()), std::move_iterator(later.end()), std::back_inserter(m_items),
                       {}, &LogItem::key, &LogItem::key);
    return first;
}

void KeptItems::dropFirst(std::size_t count)
{
    for (; count > 0; --count, m_items.pop_front()) {
        if (m_items.front().skipped > 0)
            --m_gaps;
        else
            m_keys.erase(m_items.front().entry.sequence);
    }
}

void KeptItems::clear()
{
    m_items.clear();
    m_keys.clear();
    m_gaps = 0;
}

namespace {

/// The entry with this number, or the end; not a loss that has the same.
LogItems::iterator findEntry(LogItems& items, std::uint64_t sequence)
{
    auto place = std::ranges::lower_bound(items, sequence, {}, [](const LogItem& item) { return item.entry.sequence; });
    while (place != items.end() && place->entry.sequence == sequence && place->skipped > 0)
        ++place;
    return place != items.end() && place->entry.sequence == sequence ? place : items.end();
}

} // namespace

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
