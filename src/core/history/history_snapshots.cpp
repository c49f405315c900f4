// SPDX-License-Identifier: GPL-3.0-or-later
//
// What snapshots and exact queries say. Only what the diff names is touched, and those connections that the diff
// cannot know of: told by events and not listed yet, or listed in a way that an event has overtaken.
#include "core/history/history.h"

#include <algorithm>
#include <cassert>

namespace atlas {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

/// Looks that must have missed a socket before it is called gone: settle() has the same rule.
constexpr unsigned missesBelieved = 2;
/// How far apart a death and the beginning of the TIME-WAIT that it left may be told.
constexpr seconds sameMoment{1};

/// A TIME-WAIT, or a FIN-WAIT-2 that nobody holds: no full socket any more.
bool isSmall(const SocketRecord& record)
{
    const bool keptByTimer = record.timer && record.timer->kind == TimerKind::TimeWait && !record.inode;
    return record.state == State::TimeWait || (record.state == State::FinWait2 && keptByTimer);
}

bool wasIn(const std::vector<Step>& steps, State state, Instant since)
{
    for (auto step = steps.rbegin(); step != steps.rend() && step->time >= since; ++step)
        if (step->from == state)
            return true;
    return false;
}

/// The record of this connection in a snapshot with or without cookies, or null.
const SocketRecord* findIn(const Snapshot& snapshot, const Connection& connection)
{
    for (const auto& cookie : {connection.laterCookie, connection.cookie})
        if (cookie)
            if (const SocketRecord* const found = snapshot.find({cookie, {}, {}, {}}))
                return found;
    return snapshot.find({{}, connection.local, connection.remote, {}});
}

/// Whether its own end was told, out of a state that may leave a small object.
bool leftOnlyPresumablyNothing(const Connection& connection)
{
    if (connection.steps.empty())
        return false;
    const Step& last = connection.steps.back();
    return last.to == State::Closed && last.after == last.time &&
        (last.from == State::FinWait2 || last.from == State::Closing);
}

bool isNear(Instant a, Instant b)
{
    return a - b < sameMoment && b - a < sameMoment;
}

template <typename Function> void forEach(const std::vector<Run>& runs, Function function)
{
    for (const Run& run : runs)
        for (std::uint32_t i = 0; i < run.count; ++i)
            function(run.first + i);
}

} // namespace

std::optional<Instant> History::timeWaitBegin(const SocketRecord& record, Instant seen)
{
    if (record.state != State::TimeWait || !record.timer || record.timer->kind != TimerKind::TimeWait)
        return std::nullopt;
    return seen + milliseconds(record.timer->remaining) - timeWaitLength;
}

History::Window History::windowOf(const Snapshot& snapshot)
{
    return {snapshot.time - std::chrono::duration_cast<Instant::duration>(snapshot.listCost), snapshot.time};
}

void History::apply(std::shared_ptr<const Snapshot> snapshot, const Diff* fromLast)
{
    assert(snapshot);
    const Snapshot& fresh = *snapshot;
    if (!m_last || m_last->source != fresh.source) {
        startFrom(fresh);
    } else {
        const Diff own = fromLast != nullptr ? Diff() : diff(*m_last, fresh);
        follow(fresh, fromLast != nullptr ? *fromLast : own);
    }
    check(fresh);
    m_last = std::move(snapshot);
}

/// What this snapshot shows took no step; but who was known already is compared with it.
void History::startFrom(const Snapshot& fresh)
{
    m_listeningPorts.clear();
    for (const SocketRecord& record : fresh.sockets)
        countListener(record, 1);
    std::vector<ConnectionId> living;
    for (const BookEntry& entry : m_book.living())
        if (entry.connection.networkNamespace == 0)
            living.push_back(entry.connection.id);
    for (const ConnectionId id : living)
        checkLater(*m_book.find(id));
}

void History::follow(const Snapshot& fresh, const Diff& changes)
{
    // A child is recognised by its listener, which may have come or gone in the same interval.
    forEach(changes.added, [&](std::uint32_t i) { countListener(fresh.sockets[i], 1); });
    forEach(changes.gone, [&](std::uint32_t i) {
        onGone(m_last->sockets[i], fresh);
        m_book.enforce();
    });
    forEach(changes.changed, [&](std::uint32_t i) {
        const SocketRecord& record = fresh.sockets[i];
        // Most changes are of queues and timers. settle() has noted whose state changed, so that only those are
        // looked up in the snapshot before.
        if (record.inStateSince != fresh.time)
            return;
        if (const SocketRecord* const before = m_last->find(keyOf(record)))
            onChanged(*before, record, fresh);
        m_book.enforce();
    });
    forEach(changes.added, [&](std::uint32_t i) {
        onAdded(fresh.sockets[i], fresh);
        m_book.enforce();
    });
    forEach(changes.gone, [&](std::uint32_t i) { countListener(m_last->sockets[i], -1); });
}

