// SPDX-License-Identifier: GPL-3.0-or-later
//
// How steps are added to a connection's chain, and put right. Every change of a chain goes through
// here, so that chain, log and counters agree.
#include "core/history/history.h"

#include <algorithm>

namespace atlas {
namespace {

using std::chrono::milliseconds;

/// A hint and the transition that it explains are told within microseconds; the rest is for a busy computer.
constexpr milliseconds hintReach{5};

bool isNear(const std::optional<Instant>& told, Instant time)
{
    return told && *told > time - hintReach && *told < time + hintReach;
}

bool isGuess(const Step& step)
{
    return step.known != Known::Observed;
}

} // namespace

State History::origin(const Endpoint& local) const
{
    return m_listeningPorts.contains(local.port) ? State::Listen : State::Closed;
}

Evidence History::evidenceFor(const BookEntry& entry, Instant time) const
{
    Evidence evidence;
    evidence.hintsAreTold = m_hintsAreTold;
    evidence.resetReceived = isNear(entry.resetReceived, time);
    evidence.resetSent = isNear(entry.resetSent, time);
    evidence.retransmissions = entry.retransmissions;
    if (const SocketRecord* const seen = evidence.resetSent ? lastRecord(entry.connection) : nullptr)
        evidence.unanswered =
            seen->timer && seen->timer->kind == TimerKind::Keepalive && seen->timer->retransmissions > 0;
    return evidence;
}

void History::record(BookEntry& entry, Step step)
{
    Connection& connection = entry.connection;
    if (connection.closed && step.to != State::Closed) {
        m_book.setClosed(entry, std::nullopt);
        checkLater(entry); // The last snapshot need not list it, and then the next diff cannot name it.
    }
    step.sequence = m_log.append(connection, step);
    m_book.append(entry, step);
    if (step.known != Known::Ambiguous)
        m_activity.add(step.from, step.to, step.time);
    connection.state = step.to;
    connection.stateKnownAt = std::max(connection.stateKnownAt, step.time);
    entry.retransmissions = 0;
    if (entry.death)
        entry.death->wholeLife = false;
    if (step.to != State::Closed)
        return;
    entry.death.reset();
    entry.timeWaitEnds.reset();
    entry.small = false;
    m_book.setClosed(entry, step.time);
}

/// From the state that is known to `to`, by as many steps as are certain.
void History::bridge(BookEntry& entry, State to, Instant time, const Evidence& evidence, bool pairUsedAgain)
{
    Connection& connection = entry.connection;
    Instant after = std::min(connection.stateKnownAt, time);
    // A snapshot that showed no change did not touch the entry; it still saw the state.
    if (const SocketRecord* const listed = lastRecord(connection))
        if (listed->state == connection.state && !listed->missed && windowOf(*m_last).begin <= time)
            after = std::max(after, windowOf(*m_last).begin);
    const Gap gap{.from = connection.state,
                  .to = to,
                  .after = after,
                  .time = time,
                  .selfConnected = connection.selfConnected(),
                  .pairUsedAgain = pairUsedAgain,
                  .evidence = evidence};
    for (const Step& step : fillGap(gap))
        record(entry, step);
}

/// How many of the steps before `end` filled one gap; 1 if the last of them was observed.
std::size_t History::lengthOfTail(const std::vector<Step>& steps, std::size_t end)
{
    const Step& last = steps[end - 1];
    std::size_t length = 1;
    while (isGuess(last) && length < end) {
        const Step& earlier = steps[end - length - 1];
        if (!isGuess(earlier) || earlier.after != last.after || earlier.time != last.time)
            break;
        ++length;
    }
    return length;
}

/// The last conclusion's steps had happened by `time`, for the next one happened then.
void History::tightenTail(BookEntry& entry, Instant time)
{
    auto& steps = entry.connection.steps;
    if (steps.empty() || !isGuess(steps.back()) || steps.back().time <= time)
        return;
    const std::size_t length = lengthOfTail(steps, steps.size());
    std::vector<Step> tail(steps.end() - static_cast<std::ptrdiff_t>(length), steps.end());
    for (Step& step : tail)
        step.time = std::max(step.after, time);
    replaceSteps(entry, steps.size() - length, length, std::move(tail));
}

Step History::observedStep(const BookEntry& entry, State from, State to, Instant time) const
{
    const Evidence evidence = evidenceFor(entry, time);
    Step step;
    step.from = from;
    step.to = to;
    step.known = Known::Observed;
    step.cause = causeOf(from, to, evidence);
    step.retransmissions = evidence.retransmissions;
    step.after = time;
    step.time = time;
    return step;
}

/// Takes the last conclusion back: all steps that filled the last gap.
void History::withdrawTail(BookEntry& entry)
{
    Connection& connection = entry.connection;
    auto& steps = connection.steps;
    if (steps.empty() || !isGuess(steps.back()))
        return;
    const std::size_t first = steps.size() - lengthOfTail(steps, steps.size());
    const State state = steps[first].from;
    const Instant after = steps[first].after;
    replaceSteps(entry, first, steps.size() - first, {});
    connection.state = state;
    connection.stateKnownAt = after;
    if (connection.closed) {
        m_book.setClosed(entry, std::nullopt);
        checkLater(entry);
    }
}

/// Puts better knowledge in the place of steps. A step that stays (the same edge) keeps its place in the log.
void History::replaceSteps(BookEntry& entry, std::size_t first, std::size_t count, std::vector<Step> steps)
{
    Connection& connection = entry.connection;
    std::vector<Step> old(connection.steps.begin() + static_cast<std::ptrdiff_t>(first),
                          connection.steps.begin() + static_cast<std::ptrdiff_t>(first + count));
    for (Step& step : steps) {
        const auto same =
            std::ranges::find_if(old, [&](const Step& o) { return o.from == step.from && o.to == step.to; });
        if (same != old.end()) {
            step.sequence = same->sequence;
            m_log.amend(step);
            old.erase(same);
        } else {
            step.sequence = m_log.append(connection, step);
            if (step.known != Known::Ambiguous)
                m_activity.add(step.from, step.to, step.time);
        }
    }
    for (const Step& step : old)
        m_log.withdraw(step.sequence);
    m_book.replace(entry, first, count, steps);
}

/// Another socket has this address pair now.
void History::closeForReuse(BookEntry& entry, Instant time)
{
    if (entry.death)
        presume(entry, time);
    if (!entry.connection.closed)
        bridge(entry, State::Closed, time, {}, true);
    // Nothing was known of its state, so no step could be made; it has ended all the same.
    if (!entry.connection.closed)
        m_book.setClosed(entry, time);
}

} // namespace atlas
