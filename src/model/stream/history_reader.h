// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/history.h"
#include "model/stream/history_update.h"

#include <cstddef>
#include <memory>

namespace atlas::model {

/// Reads what is new in a history since it was last read. What costs time is what is new, not what is kept.
class HistoryReader {
public:
    /// Entries in one update: the receiver is the GUI thread, and has 16 ms for a frame. The rest follows in the next.
    static constexpr std::size_t mostEntries = 2'000;

    /// Without `followed`. Null where nothing is new.
    [[nodiscard]] std::shared_ptr<HistoryUpdate> read(const History& history, EventSourceKind eventSource, Instant now);
    /// An update that says the same as the last one, and adds no entry.
    [[nodiscard]] std::shared_ptr<HistoryUpdate> repeat(Instant now) const;
    /// Whether the last one had no room for all.
    [[nodiscard]] bool hasMore(const History& history) const { return m_cursor.hasMore(history.log()); }

private:
    void readLog(const TransitionLog& log, HistoryUpdate& update);
    void count(const History& history, Instant now);

    TransitionLog::Cursor m_cursor;
    EventSourceKind m_eventSource = EventSourceKind::Polling;
    HistoryLosses m_losses;
    EdgeCounts m_lastMinute{};
    bool m_active = false; ///< m_lastMinute is not all 0
    std::chrono::seconds m_countedAt{}; ///< since the clock's beginning
};

} // namespace atlas::model