void History::countListener(const SocketRecord& record, int change)
{
    if (record.state != State::Listen)
        return;
    int& count = m_listeningPorts[record.local.port];
    count += change;
    if (count <= 0)
        m_listeningPorts.erase(record.local.port);
}

/// The connection that a record speaks of, or null.
BookEntry* History::entryOf(const SocketRecord& record)
{
    if (record.cookie)
        if (BookEntry* const known = m_book.find(*record.cookie))
            return known;
    BookEntry* const same = m_book.find(0, record.local, record.remote);
    const bool oneHasNoCookie = same != nullptr && (!record.cookie || !same->connection.cookie);
    return oneHasNoCookie && !same->connection.closed ? same : nullptr;
}

const SocketRecord* History::lastSeen(Cookie cookie) const
{
    return m_last ? m_last->find({cookie, {}, {}, {}}) : nullptr;
}

const SocketRecord* History::lastRecord(const Connection& connection) const
{
    return m_last && connection.networkNamespace == 0 ? findIn(*m_last, connection) : nullptr;
}

/// A connection that was in the state of `record` at `knownAt`, and took no step that is known of.
BookEntry& History::enter(const SocketRecord& record, Instant knownAt)
{
    BookEntry& entry = m_book.create(0);
    entry.connection.state = record.state;
    entry.connection.stateKnownAt = knownAt;
    takeOver(entry, record, m_last ? m_last->time : knownAt);
    entry.small = isSmall(record);
    return entry;
}

/// What a record says beside the state.
void History::takeOver(BookEntry& entry, const SocketRecord& record, Instant seen)
{
    Connection& connection = entry.connection;
    if (record.cookie) {
        // One of two brief lives on one pair was taken for the other.
        BookEntry* const other = m_book.find(*record.cookie);
        if (other != nullptr && other != &entry && !other->connection.closed)
            closeForReuse(*other, seen);
        m_book.setCookie(entry, *record.cookie);
    }
    m_book.setEndpoints(entry, record.local, record.remote);
    if (!record.owners.empty())
        connection.owners = record.owners;
    if (record.uid)
        connection.uid = record.uid;
    if (const auto begin = timeWaitBegin(record, seen))
        expectEnd(entry, *begin + timeWaitLength);
}

void History::onGone(const SocketRecord& before, const Snapshot& fresh)
{
    BookEntry* entry = entryOf(before);
    if (entry == nullptr)
        entry = &enter(before, before.missed ? before.inStateSince : windowOf(*m_last).begin);
    Evidence evidence;
    if (before.timer && before.timer->kind == TimerKind::Retransmit)
        evidence.retransmissions = before.timer->retransmissions;
    vanished(*entry, windowOf(fresh), evidence);
}

void History::onChanged(const SocketRecord& before, const SocketRecord& record, const Snapshot& fresh)
{
    if (before.state == record.state || record.missed)
        return;
    countListener(before, -1);
    countListener(record, 1);
    BookEntry* entry = entryOf(record);
    if (entry == nullptr)
        entry = &enter(before, before.missed ? before.inStateSince : windowOf(*m_last).begin);
    sight(*entry, record, windowOf(fresh));
}

void History::onAdded(const SocketRecord& record, const Snapshot& fresh)
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
            if (same->connection.closed)
                withdrawTail(*same);
            sight(*same, record, window);
            return;
        }
        if (!same->connection.closed)
            closeForReuse(*same, window.end);
    }
    if (!m_last->coverage(record.family()).complete)
        return; // It may be older than this.
    BookEntry& entry = m_book.create(0);
    const bool opens = record.state == State::Listen || record.state == State::SynSent;
    entry.connection.state = opens ? State::Closed : origin(record.local);
    entry.connection.stateKnownAt = windowOf(*m_last).begin;
    sight(entry, record, window);
}

/// Whether the record is what was left of this connection, although it has a cookie of its own. That can only be
/// where the death was the first that was heard of it: whoever is told or listed before has its cookie by then,
/// and leaves it to its TIME-WAIT.
bool History::isTimeWaitOf(const BookEntry& entry, const SocketRecord& record, Instant seen)
{
    if (!isSmall(record) || entry.connection.laterCookie)
        return false;
    const auto begin = timeWaitBegin(record, seen);
    if (entry.death)
        return entry.death->wholeLife && (!begin || isNear(*begin, entry.death->time));
    const auto& steps = entry.connection.steps;
    return entry.connection.closed && !steps.empty() && isWholeLife(steps.back()) && begin &&
        isNear(*begin, *entry.connection.closed);
}

