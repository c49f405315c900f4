// SPDX-License-Identifier: GPL-3.0-or-later
//
// What events say, and how one that comes late finds its place.
#include "core/history/history.h"

#include <algorithm>

namespace atlas {
namespace {

using std::chrono::milliseconds;

/// Between a birth and the transition that follows it lies the rest of one function of the kernel.
constexpr milliseconds birthReach{1};
constexpr std::size_t birthsKept = 256;

/// Whether a connection in state `from` can come to `to` without ending in between.
bool leads(State from, State to)
{
    const auto endsInBetween = [](const Way& way) {
        const auto states = way.states();
        return std::ranges::find(states.subspan(1, states.size() - 2), State::Closed) != states.end() - 1;
    };
    const auto ways = waysBetween(from, to);
    return from == to || std::ranges::any_of(ways, [&](const Way& way) { return !endsInBetween(way); });
}

/// Leaving these, a socket's own end may be told while a small object of it stays.
bool mayLeaveSmall(State from, State to)
{
    return to == State::Closed && (from == State::FinWait2 || from == State::Closing);
}

} // namespace

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
    m_book.enforce();
}

void History::onStateChanged(const Event& event, const StateChanged& change)
{
    const State from = stateFromKernel(change.kernelFrom);
    const State to = stateFromKernel(change.kernelTo);
    if (from == to)
        return;
    if (from == State::Listen && to == State::SynReceived && change.remote.port == 0) {
        m_births.push_back({event.networkNamespace, change.local.port, change.cookie, event.time});
        if (m_births.size() > birthsKept)
            m_births.pop_front();
        return;
    }
    BookEntry& entry = entryFor(event.networkNamespace, change.cookie, change.local, change.remote, event.time);
    Connection& connection = entry.connection;
    if (from == State::Closed && (to == State::SynSent || to == State::Listen)) {
        connection.pid = change.pid;
        connection.process = change.process;
    }
    setEndpoints(entry, change.local, change.remote, event.time);
    if (connection.state == State::Unknown)
        beginWith(entry, change, from, event.time);
    observe(entry, from, to, event.time);
}

void History::setEndpoints(BookEntry& entry, const Endpoint& local, const Endpoint& remote, Instant time)
{
    BookEntry* const other = m_book.find(entry.connection.networkNamespace, local, remote);
    if (other != nullptr && other != &entry && !other->connection.closed && other->connection.stateKnownAt <= time)
        closeForReuse(*other, time);
    m_book.setEndpoints(entry, local, remote);
}

BookEntry& History::entryFor(std::uint32_t networkNamespace, Cookie cookie, const Endpoint& local,
                             const Endpoint& remote, Instant time)
{
    if (BookEntry* const known = m_book.find(cookie))
        return *known;
    const bool ours = networkNamespace == 0;
    if (const SocketRecord* const seen = ours ? lastSeen(cookie) : nullptr)
        return enter(*seen, windowOf(*m_last).begin);
    if (BookEntry* const same = m_book.find(networkNamespace, local, remote)) {
        if (!same->connection.closed && !same->connection.cookie) {
            m_book.setCookie(*same, cookie);
            return *same;
        }
        if (!same->connection.closed && same->connection.stateKnownAt <= time)
            closeForReuse(*same, time);
    }
    BookEntry& entry = m_book.create(networkNamespace);
    entry.connection.stateKnownAt = time;
    m_book.setCookie(entry, cookie);
    if (ours)
        checkLater(entry);
    return entry;
}

/// The first that is known of a connection is that it left `from`.
void History::beginWith(BookEntry& entry, const StateChanged& change, State from, Instant time)
{
    Connection& connection = entry.connection;
    connection.state = from;
    connection.stateKnownAt = time;
    if (from != State::SynReceived)
        return;
    if (const auto birth = takeBirth(change, connection.networkNamespace, time)) {
        connection.state = State::Listen;
        connection.stateKnownAt = birth->time;
        record(entry, observedStep(entry, State::Listen, State::SynReceived, birth->time));
    } else if (origin(connection.local) == State::Listen) {
        connection.state = State::Listen;
        if (m_last && connection.networkNamespace == 0)
            connection.stateKnownAt = std::min(m_last->time, time);
        bridge(entry, State::SynReceived, time, {});
    }
}

std::optional<History::Birth> History::takeBirth(const StateChanged& change, std::uint32_t networkNamespace,
                                                 Instant time)
{
    const auto found = std::find_if(m_births.rbegin(), m_births.rend(), [&](const Birth& birth) {
        return birth.networkNamespace == networkNamespace && birth.time <= time && time - birth.time < birthReach &&
            (birth.cookie == change.cookie || birth.localPort == change.local.port);
    });
    if (found == m_births.rend())
        return std::nullopt;
    const Birth birth = *found;
    m_births.erase(std::next(found).base());
    return birth;
}

