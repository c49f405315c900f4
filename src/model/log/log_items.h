// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the log keeps, whether a filter shows it or not: entries, and the places where some were lost; and what waits
// while the log is paused.
#pragma once

#include "core/history/transition_log.h"
#include "model/stream/clocks.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <utility>

namespace atlas::model {

/// An entry, or a place where some were lost.
struct LogItem {
    LogEntry entry; ///< of a loss the time alone, and a sequence number among its neighbours'
    Clocks clocks; ///< of the update that brought it
    std::uint64_t skipped = 0; ///< 0: an entry
    bool matches = true; ///< the filter
};

/// By ascending sequence numbers.
using LogItems = std::deque<LogItem>;

[[nodiscard]] LogItem lossItem(std::uint64_t count, std::uint64_t sequence, Instant time, const Clocks& clocks);

/// The entry with this number, or the end; not a loss that has the same.
[[nodiscard]] LogItems::iterator findEntry(LogItems& items, std::uint64_t sequence);

/// What came while the log was paused.
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
