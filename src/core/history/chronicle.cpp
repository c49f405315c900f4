// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/chronicle.h"

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

void Chronicle::apply(const FollowReport& report)
{
    m_history.applyQuery(report.asked, report.found, report.begin, report.answered);
}

namespace {

template <typename Function> void forEach(const std::vector<Run>& runs, Function function)
{
    for (const Run& run : runs)
        for (std::uint32_t i = 0; i < run.count; ++i)
            function(run.first + i);
}

} // namespace

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
    forEach(changes.added, name);
    forEach(changes.changed, name);
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
    m_newest = std::make_shared<const Snapshot>(std::move(fresh));
    m_history.apply(m_newest, change.before ? &change.diff : nullptr);
    change.after = m_newest;
    return change;
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
