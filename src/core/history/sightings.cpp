// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/sightings.h"

#include <algorithm>
#include <cassert>

namespace atlas {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Snapshots that must have missed a socket before it is called gone: settle() has the same rule.
constexpr unsigned missesBelieved = 2;
/// So soon after a death no TIME-WAIT has come and been used again.
constexpr milliseconds prompt{100};

/// A TIME-WAIT, or a FIN-WAIT-2 that no program holds: no full socket any more.
bool isSmall(const SocketRecord& record)
{
    // A full FIN-WAIT-2 that waits for its end has a tcp_info.
    const bool keptByTimer = record.timer && !record.inode && !record.tcpInfo;
    return record.state == State::TimeWait || (record.state == State::FinWait2 && keptByTimer);
}

bool wasIn(const std::vector<Step>& steps, State state, Instant since)
{
    for (auto step = steps.rbegin(); step != steps.rend() && step->time >= since; ++step)
        if (step->from == state)
            return true;
    return false;
}

/// Whether a death and the beginning of a TIME-WAIT are near enough for it to be what the death left.
bool agree(Instant death, Instant timeWait)
{
    return death - timeWait < seconds(1) && timeWait - death < seconds(1);
}

} // namespace

Sightings::Sightings(Chains& chains, Fates& fates, LastSnapshot& last, Listeners& listeners)
    : m_chains(chains), m_book(chains.book()), m_fates(fates), m_last(last), m_listeners(listeners)
{
}

void Sightings::apply(std::shared_ptr<const Snapshot> snapshot, const Diff* fromLast)
{
    assert(snapshot);
    const Snapshot& fresh = *snapshot;
    const Snapshot* const last = m_last.snapshot();
    if (last == nullptr || last->source != fresh.source) {
        startFrom(fresh);
    } else {
        const Diff own = fromLast != nullptr ? Diff() : diff(*last, fresh);
        follow(fresh, fromLast != nullptr ? *fromLast : own);
    }
    check(fresh);
    m_last.set(std::move(snapshot));
}

void Sightings::applyQuery(const SocketRecord& asked, const std::optional<SocketRecord>& found, Window window,
                           std::optional<Instant> asAskedUntil)
{
    BookEntry* entry = entryOf(found.value_or(asked));
    const SocketRecord* const listed = m_last.snapshot() != nullptr ? m_last.snapshot()->find(keyOf(asked)) : nullptr;
    if (entry == nullptr && listed != nullptr && (!found || found->state != listed->state))
        entry = &enterBefore(*listed);
    if (entry == nullptr || entry->connection().networkNamespace != 0) // queries see our own namespace alone
        return;
    if (asAskedUntil && *asAskedUntil <= window.begin && entry->connection().state == asked.state)
        m_chains.confirmState(*entry, *asAskedUntil);
    if (found)
        sight(*entry, *found, window);
    else
        vanished(*entry, window, {});
    m_book.enforce();
}

void Sightings::answer(const Question& question, const std::optional<SocketRecord>& found, Window window)
{
    BookEntry* const entry = m_book.find(question.connection);
    if (entry == nullptr || (!entry->death && !entry->small))
        return;
    const Connection& connection = entry->connection();
    const bool same =
        found && found->cookie && (found->cookie == connection.cookie || found->cookie == connection.laterCookie);
    if (!entry->death) { // a FIN-WAIT-2 without a full socket
        if (same)
            sight(*entry, *found, window);
        else if (found)
            m_fates.closeForReuse(*entry, window.begin);
        else
            vanished(*entry, window, {});
        m_book.enforce();
        return;
    }
    const auto passed = window.begin - entry->death->time;
    if (passed < Instant::duration::zero()) // The answer may be older than the death.
        m_book.checkLater(*entry);
    else if (found && (same || isTimeWaitOf(*entry, *found, window.end)))
        sight(*entry, *found, window);
    else if (found) // Another socket has the addresses, and a TIME-WAIT may have made room for it.
        m_fates.presume(*entry, window.begin);
    else
        m_fates.leftNothing(*entry, window.end, passed < prompt ? Fates::Absence::Certain : Fates::Absence::NotFound);
    m_book.enforce();
}

BookEntry* Sightings::enterListed(Cookie cookie)
{
    const SocketRecord* const listed = m_last.find(cookie);
    return listed != nullptr ? &enter(*listed, m_last.window().begin) : nullptr;
}

/// What this snapshot shows took no step; but connections that were known already are compared with it.
void Sightings::startFrom(const Snapshot& fresh)
{
    m_listeners.clear();
    for (const SocketRecord& record : fresh.sockets)
        m_listeners.add(record);
    std::vector<ConnectionId> living;
    for (const BookEntry& entry : m_book.living())
        if (entry.connection().networkNamespace == 0)
            living.push_back(entry.connection().id);
    for (const ConnectionId id : living)
        m_book.checkLater(*m_book.find(id));
}