void History::observe(BookEntry& entry, State from, State to, Instant time)
{
    Connection& connection = entry.connection;
    if (entry.death && entry.death->observed && time >= entry.death->time)
        presume(entry, time);
    // Called gone too early: the socket speaks.
    const bool lives = time > connection.stateKnownAt && from != State::Closed;
    if (connection.closed && lives && !connection.steps.empty() && connection.steps.back().known != Known::Observed)
        withdrawTail(entry);

    const auto& steps = connection.steps;
    // What began before the end that is known belongs into what led there.
    const bool atItsEnd = connection.state == State::Closed;
    const bool inTime = steps.empty() || time >= (atItsEnd ? steps.back().time : steps.back().after);
    const bool follows = connection.state == from && !entry.small && inTime;
    if (follows) {
        tightenTail(entry, time);
        observeNext(entry, from, to, time);
    } else if (time > connection.stateKnownAt) {
        entry.small = false;
        bridge(entry, from, time, {});
        observeNext(entry, from, to, time);
    } else if (!observeLate(entry, from, to, time)) {
        ++m_losses.contradictions;
    }
}

void History::observeNext(BookEntry& entry, State from, State to, Instant time)
{
    const Evidence evidence = evidenceFor(entry, time);
    if (mayLeaveSmall(from, to) && !evidence.resetReceived && !evidence.resetSent) {
        entry.connection.stateKnownAt = std::max(entry.connection.stateKnownAt, time);
        Death death;
        death.time = time;
        death.observed = true;
        death.retransmissions = entry.retransmissions;
        die(entry, death);
        return;
    }
    record(entry, observedStep(entry, from, to, time));
}

/// An event that speaks of a moment before what is known already. False if it fits nowhere.
bool History::observeLate(BookEntry& entry, State from, State to, Instant time)
{
    const auto& steps = entry.connection.steps;
    const State first = steps.empty() ? entry.connection.state : steps.front().from;
    const bool bornHere = first == State::Closed || first == State::Listen;
    if (first == to && !bornHere && (steps.empty() || time <= steps.front().after)) {
        replaceSteps(entry, 0, 0, {observedStep(entry, from, to, time)});
        return true;
    }
    for (std::size_t end = steps.size(); end > 0;) {
        const std::size_t length = lengthOfTail(steps, end);
        const Step& last = steps[end - 1];
        // A look that missed a socket makes it seem younger than it is.
        const bool lateEnough = last.after <= time || (bornHere && end == length);
        if (last.known != Known::Observed && lateEnough && time <= last.time) {
            if (splitGap(entry, end - length, length, lateStep(entry, last, observedStep(entry, from, to, time))))
                return true;
        }
        end -= length;
    }
    // What left a FIN-WAIT-2 behind, or happened before the connection was known, adds nothing.
    return (entry.small && mayLeaveSmall(from, to)) || steps.empty() || time <= steps.front().after;
}

/// What an event that comes late says of the gap that `last` ended. Of a socket's own end it is known by now what
/// followed.
Step History::lateStep(const BookEntry& entry, const Step& last, Step told) const
{
    const Evidence evidence = evidenceFor(entry, told.time);
    if (!mayLeaveSmall(told.from, told.to) || evidence.resetReceived || evidence.resetSent)
        return told;
    const bool timeWait = last.to == State::TimeWait || last.throughTimeWait == ThroughTimeWait::Yes;
    Step step = timeWait ? observedStep(entry, told.from, State::TimeWait, told.time) : told;
    if (last.to != State::TimeWait) {
        step.known = Known::Inferred;
    } else if (last.time >= told.time + timerSlack) { // A FIN-WAIT-2 without an owner lay between.
        step.known = Known::Seen;
        step.time = last.time;
    }
    return step;
}

bool History::splitGap(BookEntry& entry, std::size_t first, std::size_t count, const Step& observed)
{
    Connection& connection = entry.connection;
    const Step before = connection.steps[first];
    const Step after = connection.steps[first + count - 1];
    const bool endsTooEarly = observed.to == State::Closed && after.to != State::Closed;
    if (endsTooEarly || !leads(before.from, observed.from) || !leads(observed.to, after.to))
        return false;
    Gap gap{.from = before.from,
            .to = observed.from,
            .after = std::min(before.after, observed.after),
            .time = observed.after,
            .selfConnected = connection.selfConnected(),
            .pairUsedAgain = before.throughTimeWait == ThroughTimeWait::Yes,
            .evidence = {}};
    std::vector<Step> steps = fillGap(gap);
    steps.push_back(observed);
    gap.from = observed.to;
    gap.to = after.to;
    gap.after = observed.time;
    gap.time = after.time;
    const std::vector<Step> rest = fillGap(gap);
    steps.insert(steps.end(), rest.begin(), rest.end());
    replaceSteps(entry, first, count, std::move(steps));
    if (connection.closed)
        m_book.setClosed(entry, connection.steps.back().time);
    return true;
}

