// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/history_news.h"

#include <algorithm>
#include <utility>

namespace atlas::model {

std::shared_ptr<HistoryUpdate> HistoryNews::gather(const History& history, EventSourceKind eventSource, Instant now)
{
    const TransitionLog& log = history.log();
    const auto second = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
    const bool logChanged = log.revision() != m_revision || hasMore(history);
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

std::shared_ptr<HistoryUpdate> HistoryNews::repeat(Instant now) const
{
    auto update = std::make_shared<HistoryUpdate>();
    update->time = now;
    update->eventSource = m_eventSource;
    update->losses = m_losses;
    update->lastMinute = m_lastMinute;
    return update;
}

void HistoryNews::readLog(const TransitionLog& log, HistoryUpdate& update)
{
    const auto amended = log.amendedSince(m_revision, m_told);
    update.amended.reserve(amended.size());
    for (const LogEntry* const entry : amended)
        update.amended.push_back(*entry);
    m_revision = log.revision();

    const std::uint64_t oldest = log.next() - log.entries().size();
    if (m_told + 1 < oldest) {
        update.skipped = oldest - m_told - 1;
        m_told = oldest - 1;
    }
    const std::size_t count = std::min<std::uint64_t>(mostEntries, log.next() - m_told - 1);
    update.appended.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        update.appended.push_back(*log.find(++m_told));
}

/// A ring of counters and some fifty edges: microseconds.
void HistoryNews::count(const History& history, Instant now)
{
    m_countedAt = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch());
    for (std::size_t i = 0; i < transitions.size(); ++i)
        m_lastMinute[i] = history.activity().lastMinute(transitions[i].from, transitions[i].to, now);
    m_active = std::ranges::any_of(m_lastMinute, [](std::uint64_t taken) { return taken > 0; });
}

} // namespace atlas::model
