// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of a connection after its full socket is gone, and what the clock alone ends.
#include "core/history/history.h"

#include <algorithm>

namespace atlas {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// So soon after a death no TIME-WAIT has come and been used again.
constexpr milliseconds prompt{100};
/// A fate that no look has told by then is not going to be told.
constexpr seconds fateWait{5};
/// The wheel that TIME-WAITs hang on may be late; and a snapshot may be about to say the same with certainty.
constexpr seconds clockGrace{2};
constexpr seconds clockPatience{10};

/// Whether a full socket that was last known in this state may have left a small object.
bool mayLeaveSmall(State state)
{
    return onlyWay(state, State::TimeWait) != nullptr || !waysBetween(state, State::TimeWait).empty();
}

} // namespace

void History::die(BookEntry& entry, const Death& death)
{
    const Connection& connection = entry.connection;
    const bool first = !entry.death;
    entry.death = death;
    const bool certain = connection.state == State::CloseWait || connection.state == State::LastAck ||
        ((connection.state == State::Closed || connection.state == State::Listen) && !death.wholeLife);
    if (death.disconnected || certain || !mayLeaveSmall(connection.state)) {
        leftNothing(entry, death.time);
        return;
    }
    if (!first)
        return;
    m_dead.emplace_back(death.time, connection.id);
    if (m_dead.size() > m_bounds.connections)
        m_dead.pop_front();
    if (connection.networkNamespace != 0)
        return;
    if (connection.local.port != 0 && connection.remote.port != 0)
        m_unasked.push_back(connection.id);
    if (m_unasked.size() > m_bounds.connections)
        m_unasked.pop_front();
    checkLater(entry);
}

std::vector<Question> History::questions(std::size_t limit)
{
    std::vector<Question> result;
    while (!m_unasked.empty() && result.size() < limit) {
        const ConnectionId id = m_unasked.front();
        m_unasked.pop_front();
        const BookEntry* const entry = m_book.find(id);
        if (entry == nullptr || !entry->death)
            continue;
        SocketRecord record;
        record.local = entry->connection.local;
        record.remote = entry->connection.remote;
        record.state = State::TimeWait;
        result.push_back({id, record});
    }
    return result;
}

void History::answer(const Question& question, const std::optional<SocketRecord>& record, Instant asked,
                     Instant answered)
{
    BookEntry* const entry = m_book.find(question.connection);
    if (entry == nullptr || !entry->death)
        return;
    const Connection& connection = entry->connection;
    const bool same =
        record && record->cookie && (record->cookie == connection.cookie || record->cookie == connection.laterCookie);
    const auto passed = asked - entry->death->time;
    if (passed < Instant::duration::zero()) // An answer that may be older than the death.
        checkLater(*entry);
    else if (record && (same || isTimeWaitOf(*entry, *record, answered)))
        sight(*entry, *record, {asked, answered});
    else if (record) // Somebody else has the addresses, for whom a TIME-WAIT may have made room.
        presume(*entry, asked);
    else
        leftNothing(*entry, answered, passed < prompt ? Sureness::Known : Sureness::Missed);
    m_book.enforce();
}

/// A TIME-WAIT or an ownerless FIN-WAIT-2 was found where the full socket had been.
void History::leftSmall(BookEntry& entry, const SocketRecord& record, Instant begin, Instant end)
{
    Connection& connection = entry.connection;
    const Death death = *std::exchange(entry.death, std::nullopt);
    const bool timeWait = record.state == State::TimeWait;
    entry.small = true;
    if (connection.state == record.state) {
        connection.stateKnownAt = std::max(connection.stateKnownAt, begin);
        return;
    }
    const Instant entered = timeWaitBegin(record, end).value_or(timeWait ? end : death.time);
    if (death.observed && timeWait && entered < death.time + timerSlack) {
        this->record(entry, observedStep(entry, connection.state, State::TimeWait, death.time));
    } else {
        const Instant earliest = death.observed ? death.time : std::min(connection.stateKnownAt, end);
        bridge(entry, record.state, std::clamp(entered, earliest, std::max(earliest, end)), {});
    }
    entry.small = true;
}

