// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/observations.h"

#include <algorithm>

namespace atlas {
namespace {

/// Whether the event reports the end of a full socket alone: a small object may stay in its place.
bool endsFullSocketOnly(State from, State to)
{
    return to == State::Closed && (from == State::FinWait2 || from == State::Closing);
}

/// What is known to have stayed in the place of the full socket: a small object's state, CLOSED, or Unknown.
State left(const BookEntry& entry)
{
    return entry.end && entry.end->kernelLeft ? stateFromKernel(*entry.end->kernelLeft) : State::Unknown;
}

} // namespace

Observations::Observations(Chains& chains, const Hints& hints, Fates& fates)
    : m_chains(chains), m_hints(hints), m_fates(fates)
{
}

bool Observations::observe(BookEntry& entry, State from, State to, Instant time)
{
    const Connection& connection = entry.connection();
    if (entry.death && entry.death->observed && time >= entry.death->time)
        m_fates.presume(entry, time);
    // Called gone too early: the socket still changes its state.
    const bool lives = time > connection.stateKnownAt && from != State::Closed;
    if (connection.closed && lives && !connection.steps.empty() && connection.steps.back().known != Known::Observed)
        m_chains.withdrawTail(entry);

    const auto& steps = connection.steps;
    // What began before the end that is known belongs into what led there.
    const bool atItsEnd = connection.state == State::Closed;
    const bool inTime = steps.empty() || time >= (atItsEnd ? steps.back().time : steps.back().after);
    const bool follows = connection.state == from && !entry.small && inTime;
    if (follows) {
        m_chains.tightenTail(entry, time);
        observeNext(entry, from, to, time);
        return true;
    }
    if (time > connection.stateKnownAt) {
        entry.small = false;
        m_chains.bridge(entry, from, time, {});
        observeNext(entry, from, to, time);
        return true;
    }
    return observeLate(entry, from, to, time);
}

void Observations::explainEnd(BookEntry& entry)
{
    if (entry.death && entry.death->observed) {
        const Evidence evidence = m_hints.evidence(entry, entry.death->time);
        if (evidence.resetReceived || evidence.resetSent)
            m_fates.leftNothing(entry, entry.death->time);
        return;
    }
    // A FIN-WAIT-2 and a reset in one moment: the socket was taken for one that leaves the FIN-WAIT-2 behind.
    const Instant since = entry.connection().stateKnownAt;
    if (entry.small && entry.end && entry.connection().state == State::FinWait2 &&
        m_hints.evidence(entry, since).resetSent)
        m_chains.append(entry, m_hints.observedStep(entry, State::FinWait2, State::Closed, since));
    if (entry.connection().steps.empty())
        return;
    const Step& last = entry.connection().steps.back();
    if (last.to != State::Closed || last.known == Known::Ambiguous)
        return;
    Evidence evidence = m_hints.evidence(entry, last.time);
    evidence.retransmissions = last.retransmissions;
    m_chains.setCauseOfLast(entry, causeOf(last.from, last.to, evidence));
}

void Observations::observeNext(BookEntry& entry, State from, State to, Instant time)
{
    const Evidence evidence = m_hints.evidence(entry, time);
    if (!endsFullSocketOnly(from, to) || evidence.resetReceived || evidence.resetSent) {
        m_chains.append(entry, m_hints.observedStep(entry, from, to, time));
        return;
    }
    switch (left(entry)) {
    case State::TimeWait:
        m_fates.leftTimeWait(entry, time, Known::Observed);
        return;
    case State::FinWait2:
        m_fates.leftFinWait2(entry, time);
        return;
    case State::Closed:
        m_chains.append(entry, m_hints.observedStep(entry, from, to, time));
        return;
    default: {
        m_chains.confirmState(entry, time);
        Death death;
        death.time = time;
        death.observed = true;
        death.retransmissions = entry.retransmissions;
        m_fates.die(entry, death);
    }
    }
}

/// An event that speaks of a moment before what is known already. False if it fits nowhere.
bool Observations::observeLate(BookEntry& entry, State from, State to, Instant time)
{
    const auto& steps = entry.connection().steps;
    const Step reported = m_hints.observedStep(entry, from, to, time);
    const State first = steps.empty() ? entry.connection().state : steps.front().from;
    const bool bornHere = first == State::Closed || first == State::Listen;
    if (first == to && !bornHere && (steps.empty() || time <= steps.front().after)) {
        m_chains.prepend(entry, reported);
        return true;
    }
    for (std::size_t end = steps.size(); end > 0;) {
        const std::size_t length = Chains::lengthOfTail(steps, end);
        const Step& last = steps[end - 1];
        // A snapshot that missed a socket makes it seem younger than it is.
        const bool lateEnough = last.after <= time || (bornHere && end == length);
        if (last.known != Known::Observed && lateEnough && time <= last.time)
            if (m_chains.splitGap(entry, end - length, length, lateStep(entry, last, reported)))
                return true;
        end -= length;
    }
    // What left a FIN-WAIT-2 behind, or happened before the connection was known, adds nothing.
    return (entry.small && endsFullSocketOnly(from, to)) || steps.empty() || time <= steps.front().after;
}

/// What a late event says of the gap that `last` ended. Of a socket's own end it is known by now what followed.
Step Observations::lateStep(const BookEntry& entry, const Step& last, Step reported) const
{
    const Evidence evidence = m_hints.evidence(entry, reported.time);
    if (!endsFullSocketOnly(reported.from, reported.to) || evidence.resetReceived || evidence.resetSent)
        return reported;
    if (left(entry) == State::TimeWait)
        return m_hints.observedStep(entry, reported.from, State::TimeWait, reported.time);
    if (left(entry) == State::Closed)
        return reported;
    const bool timeWait = last.to == State::TimeWait || last.throughTimeWait == ThroughTimeWait::Yes;
    Step step = timeWait ? m_hints.observedStep(entry, reported.from, State::TimeWait, reported.time) : reported;
    if (last.to != State::TimeWait) {
        step.known = Known::Inferred;
    } else if (last.time >= step.time + Fates::timerSlack) { // A FIN-WAIT-2 without a full socket lay between.
        step.known = Known::Seen;
        step.time = last.time;
    }
    return step;
}

} // namespace atlas
