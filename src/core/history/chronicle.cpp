// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/chronicle.h"

#include <algorithm>
#include <utility>

namespace atlas {

Chronicle::Chronicle(const HistoryBounds& bounds, Query query, Clock clock)
    : m_query(std::move(query)),
      m_clock(std::move(clock)),
      m_history(bounds),
      m_clocksAt(m_clock()),
      m_wallAt(std::chrono::system_clock::now())
{
}

void Chronicle::apply(const Event& event)
{
    if (m_allNamespaces || event.networkNamespace == 0)
        m_history.apply(event);
}

void Chronicle::apply(const FollowReport& report)
{
    m_history.applyQuery(report.asked, report.found, report.begin, report.answered, report.asAskedUntil);
}

/// Names for sockets without an owner who held them last, as events and earlier lists have it. What is set here
/// settle() carries on.
void Chronicle::nameLastOwners(Snapshot& fresh, const Diff& changes) const
{
    const auto name = [&](std::uint32_t i) {
        SocketRecord& record = fresh.sockets[i];
        if (!record.owners.empty() || record.relation == Relation::HeldLast || !record.hasPeer())
            return;
        const Connection* connection = m_history.find(record);
        if (connection == nullptr && record.state == State::TimeWait) // under a cookie of its own
            connection = m_history.findByPair(record);
        OwnerList last = connection != nullptr ? connection->lastOwners() : OwnerList();
        if (last.empty())
            return;
        record.related = std::move(last);
        record.relation = Relation::HeldLast;
    };
    forEachIndex(changes.added, name);
    forEachIndex(changes.changed, name);
}

Chronicle::SnapshotChange Chronicle::apply(Snapshot fresh, const std::function<void()>& applyWaiting)
{
    SnapshotChange change;
    change.before = m_newest;
    settle(m_newest.get(), fresh, [this](const SocketRecord& record) -> std::optional<bool> {
        const auto answer = m_query(record);
        return answer ? std::optional(answer->has_value()) : std::nullopt;
    });
    change.diff = diff(m_newest ? *m_newest : Snapshot(), fresh);
    applyWaiting();
    nameLastOwners(fresh, change.diff);
    m_clocksAt = fresh.time;
    m_wallAt = fresh.wallTime;
    const auto newest = std::make_shared<Snapshot>(std::move(fresh));
    m_history.apply(newest, change.before ? &change.diff : nullptr);
    addChanged(change.diff, noteAges(*newest));
    m_newest = newest;
    change.after = m_newest;
    return change;
}

/// Lets the records of sockets that took a step since the snapshot before know since when they are in their state.
/// Returns the ascending indices of those that know it better now.
std::vector<std::uint32_t> Chronicle::noteAges(Snapshot& snapshot)
{
    std::vector<std::uint32_t> changed;
    const auto note = [&](const LogEntry& entry) {
        const Connection* const connection = entry.networkNamespace == 0 ? m_history.find(entry.connection) : nullptr;
        const SocketRecord* const found = connection != nullptr ? findIn(snapshot, *connection) : nullptr;
        if (found == nullptr)
            return;
        const auto index = static_cast<std::uint32_t>(found - snapshot.sockets.data());
        SocketRecord& record = snapshot.sockets[index];
        const std::pair before(record.inStateSince, record.inStateExactly);
        noteAge(record, *connection);
        if (before != std::pair(record.inStateSince, record.inStateExactly))
            changed.push_back(index);
    };
    const TransitionLog& log = m_history.log();
    for (const LogEntry* const entry : m_aged.takeAmended(log))
        note(*entry);
    static_cast<void>(m_aged.skipDropped(log));
    while (const LogEntry* const entry = m_aged.next(log))
        note(*entry);
    std::ranges::sort(changed);
    const auto again = std::ranges::unique(changed);
    changed.erase(again.begin(), again.end());
    return changed;
}

bool Chronicle::askOpenQuestions(std::size_t limit)
{
    const auto questions = m_history.questions(limit);
    for (const Question& question : questions) {
        const Instant asked = m_clock();
        if (const auto answer = m_query(question.record))
            m_history.answer(question, *answer, asked, m_clock());
    }
    return questions.size() == limit;
}

std::chrono::system_clock::time_point Chronicle::wallTime(Instant time) const
{
    using std::chrono::system_clock;
    return m_wallAt + std::chrono::duration_cast<system_clock::duration>(time - m_clocksAt);
}

} // namespace atlas
