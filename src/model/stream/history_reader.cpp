// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/history_reader.h"

#include <algorithm>
#include <utility>

namespace atlas::model {

std::shared_ptr<HistoryUpdate> HistoryReader::read(const History& history, EventSourceKind eventSource, Instant now)
{
    const TransitionLog& log = history.log();
    const auto second = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
    const bool logChanged = !m_cursor.isUpToDate(log);
    const EdgeCounts countsBefore = m_lastMinute;
    if (logChanged || (m_active && second != m_countedAt))
        count(history, now);
    const bool changed =
        logChanged || m_lastMinute != countsBefore || eventSource != m_eventSource || history.losses() != m_losses;
    if (!changed)
        return nullptr;
    m_eventSource = eventSource;
    m_losses = history.losses();
    auto update = repeat(now);
    readLog(log, *update);
    return update;
}

std::shared_ptr<HistoryUpdate> HistoryReader::repeat(Instant now) const
{
    auto update = std::make_shared<HistoryUpdate>();
    update->time = now;
    update->eventSource = m_eventSource;
    update->losses = m_losses;
    update->lastMinute = m_lastMinute;
    return update;
}

void HistoryReader::readLog(const TransitionLog& log, HistoryUpdate& update)
{
    const auto amended = m_cursor.takeAmended(log);
    update.amended.reserve(amended.size());
    for (const LogEntry* const entry : amended)
        update.amended.push_back(*entry);
    update.skipped = m_cursor.skipDropped(log);
    while (update.appended.size() < mostEntries) {
        const LogEntry* const entry = m_cursor.next(log);
        if (entry == nullptr)
            break;
        update.appended.push_back(*entry);
    }
}

/// A ring of counters and some fifty edges: microseconds.
void HistoryReader::count(const History& history, Instant now)
{
    m_countedAt = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
    for (std::size_t i = 0; i < transitions.size(); ++i)
        m_lastMinute[i] = history.activity().lastMinute(transitions[i].from, transitions[i].to, now);
    m_active = std::ranges::any_of(m_lastMinute, [](std::uint64_t taken) { return taken > 0; });
}

} // namespace atlas::model
