// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/fates.h"

#include <algorithm>

namespace atlas {
namespace {

using std::chrono::seconds;

/// A fate that no snapshot has shown by then is not going to be shown.
constexpr seconds fateWait{5};
/// How long a FIN-WAIT-2 without a full socket may have become a TIME-WAIT before it is told; and how many are asked
/// for at a time.
constexpr std::chrono::milliseconds askAgain{50};
constexpr std::size_t mostAskedAgain = 64;
/// The wheel that TIME-WAITs hang on may be late; and a snapshot may be about to say the same with certainty.
constexpr seconds clockGrace{2};
constexpr seconds clockPatience{10};

/// Whether a full socket that was last known in this state may have become a TIME-WAIT.
bool canReachTimeWait(State state)
{
    return onlyWay(state, State::TimeWait) != nullptr || !waysBetween(state, State::TimeWait).empty();
}

} // namespace

Fates::Fates(Chains& chains, const Hints& hints, const LastSnapshot& last)
    : m_chains(chains), m_hints(hints), m_last(last)
{
}

void Fates::die(BookEntry& entry, const Death& death)
{
    const Connection& connection = entry.connection();
    const std::size_t most = m_chains.book().bounds().connections;
    const bool first = !entry.death;
    entry.death = death;
    const bool certain = connection.state == State::CloseWait || connection.state == State::LastAck ||
        ((connection.state == State::Closed || connection.state == State::Listen) && !death.wholeLife);
    if (death.disconnected || certain || !canReachTimeWait(connection.state)) {
        leftNothing(entry, death.time);
        return;
    }
    if (!first)
        return;
    m_open.emplace_back(death.time, connection.id);
    if (m_open.size() > most)
        m_open.pop_front();
    if (connection.networkNamespace != 0)
        return;
    if (connection.local.port != 0 && connection.remote.port != 0)
        m_unasked.push_back(connection.id);
    if (m_unasked.size() > most)
        m_unasked.pop_front();
    m_chains.book().checkLater(entry);
}

void Fates::leftSmall(BookEntry& entry, const SocketRecord& record, Window window)
{
    const Connection& connection = entry.connection();
    const Death death = *std::exchange(entry.death, std::nullopt);
    const bool timeWait = record.state == State::TimeWait;
    if (record.state == State::FinWait2)
        leftFinWait2(entry, window.begin);
    entry.small = true;
    if (connection.state == record.state) {
        m_chains.confirmState(entry, window.begin);
        return;
    }
    const Instant entered = timeWaitBegin(record, window.end).value_or(timeWait ? window.end : death.time);
    if (death.observed && timeWait && entered < death.time + timerSlack) {
        m_chains.append(entry, m_hints.observedStep(entry, connection.state, State::TimeWait, death.time));
    } else {
        const Instant earliest = death.observed ? death.time : std::min(connection.stateKnownAt, window.end);
        m_chains.bridge(entry, record.state, std::clamp(entered, earliest, std::max(earliest, window.end)), {});
    }
    entry.small = true;
}

void Fates::leftNothing(BookEntry& entry, Instant now, Absence absence)
{
    const Connection& connection = entry.connection();
    const Death death = *std::exchange(entry.death, std::nullopt);
    entry.retransmissions = std::max(entry.retransmissions, death.retransmissions);
    if (death.observed) {
        Step step = m_hints.observedStep(entry, connection.state, State::Closed, death.time);
        if (absence == Absence::NotFound)
            step.known = Known::Inferred;
        m_chains.append(entry, step);
        entry.presumedNothing = true;
        return;
    }
    if (death.wholeLife) {
        Step life;
        life.from = connection.state;
        life.to = State::Closed;
        life.after = std::min(connection.stateKnownAt, death.time);
        life.time = death.time;
        m_chains.append(entry, life);
        return;
    }
    Evidence evidence = m_hints.evidence(entry, death.time);
    // Where the transition itself was not reported, neither was what explains it.
    evidence.hintsAreReported = false;
    evidence.disconnected = death.disconnected;
    const bool askedTooLate = now - death.time >= timeWaitLength;
    m_chains.bridge(entry, State::Closed, std::max(death.time, connection.stateKnownAt), evidence, askedTooLate);
}

void Fates::presume(BookEntry& entry, Instant now)
{
    if (!entry.death->observed) {
        leftNothing(entry, std::max(now, entry.death->time + timeWaitLength));
        return;
    }
    const Death death = *std::exchange(entry.death, std::nullopt);
    leftTimeWait(entry, death.time, Known::Inferred);
}

void Fates::leftTimeWait(BookEntry& entry, Instant time, Known known)
{
    Step step = m_hints.observedStep(entry, entry.connection().state, State::TimeWait, time);
    step.known = known;
    m_chains.append(entry, step);
    entry.small = true;
    expectEnd(entry, time + timeWaitLength);
}

void Fates::leftFinWait2(BookEntry& entry, Instant time)
{
    m_chains.confirmState(entry, time);
    entry.small = true;
    if (entry.connection().networkNamespace != 0 || m_waiting.size() >= m_chains.book().bounds().connections)
        return;
    m_unasked.push_back(entry.connection().id); // The FIN may have come by now.
    m_waiting.emplace_back(time + askAgain, entry.connection().id);
}

bool Fates::waitsForFin(const BookEntry& entry) const
{
    return entry.small && !entry.death && entry.connection().state == State::FinWait2;
}

void Fates::askSoon(BookEntry& entry)
{
    if (waitsForFin(entry) && entry.connection().networkNamespace == 0)
        m_unasked.push_back(entry.connection().id);
}

/// So many of them in turn, that a great number costs no more.
void Fates::askWhoWaits(Instant now)
{
    for (std::size_t i = 0; i < mostAskedAgain && !m_waiting.empty() && m_waiting.front().first <= now; ++i) {
        const ConnectionId id = m_waiting.front().second;
        m_waiting.pop_front();
        const BookEntry* const entry = m_chains.book().find(id);
        if (entry == nullptr || !waitsForFin(*entry))
            continue;
        m_unasked.push_back(id);
        m_waiting.emplace_back(now + askAgain, id);
    }
}

std::optional<Instant> Fates::nextQuestion() const
{
    return m_waiting.empty() ? std::nullopt : std::optional(m_waiting.front().first);
}

void Fates::takeBackEnd(BookEntry& entry)
{
    m_chains.takeBackEnd(entry);
    entry.presumedNothing = false;
    Death death;
    death.time = entry.connection().stateKnownAt;
    death.observed = true;
    entry.death = death;
}

void Fates::endTimeWait(BookEntry& entry, Instant now)
{
    Evidence evidence;
    evidence.byTimer = entry.timeWaitEnds && *entry.timeWaitEnds <= now + seconds(1);
    // The kernel's timer may be late, and a snapshot that still lists it knows better.
    const Instant listed = m_last.stateKnownUntil(entry.connection(), now);
    const bool onTime = evidence.byTimer && *entry.timeWaitEnds >= listed;
    m_chains.bridge(entry, State::Closed, onTime ? std::min(*entry.timeWaitEnds, now) : now, evidence);
}

void Fates::expectEnd(BookEntry& entry, Instant end)
{
    const bool known =
        entry.timeWaitEnds && end - *entry.timeWaitEnds < seconds(1) && *entry.timeWaitEnds - end < seconds(1);
    if (known)
        return;
    entry.timeWaitEnds = end;
    m_timeWaits.emplace(end, entry.connection().id);
    const ConnectionBook& book = m_chains.book();
    if (m_timeWaits.size() > 2 * book.bounds().connections + 64)
        std::erase_if(m_timeWaits, [&](const auto& item) { return book.find(item.second) == nullptr; });
}

void Fates::closeForReuse(BookEntry& entry, Instant time)
{
    if (entry.death)
        presume(entry, time);
    if (!entry.connection().closed)
        m_chains.bridge(entry, State::Closed, time, {}, true);
    if (!entry.connection().closed)
        m_chains.closeWithoutStep(entry, time);
}

std::vector<Question> Fates::questions(std::size_t limit)
{
    std::vector<Question> result;
    while (!m_unasked.empty() && result.size() < limit) {
        const ConnectionId id = m_unasked.front();
        m_unasked.pop_front();
        const BookEntry* const entry = m_chains.book().find(id);
        if (entry == nullptr || (!entry->death && !waitsForFin(*entry)))
            continue;
        SocketRecord record;
        record.local = entry->connection().local;
        record.remote = entry->connection().remote;
        record.interface = entry->connection().interface;
        record.state = State::TimeWait;
        result.push_back({id, record});
    }
    return result;
}

void Fates::advance(Instant now)
{
    askWhoWaits(now);
    while (!m_open.empty() && now - m_open.front().first > fateWait) {
        BookEntry* const entry = m_chains.book().find(m_open.front().second);
        m_open.pop_front();
        if (entry != nullptr && entry->death)
            presume(*entry, now);
    }
    while (!m_timeWaits.empty() && m_timeWaits.begin()->first + clockGrace < now) {
        const auto [end, id] = *m_timeWaits.begin();
        m_timeWaits.erase(m_timeWaits.begin());
        BookEntry* const entry = m_chains.book().find(id);
        if (entry != nullptr && entry->connection().state == State::TimeWait && entry->timeWaitEnds == end)
            endByClock(*entry, now);
    }
}

/// The clock says that TIME-WAIT is over. A FIN that came again may have restarted it, so a snapshot knows better.
void Fates::endByClock(BookEntry& entry, Instant now)
{
    const Instant end = *entry.timeWaitEnds;
    const SocketRecord* const listed = m_last.find(entry.connection());
    const auto begin = listed != nullptr ? timeWaitBegin(*listed, m_last.window().end) : std::nullopt;
    if (begin && *begin + timeWaitLength > end + seconds(1)) {
        expectEnd(entry, *begin + timeWaitLength);
    } else if (listed != nullptr && now < end + clockPatience) {
        m_timeWaits.emplace(now + seconds(1), entry.connection().id);
        entry.timeWaitEnds = now + seconds(1);
    } else {
        Step step;
        step.from = State::TimeWait;
        step.to = State::Closed;
        step.known = Known::Inferred;
        step.cause = Cause::TwoMslElapsed;
        step.after = m_last.stateKnownUntil(entry.connection(), end);
        step.time = end;
        m_chains.append(entry, step);
    }
}

} // namespace atlas
