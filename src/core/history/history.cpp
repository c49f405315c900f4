// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/history.h"

#include <algorithm>
#include <chrono>
#include <variant>

namespace atlas {

History::History(const HistoryBounds& bounds) : m_chains(bounds, m_last) { }

void History::apply(const Event& event)
{
    if (const auto* change = std::get_if<StateChanged>(&event.what)) {
        onStateChanged(event, *change);
    } else if (const auto* hint = std::get_if<Hint>(&event.what)) {
        onHint(event, *hint);
    } else if (const auto* destroyed = std::get_if<SocketDestroyed>(&event.what)) {
        onDestroyed(event, *destroyed);
    } else if (const auto* lost = std::get_if<EventsLost>(&event.what)) {
        m_losses.events += lost->count;
        ++m_losses.times;
    }
    m_chains.book().enforce();
}

void History::apply(std::shared_ptr<const Snapshot> snapshot, const Diff* fromLast)
{
    m_sightings.apply(std::move(snapshot), fromLast);
}

void History::applyQuery(const SocketRecord& asked, const std::optional<SocketRecord>& found, Instant begin,
                         Instant end, std::optional<Instant> asAskedUntil)
{
    m_sightings.applyQuery(asked, found, {begin, end}, asAskedUntil);
}

std::vector<Question> History::questions(std::size_t limit)
{
    return m_fates.questions(limit);
}

void History::answer(const Question& question, const std::optional<SocketRecord>& record, Instant asked,
                     Instant answered)
{
    m_sightings.answer(question, record, {asked, answered});
}

void History::setBounds(const HistoryBounds& bounds)
{
    m_chains.setBounds(bounds);
}

void History::advance(Instant now)
{
    m_fates.advance(now);
    // A snapshot that is older than an end may still list the socket, and the next would seem to end it once more.
    m_chains.book().expire(now, m_last.snapshot() != nullptr ? m_last.window().begin : now);
    m_chains.book().enforce();
}

const Connection* History::find(const SocketRecord& record) const
{
    const BookEntry* const entry = connections().find(record.cookie, record.local, record.remote);
    return entry != nullptr ? &entry->connection() : nullptr;
}

const Connection* History::findByPair(const SocketRecord& record) const
{
    const BookEntry* const entry = connections().find(std::nullopt, record.local, record.remote);
    return entry != nullptr ? &entry->connection() : nullptr;
}

const Connection* History::find(ConnectionId id) const
{
    const BookEntry* const entry = connections().find(id);
    return entry != nullptr ? &entry->connection() : nullptr;
}

void History::onStateChanged(const Event& event, const StateChanged& change)
{
    const State from = stateFromKernel(change.kernelFrom);
    const State to = stateFromKernel(change.kernelTo);
    if (from == to)
        return;
    if (from == State::Listen && to == State::SynReceived && change.remote.port == 0) {
        m_births.add(event, change);
        return;
    }
    BookEntry& entry = entryOfChanged(event, change);
    if (from == State::Closed && (to == State::SynSent || to == State::Listen))
        m_chains.book().setOpener(entry, change.pid, change.process);
    setEndpoints(entry, change.local, change.remote, event.time);
    if (entry.connection().state == State::Unknown)
        beginWith(entry, change, from, event.time);
    entry.restored = change.repaired;
    entry.end = change.end;
    if (!m_observations.observe(entry, from, to, event.time))
        ++m_losses.contradictions;
    askPeer(entry, to);
}

void History::onHint(const Event& event, const Hint& hint)
{
    m_hints.setReported();
    ConnectionBook& book = m_chains.book();
    const bool hasCookie = number(hint.cookie) != 0;
    BookEntry* entry = hasCookie ? book.find(hint.cookie) : nullptr;
    if (entry == nullptr && event.networkNamespace == 0 && hasCookie)
        entry = m_sightings.enterListed(hint.cookie);
    if (entry == nullptr)
        entry = book.find(event.networkNamespace, hint.local, hint.remote);
    if (entry == nullptr)
        return;
    Hints::note(*entry, hint.kind, event.time);
    if (hint.kind != HintKind::Retransmitted)
        m_observations.explainEnd(*entry);
}

void History::onDestroyed(const Event& event, const SocketDestroyed& destroyed)
{
    BookEntry* const entry = entryOfDestroyed(destroyed.last, event.time);
    if (entry == nullptr || entry->connection().closed || entry->small)
        return;
    Death death = entry->death.value_or(Death{.time = event.time});
    death.disconnected = destroyed.last.remote.port == 0 && !destroyed.last.remote.address.isAny();
    death.wholeLife = entry->connection().state == State::Unknown;
    if (destroyed.last.tcpInfo)
        death.retransmissions = std::max(death.retransmissions, destroyed.last.tcpInfo->retransmits);
    if (death.wholeLife) {
        const State origin = death.disconnected ? State::Closed : m_listeners.origin(entry->connection().local);
        const bool hasSnapshot = m_last.snapshot() != nullptr;
        m_chains.start(*entry, origin, hasSnapshot ? std::min(m_last.window().begin, event.time) : event.time);
    }
    m_fates.die(*entry, death);
    askPeer(*entry, State::Closed);
}

/// Where both ends are on this computer, the other one may just have received a FIN, or soon does.
void History::askPeer(const BookEntry& entry, State to)
{
    const Connection& connection = entry.connection();
    if (to != State::LastAck && to != State::Closed)
        return;
    if (BookEntry* const peer = m_chains.book().find(connection.networkNamespace, connection.remote, connection.local))
        m_fates.askSoon(*peer);
}

/// The connection whose socket changed its state; a new one if it was not known.
BookEntry& History::entryOfChanged(const Event& event, const StateChanged& change)
{
    ConnectionBook& book = m_chains.book();
    if (BookEntry* const known = book.find(change.cookie))
        return *known;
    const bool ours = event.networkNamespace == 0;
    if (BookEntry* const listed = ours ? m_sightings.enterListed(change.cookie) : nullptr)
        return *listed;
    if (BookEntry* const same = book.find(event.networkNamespace, change.local, change.remote)) {
        if (!same->connection().closed && !same->connection().cookie) {
            book.setCookie(*same, change.cookie);
            return *same;
        }
        if (!same->connection().closed && same->connection().stateKnownAt <= event.time)
            m_fates.closeForReuse(*same, event.time);
    }
    BookEntry& entry = m_chains.create(event.networkNamespace, State::Unknown, event.time);
    book.setCookie(entry, change.cookie);
    book.checkLater(entry);
    return entry;
}

/// The connection whose full socket was freed. Null for a socket that never had a peer, and so no connection.
BookEntry* History::entryOfDestroyed(const SocketRecord& last, Instant time)
{
    ConnectionBook& book = m_chains.book();
    if (last.cookie) {
        if (BookEntry* const known = book.find(*last.cookie))
            return known;
        if (BookEntry* const listed = m_sightings.enterListed(*last.cookie))
            return listed;
    }
    if (last.remote.address.isAny())
        return nullptr;
    // Its TIME-WAIT may have been seen before its death was reported, under another cookie.
    BookEntry* const same = book.find(0, last.local, last.remote);
    const auto isItsTimeWait = [&] {
        // What was known before the TIME-WAIT has the socket's own cookie, and another socket dies here.
        const auto& steps = same->connection().steps;
        const bool knownBefore = steps.size() > 1 || same->connection().stepsForgotten > 0;
        if (!same->timeWaitEnds || same->connection().laterCookie || knownBefore)
            return false;
        const auto apart = *same->timeWaitEnds - timeWaitLength - time;
        return apart < std::chrono::seconds(1) && apart > -std::chrono::seconds(1);
    };
    if (same != nullptr && !same->connection().closed && (!same->connection().cookie || isItsTimeWait())) {
        if (last.cookie)
            book.setCookie(*same, *last.cookie);
        return same;
    }
    BookEntry& entry = m_chains.create(0, State::Unknown, time);
    if (last.cookie)
        book.setCookie(entry, *last.cookie);
    book.setEndpoints(entry, last.local, last.remote);
    book.setOwners(entry, last, time);
    return &entry;
}

void History::setEndpoints(BookEntry& entry, const Endpoint& local, const Endpoint& remote, Instant time)
{
    ConnectionBook& book = m_chains.book();
    BookEntry* const other = book.find(entry.connection().networkNamespace, local, remote);
    const bool isInUse = other != nullptr && other != &entry && !other->connection().closed;
    if (isInUse && other->connection().stateKnownAt <= time)
        m_fates.closeForReuse(*other, time);
    book.setEndpoints(entry, local, remote);
}

/// The first that is known of a connection is that it left `from`.
void History::beginWith(BookEntry& entry, const StateChanged& change, State from, Instant time)
{
    const std::uint32_t networkNamespace = entry.connection().networkNamespace;
    const bool received = from == State::SynReceived;
    if (const auto born = received ? m_births.take(networkNamespace, change, time) : std::nullopt) {
        m_chains.start(entry, State::Listen, *born);
        m_chains.append(entry, m_hints.observedStep(entry, State::Listen, State::SynReceived, *born));
    } else if (received && m_listeners.origin(entry.connection().local) == State::Listen) {
        const bool listed = m_last.snapshot() != nullptr && networkNamespace == 0;
        m_chains.start(entry, State::Listen, listed ? std::min(m_last.window().end, time) : time);
        m_chains.bridge(entry, State::SynReceived, time, {});
    } else {
        m_chains.start(entry, from, time);
    }
}

} // namespace atlas