void History::onHint(const Event& event, const Hint& hint)
{
    m_hintsAreTold = true;
    BookEntry* entry = number(hint.cookie) != 0 ? m_book.find(hint.cookie) : nullptr;
    if (entry == nullptr && event.networkNamespace == 0 && number(hint.cookie) != 0)
        if (const SocketRecord* const seen = lastSeen(hint.cookie))
            entry = &enter(*seen, windowOf(*m_last).begin);
    if (entry == nullptr)
        entry = m_book.find(event.networkNamespace, hint.local, hint.remote);
    if (entry == nullptr)
        return;
    switch (hint.kind) {
    case HintKind::Retransmitted:
        ++entry->retransmissions;
        return;
    case HintKind::ResetReceived:
        entry->resetReceived = event.time;
        break;
    case HintKind::ResetSent:
        entry->resetSent = event.time;
        break;
    }
    explainEnd(*entry);
}

/// A reset told after the transition that it explains.
void History::explainEnd(BookEntry& entry)
{
    Connection& connection = entry.connection;
    if (entry.death && entry.death->observed) {
        const Evidence evidence = evidenceFor(entry, entry.death->time);
        if (evidence.resetReceived || evidence.resetSent)
            leftNothing(entry, entry.death->time);
        return;
    }
    if (connection.steps.empty())
        return;
    Step last = connection.steps.back();
    if (last.to != State::Closed || last.known == Known::Ambiguous)
        return;
    Evidence evidence = evidenceFor(entry, last.time);
    evidence.retransmissions = last.retransmissions;
    last.cause = causeOf(last.from, last.to, evidence);
    replaceSteps(entry, connection.steps.size() - 1, 1, {last});
}

void History::onDestroyed(const Event& event, const SocketDestroyed& destroyed)
{
    BookEntry* const entry = entryOfDestroyed(destroyed.last, event.time);
    if (entry == nullptr || entry->connection.closed || entry->small)
        return;
    Connection& connection = entry->connection;
    Death death = entry->death.value_or(Death{.time = event.time});
    death.disconnected = destroyed.last.remote.port == 0 && !destroyed.last.remote.address.isAny();
    death.wholeLife = connection.state == State::Unknown;
    if (destroyed.last.tcpInfo)
        death.retransmissions = std::max(death.retransmissions, destroyed.last.tcpInfo->retransmits);
    if (connection.state == State::Unknown) {
        connection.state = death.disconnected ? State::Closed : origin(connection.local);
        connection.stateKnownAt = m_last ? std::min(windowOf(*m_last).begin, event.time) : event.time;
    }
    die(*entry, death);
}

/// Null for a socket that never had a peer, and so no connection.
BookEntry* History::entryOfDestroyed(const SocketRecord& last, Instant time)
{
    if (last.cookie) {
        if (BookEntry* const known = m_book.find(*last.cookie))
            return known;
        if (const SocketRecord* const seen = lastSeen(*last.cookie))
            return &enter(*seen, windowOf(*m_last).begin);
    }
    if (last.remote.address.isAny())
        return nullptr;
    // Its TIME-WAIT may have been seen before the word of its death came, under another cookie.
    BookEntry* const same = m_book.find(0, last.local, last.remote);
    const auto isItsTimeWait = [&] {
        // Who was known before the TIME-WAIT has the socket's own cookie, and another socket dies here.
        const auto& steps = same->connection.steps;
        const bool knownBefore = steps.size() > 1 || same->connection.stepsForgotten > 0;
        if (!same->timeWaitEnds || same->connection.laterCookie || knownBefore)
            return false;
        const auto apart = *same->timeWaitEnds - timeWaitLength - time;
        return apart < std::chrono::seconds(1) && apart > -std::chrono::seconds(1);
    };
    if (same != nullptr && !same->connection.closed && (!same->connection.cookie || isItsTimeWait())) {
        if (last.cookie)
            m_book.setCookie(*same, *last.cookie);
        return same;
    }
    BookEntry& entry = m_book.create(0);
    entry.connection.stateKnownAt = time;
    if (last.cookie)
        m_book.setCookie(entry, *last.cookie);
    m_book.setEndpoints(entry, last.local, last.remote);
    entry.connection.uid = last.uid;
    return &entry;
}

} // namespace atlas