void History::sight(BookEntry& entry, const SocketRecord& record, Window window)
{
    Connection& connection = entry.connection;
    const bool small = isSmall(record);
    if (small && connection.closed && leftOnlyPresumablyNothing(connection))
        takeBackEnd(entry);
    if (entry.death && small) {
        takeOver(entry, record, window.end);
        leftSmall(entry, record, window.begin, window.end);
        return;
    }
    if (entry.death && window.begin <= entry.death->time) {
        checkLater(entry);
        return;
    }
    if (entry.death)
        leftNothing(entry, window.end);
    takeOver(entry, record, window.end);
    if (connection.state == State::Unknown)
        connection.state = record.state;
    if (connection.state != record.state) {
        sightOther(entry, record, window);
        return;
    }
    connection.stateKnownAt = std::max(connection.stateKnownAt, window.begin);
    entry.small = small;
}

/// The state is not the one that we know.
void History::sightOther(BookEntry& entry, const SocketRecord& record, Window window)
{
    Connection& connection = entry.connection;
    const bool overtaken = wasIn(connection.steps, record.state, window.begin);
    if (overtaken || window.end < connection.stateKnownAt) {
        checkLater(entry);
        return;
    }
    if (connection.closed)
        withdrawTail(entry);
    if (connection.state == record.state) {
        entry.small = isSmall(record);
        return;
    }
    const Instant time = timeWaitBegin(record, window.end).value_or(window.end);
    bridge(entry, record.state, std::clamp(time, std::min(connection.stateKnownAt, window.end), window.end), {});
    entry.small = isSmall(record);
}

/// A look that should have found the socket did not.
void History::vanished(BookEntry& entry, Window window, const Evidence& evidence)
{
    Connection& connection = entry.connection;
    if (connection.closed)
        return;
    if (connection.stateKnownAt > window.end || (entry.death && entry.death->time > window.end)) {
        checkLater(entry);
    } else if (entry.death) {
        leftNothing(entry, window.end, Sureness::Missed);
    } else if (connection.state == State::TimeWait) {
        endTimeWait(entry, window.end);
    } else if (connection.state == State::Unknown || connection.state == State::Closed) {
        m_book.setClosed(entry, window.end);
    } else {
        bridge(entry, State::Closed, window.end, evidence);
    }
}

void History::checkLater(BookEntry& entry)
{
    if (entry.toBeChecked || entry.connection.networkNamespace != 0)
        return;
    entry.toBeChecked = true;
    entry.misses = 0;
    m_toCheck.push_back(entry.connection.id);
    if (m_toCheck.size() > 2 * m_bounds.connections + 64)
        std::erase_if(m_toCheck, [&](ConnectionId id) { return m_book.find(id) == nullptr; });
}

void History::check(const Snapshot& fresh)
{
    std::vector<ConnectionId> ids;
    ids.swap(m_toCheck);
    for (const ConnectionId id : ids) {
        BookEntry* const entry = m_book.find(id);
        if (entry == nullptr)
            continue;
        entry->toBeChecked = false;
        if (!entry->connection.closed)
            checkOne(*entry, fresh);
        m_book.enforce();
    }
}

void History::checkOne(BookEntry& entry, const Snapshot& fresh)
{
    const Window window = windowOf(fresh);
    const unsigned misses = entry.misses;
    const Connection& connection = entry.connection;
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
    checkLater(entry);
    entry.misses = misses + (counts ? 1U : 0U);
}

void History::look(const SocketRecord& asked, const std::optional<SocketRecord>& found, Instant begin, Instant end)
{
    BookEntry* entry = entryOf(found.value_or(asked));
    const SocketRecord* const listed = m_last ? m_last->find(keyOf(asked)) : nullptr;
    if (entry == nullptr && listed != nullptr && (!found || found->state != listed->state))
        entry = &enter(*listed, listed->missed ? listed->inStateSince : windowOf(*m_last).begin);
    if (entry == nullptr || entry->connection.networkNamespace != 0) // nobody can look into another namespace
        return;
    if (found)
        sight(*entry, *found, {begin, end});
    else
        vanished(*entry, {begin, end}, {});
    m_book.enforce();
}

} // namespace atlas