void Sightings::follow(const Snapshot& fresh, const Diff& changes)
{
    const Snapshot& last = *m_last.snapshot();
    // A child is recognised by its listener, which may have come or gone in the same interval.
    forEachIndex(changes.added, [&](std::uint32_t i) { m_listeners.add(fresh.sockets[i]); });
    forEachIndex(changes.gone, [&](std::uint32_t i) {
        onGone(last.sockets[i], fresh);
        m_book.enforce();
    });
    forEachIndex(changes.changed, [&](std::uint32_t i) {
        const SocketRecord& record = fresh.sockets[i];
        // Most changes are of queues and timers. settle() has noted whose state changed, so that only those are
        // searched for in the snapshot before.
        if (record.inStateSince != fresh.time)
            return;
        if (const SocketRecord* const before = last.find(keyOf(record)))
            onChanged(*before, record, fresh);
        m_book.enforce();
    });
    forEachIndex(changes.added, [&](std::uint32_t i) {
        onAdded(fresh.sockets[i], fresh);
        m_book.enforce();
    });
    forEachIndex(changes.gone, [&](std::uint32_t i) { m_listeners.remove(last.sockets[i]); });
}

void Sightings::onGone(const SocketRecord& before, const Snapshot& fresh)
{
    BookEntry* entry = entryOf(before);
    if (entry == nullptr)
        entry = &enterBefore(before);
    Evidence evidence;
    if (before.timer && before.timer->kind == TimerKind::Retransmit)
        evidence.retransmissions = before.timer->retransmissions;
    vanished(*entry, windowOf(fresh), evidence);
}

void Sightings::onChanged(const SocketRecord& before, const SocketRecord& record, const Snapshot& fresh)
{
    if (before.state == record.state || record.missed)
        return;
    m_listeners.remove(before);
    m_listeners.add(record);
    BookEntry* entry = entryOf(record);
    if (entry == nullptr)
        entry = &enterBefore(before);
    sight(*entry, record, windowOf(fresh));
}

void Sightings::onAdded(const SocketRecord& record, const Snapshot& fresh)
{
    if (record.missed)
        return;
    const Window window = windowOf(fresh);
    if (BookEntry* const known = entryOf(record)) {
        sight(*known, record, window);
        return;
    }
    if (BookEntry* const same = m_book.find(0, record.local, record.remote)) {
        if (isTimeWaitOf(*same, record, window.end)) {
            if (same->connection().closed)
                m_chains.withdrawTail(*same);
            sight(*same, record, window);
            return;
        }
        if (!same->connection().closed)
            m_fates.closeForReuse(*same, window.end);
    }
    if (!m_last.snapshot()->coverage(record.family()).complete)
        return; // It may be older than this.
    const bool opens = record.state == State::Listen || record.state == State::SynSent;
    const State origin = opens ? State::Closed : m_listeners.origin(record.local);
    sight(m_chains.create(0, origin, m_last.window().begin), record, window);
}

void Sightings::check(const Snapshot& fresh)
{
    for (const ConnectionId id : m_book.takeToCheck()) {
        BookEntry* const entry = m_book.find(id);
        if (entry == nullptr)
            continue;
        entry->toBeChecked = false;
        if (!entry->connection().closed)
            checkOne(*entry, fresh);
        m_book.enforce();
    }
}

void Sightings::checkOne(BookEntry& entry, const Snapshot& fresh)
{
    const Window window = windowOf(fresh);
    const unsigned misses = entry.misses;
    const Connection& connection = entry.connection();
    const SocketRecord* const found = findIn(fresh, connection);
    if (found != nullptr && !found->missed) {
        sight(entry, *found, window);
        return;
    }
    const bool newer = connection.stateKnownAt >= window.begin || (entry.death && entry.death->time >= window.begin);
    const bool counts = found == nullptr && !newer && fresh.coverage(connection.local.address.family).complete;
    if (counts && misses + 1 >= missesBelieved) {
        vanished(entry, window, {});
        return;
    }
    m_book.checkLater(entry);
    entry.misses = misses + (counts ? 1U : 0U);
}

/// The connection that a record speaks of, or null.
BookEntry* Sightings::entryOf(const SocketRecord& record)
{
    if (record.cookie)
        if (BookEntry* const known = m_book.find(*record.cookie))
            return known;
    BookEntry* const same = m_book.find(0, record.local, record.remote);
    const bool oneHasNoCookie = same != nullptr && (!record.cookie || !same->connection().cookie);
    return oneHasNoCookie && !same->connection().closed ? same : nullptr;
}