/// Nothing was left: the connection ended with its socket.
void History::leftNothing(BookEntry& entry, Instant now, Sureness sureness)
{
    Connection& connection = entry.connection;
    const Death death = *std::exchange(entry.death, std::nullopt);
    entry.retransmissions = std::max(entry.retransmissions, death.retransmissions);
    if (death.observed) {
        Step step = observedStep(entry, connection.state, State::Closed, death.time);
        if (sureness == Sureness::Missed)
            step.known = Known::Inferred;
        record(entry, step);
        return;
    }
    if (death.wholeLife) {
        Step life;
        life.from = connection.state;
        life.to = State::Closed;
        life.after = std::min(connection.stateKnownAt, death.time);
        life.time = death.time;
        record(entry, life);
        return;
    }
    Evidence evidence = evidenceFor(entry, death.time);
    evidence.hintsAreTold = false; // Where the transition itself was not told, neither was what explains it.
    evidence.disconnected = death.disconnected;
    const bool lookedTooLate = now - death.time >= timeWaitLength;
    bridge(entry, State::Closed, std::max(death.time, connection.stateKnownAt), evidence, lookedTooLate);
}

/// TIME-WAIT is over: by its timer, if that was due.
void History::endTimeWait(BookEntry& entry, Instant now)
{
    const Connection& connection = entry.connection;
    Evidence evidence;
    evidence.byTimer = entry.timeWaitEnds && *entry.timeWaitEnds <= now + seconds(1);
    const Instant end = evidence.byTimer ? std::min(*entry.timeWaitEnds, now) : now;
    bridge(entry, State::Closed, std::max(end, std::min(connection.stateKnownAt, now)), evidence);
}

/// Nobody has told what the full socket left, nor will anybody: the usual thing, marked as a conclusion.
void History::presume(BookEntry& entry, Instant now)
{
    if (!entry.death->observed) {
        leftNothing(entry, std::max(now, entry.death->time + timeWaitLength));
        return;
    }
    const Death death = *std::exchange(entry.death, std::nullopt);
    Step step = observedStep(entry, entry.connection.state, State::TimeWait, death.time);
    step.known = Known::Inferred;
    record(entry, step);
    entry.small = true;
    expectEnd(entry, death.time + timeWaitLength);
}

/// The socket's end was told, and that it left nothing was concluded too early: back to where it is not known.
void History::takeBackEnd(BookEntry& entry)
{
    Connection& connection = entry.connection;
    const Step wrong = connection.steps.back();
    replaceSteps(entry, connection.steps.size() - 1, 1, {});
    m_book.setClosed(entry, std::nullopt);
    connection.state = wrong.from;
    connection.stateKnownAt = wrong.time;
    Death death;
    death.time = wrong.time;
    death.observed = true;
    entry.death = death;
}

void History::expectEnd(BookEntry& entry, Instant end)
{
    const bool known =
        entry.timeWaitEnds && end - *entry.timeWaitEnds < seconds(1) && *entry.timeWaitEnds - end < seconds(1);
    if (known)
        return;
    entry.timeWaitEnds = end;
    m_timeWaits.emplace(end, entry.connection.id);
    if (m_timeWaits.size() > 2 * m_bounds.connections + 64)
        std::erase_if(m_timeWaits, [&](const auto& item) { return m_book.find(item.second) == nullptr; });
}

void History::advance(Instant now)
{
    while (!m_dead.empty() && now - m_dead.front().first > fateWait) {
        BookEntry* const entry = m_book.find(m_dead.front().second);
        m_dead.pop_front();
        if (entry != nullptr && entry->death)
            presume(*entry, now);
    }
    while (!m_timeWaits.empty() && m_timeWaits.begin()->first + clockGrace < now) {
        const auto [end, id] = *m_timeWaits.begin();
        m_timeWaits.erase(m_timeWaits.begin());
        BookEntry* const entry = m_book.find(id);
        if (entry != nullptr && entry->connection.state == State::TimeWait && entry->timeWaitEnds == end)
            endByClock(*entry, now);
    }
    m_book.expire(now);
    m_book.enforce();
}

/// The clock says that TIME-WAIT is over. A FIN that came again may have restarted it, so a snapshot knows better.
void History::endByClock(BookEntry& entry, Instant now)
{
    const Instant end = *entry.timeWaitEnds;
    const SocketRecord* const listed = lastRecord(entry.connection);
    const auto begin = listed != nullptr ? timeWaitBegin(*listed, m_last->time) : std::nullopt;
    if (begin && *begin + timeWaitLength > end + seconds(1)) {
        expectEnd(entry, *begin + timeWaitLength);
    } else if (listed != nullptr && now < end + clockPatience) {
        m_timeWaits.emplace(now + seconds(1), entry.connection.id);
        entry.timeWaitEnds = now + seconds(1);
    } else {
        Step step;
        step.from = State::TimeWait;
        step.to = State::Closed;
        step.known = Known::Inferred;
        step.cause = Cause::TwoMslElapsed;
        step.after = std::min(entry.connection.stateKnownAt, end);
        step.time = end;
        record(entry, step);
    }
}

} // namespace atlas
