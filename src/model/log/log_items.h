// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the log keeps, whether a filter shows it or not: entries, and the places where some were lost, in the order of
// time, since some things become known late; and what waits while the log is paused.
#pragma once

#include "core/history/transition_log.h"
#include "model/stream/clocks.h"

#include <compare>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <unordered_map>
#include <utility>

namespace atlas::model {

/// The place of an item among those that are kept: when it happened, and then in the order in which they came.
struct LogKey {
    Instant time{};
    std::uint64_t number = 0; ///< of the item since the start

    auto operator<=>(const LogKey&) const = default;
};

/// An entry, or a place where some were lost.
struct LogItem {
    LogEntry entry; ///< of a loss the time alone, and a sequence number among its neighbours'
    Clocks clocks; ///< of the update that brought it
    std::uint64_t skipped = 0; ///< 0: an entry
    bool matches = true; ///< the filter
    std::uint64_t number = 0; ///< as in its key

    [[nodiscard]] LogKey key() const { return {entry.step.time, number}; }
};

using LogItems = std::deque<LogItem>;

[[nodiscard]] LogItem lossItem(std::uint64_t count, std::uint64_t sequence, Instant time, const Clocks& clocks);

/// Items in the order of their keys.
class KeptItems {
public:
    [[nodiscard]] std::size_t size() const { return m_items.size(); }
    [[nodiscard]] const LogItem& operator[](std::size_t place) const { return m_items[place]; }
    /// The place of the first item that does not come before the key.
    [[nodiscard]] std::size_t placeOf(LogKey key) const;
    /// The entry with this sequence number; null where it is not kept. Its time stays as it is.
    [[nodiscard]] LogItem* find(std::uint64_t sequence);

    /// Gives each of these a number of its own, in the order in which they have come.
    void count(LogItems& fresh);
    /// Puts in what is new and was counted. Returns the key of the first; there has to be one.
    LogKey add(LogItems fresh);
    /// Puts entries, of which all else is as it is here, to where their new times belong. Returns the first key of all
    /// places that they have left or taken.
    LogKey move(LogItems entries);
    void dropFirst(std::size_t count);
    void clear();
    template <typename Work> void each(Work work)
    {
        for (LogItem& item : m_items)
            work(item);
    }

    /// Items that are losses.
    [[nodiscard]] std::size_t gaps() const { return m_gaps; }

private:
    LogKey insert(LogItems items);

    LogItems m_items;
    std::unordered_map<std::uint64_t, LogKey> m_keys; ///< of entries, by sequence number
    std::uint64_t m_next = 0; ///< number of the next item
    std::size_t m_gaps = 0;
};

/// What came while the log was paused, by ascending sequence numbers.
class WaitingItems {
public:
    using Amendments = std::map<std::uint64_t, std::pair<LogEntry, Clocks>>; ///< by sequence number

    /// Corrects the entry with this number if it waits; whether it does.
    bool amend(const LogEntry& entry, const Clocks& clocks);
    /// A correction of an entry that does not wait.
    void setAside(const LogEntry& entry, const Clocks& clocks);
    /// Takes new items, `entries` of which are no loss. Beyond `capacity` the oldest go; returns how many entries went.
    [[nodiscard]] std::uint64_t append(LogItems fresh, std::uint64_t entries, std::size_t capacity);

    [[nodiscard]] Amendments takeAmendments() { return std::exchange(m_amendments, {}); }
    /// All that waits; where the oldest went, a loss comes first. Nothing waits then.
    [[nodiscard]] LogItems takeItems();
    void clear() { *this = {}; }

    /// Entries that have come, those that went again included.
    [[nodiscard]] std::uint64_t count() const { return m_count; }

private:
    LogItems m_items;
    std::uint64_t m_lost = 0; ///< that were before m_items and found no room in it
    Amendments m_amendments;
    std::uint64_t m_count = 0;
};

} // namespace atlas::model