/// Whether the record is what was left of this connection, although it has a cookie of its own. That can only be
/// where the death was the first report of it: a connection that was reported or listed before has its cookie by then,
/// and leaves it to its TIME-WAIT.
bool Sightings::isTimeWaitOf(const BookEntry& entry, const SocketRecord& record, Instant seen)
{
    const Connection& connection = entry.connection();
    if (!isSmall(record) || connection.laterCookie)
        return false;
    const auto begin = timeWaitBegin(record, seen);
    if (entry.death)
        return entry.death->wholeLife && (!begin || agree(entry.death->time, *begin));
    return connection.closed && !connection.steps.empty() && isWholeLife(connection.steps.back()) && begin &&
        agree(*connection.closed, *begin);
}

/// A connection that was in the state of `record` at `knownAt`, and took no step that is known of.
BookEntry& Sightings::enter(const SocketRecord& record, Instant knownAt)
{
    BookEntry& entry = m_chains.create(0, record.state, knownAt);
    const Instant listed = m_last.snapshot() != nullptr ? m_last.window().end : knownAt;
    takeOver(entry, record, record.missed ? record.lastListed : listed);
    entry.small = isSmall(record);
    return entry;
}

/// The same for a record of the last snapshot, which may have carried it over from an earlier one.
BookEntry& Sightings::enterBefore(const SocketRecord& before)
{
    return enter(before, before.missed ? before.lastListed : m_last.window().begin);
}

/// What a record says beside the state.
void Sightings::takeOver(BookEntry& entry, const SocketRecord& record, Instant seen)
{
    if (record.cookie) {
        // One of two brief lives on one pair was taken for the other.
        BookEntry* const other = m_book.find(*record.cookie);
        if (other != nullptr && other != &entry && !other->connection().closed)
            m_fates.closeForReuse(*other, seen);
        m_book.setCookie(entry, *record.cookie);
    }
    m_book.setEndpoints(entry, record.local, record.remote);
    m_book.setOwners(entry, record, seen);
    if (const auto begin = timeWaitBegin(record, seen))
        m_fates.expectEnd(entry, *begin + timeWaitLength);
}

/// The socket was in the state of `record` at some moment of the window.
void Sightings::sight(BookEntry& entry, const SocketRecord& record, Window window)
{
    const Connection& connection = entry.connection();
    const bool small = isSmall(record);
    if (small && connection.closed && entry.presumedNothing)
        m_fates.takeBackEnd(entry);
    if (entry.death && small) {
        takeOver(entry, record, window.end);
        m_fates.leftSmall(entry, record, window);
        return;
    }
    if (entry.death && window.begin <= entry.death->time) {
        m_book.checkLater(entry);
        return;
    }
    if (entry.death)
        m_fates.leftNothing(entry, window.end);
    takeOver(entry, record, window.end);
    if (connection.state == State::Unknown)
        m_chains.start(entry, record.state, connection.stateKnownAt);
    if (connection.state != record.state) {
        sightOther(entry, record, window);
        return;
    }
    m_chains.confirmState(entry, window.begin);
    entry.small = small;
}

/// The state is not the one that we know.
void Sightings::sightOther(BookEntry& entry, const SocketRecord& record, Window window)
{
    const Connection& connection = entry.connection();
    const bool overtaken = wasIn(connection.steps, record.state, window.begin);
    if (overtaken || window.end < connection.stateKnownAt) {
        m_book.checkLater(entry);
        return;
    }
    if (connection.closed)
        m_chains.withdrawTail(entry);
    if (connection.state == record.state) {
        entry.small = isSmall(record);
        return;
    }
    const Instant time = timeWaitBegin(record, window.end).value_or(window.end);
    const Instant earliest = std::min(connection.stateKnownAt, window.end);
    m_chains.bridge(entry, record.state, std::clamp(time, earliest, window.end), {});
    entry.small = isSmall(record);
}

/// A snapshot or a query that should have found the socket did not.
void Sightings::vanished(BookEntry& entry, Window window, const Evidence& evidence)
{
    const Connection& connection = entry.connection();
    if (connection.closed)
        return;
    if (connection.stateKnownAt > window.end || (entry.death && entry.death->time > window.end)) {
        m_book.checkLater(entry);
    } else if (entry.death) {
        m_fates.leftNothing(entry, window.end, Fates::Absence::NotFound);
    } else if (connection.state == State::TimeWait) {
        m_fates.endTimeWait(entry, window.end);
    } else if (connection.state == State::Unknown || connection.state == State::Closed) {
        m_chains.closeWithoutStep(entry, window.end);
    } else {
        m_chains.bridge(entry, State::Closed, window.end, evidence);
    }
}

} // namespace atlas
