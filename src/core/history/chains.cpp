// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/chains.h"

#include <algorithm>
#include <cassert>

namespace atlas {
namespace {

bool isGuess(const Step& step)
{
    return step.known != Known::Observed;
}

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

/// Whether each step begins where the one before ended. A state that this program does not know may be seen as any.
[[maybe_unused]] bool isUnbroken(const std::vector<Step>& steps)
{
    const auto breaks = [](const Step& a, const Step& b) { return a.to != b.from && a.to != State::Unknown; };
    return std::ranges::adjacent_find(steps, breaks) == steps.end();
}

} // namespace

Chains::Chains(const HistoryBounds& bounds, const LastSnapshot& last)
    : m_last(last), m_book(bounds), m_log(bounds.logEntries)
{
}

BookEntry& Chains::create(std::uint32_t networkNamespace, State state, Instant knownAt)
{
    BookEntry& entry = m_book.create(networkNamespace);
    start(entry, state, knownAt);
    return entry;
}

void Chains::start(BookEntry& entry, State state, Instant knownAt)
{
    assert(entry.connection().state == State::Unknown);
    entry.m_connection.state = state;
    entry.m_connection.stateKnownAt = knownAt;
}

void Chains::confirmState(BookEntry& entry, Instant time)
{
    entry.m_connection.stateKnownAt = std::max(entry.m_connection.stateKnownAt, time);
}

void Chains::append(BookEntry& entry, Step step)
{
    Connection& connection = entry.m_connection;
    assert(step.from == connection.state);
    if (connection.closed && step.to != State::Closed) {
        m_book.setClosed(entry, std::nullopt);
        m_book.checkLater(entry); // The last snapshot need not list it, and then the next diff cannot name it.
    }
    write(entry, step);
    m_book.append(entry, step);
    connection.state = step.to;
    confirmState(entry, step.time);
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

void Chains::bridge(BookEntry& entry, State to, Instant time, const Evidence& evidence, bool pairUsedAgain)
{
    const Connection& connection = entry.connection();
    const Gap gap{.from = connection.state,
                  .to = to,
                  .after = m_last.stateKnownUntil(connection, time),
                  .time = time,
                  .selfConnected = connection.selfConnected(),
                  .pairUsedAgain = pairUsedAgain,
                  .evidence = evidence};
    for (const Step& step : fillGap(gap))
        append(entry, step);
}

void Chains::prepend(BookEntry& entry, const Step& step)
{
    replace(entry, 0, 0, {step});
}

bool Chains::splitGap(BookEntry& entry, std::size_t first, std::size_t count, const Step& observed)
{
    const Connection& connection = entry.connection();
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
    replace(entry, first, count, std::move(steps));
    if (connection.closed)
        m_book.setClosed(entry, connection.steps.back().time);
    return true;
}

void Chains::tightenTail(BookEntry& entry, Instant time)
{
    const auto& steps = entry.connection().steps;
    if (steps.empty() || !isGuess(steps.back()) || steps.back().time <= time)
        return;
    const std::size_t length = lengthOfTail(steps, steps.size());
    std::vector<Step> tail(steps.end() - static_cast<std::ptrdiff_t>(length), steps.end());
    for (Step& step : tail)
        step.time = std::max(step.after, time);
    replace(entry, steps.size() - length, length, std::move(tail));
}

void Chains::withdrawTail(BookEntry& entry)
{
    Connection& connection = entry.m_connection;
    const auto& steps = connection.steps;
    if (steps.empty() || !isGuess(steps.back()))
        return;
    const std::size_t first = steps.size() - lengthOfTail(steps, steps.size());
    const State state = steps[first].from;
    const Instant after = steps[first].after;
    replace(entry, first, steps.size() - first, {});
    connection.state = state;
    connection.stateKnownAt = after;
    if (connection.closed) {
        m_book.setClosed(entry, std::nullopt);
        m_book.checkLater(entry);
    }
}

void Chains::takeBackEnd(BookEntry& entry)
{
    Connection& connection = entry.m_connection;
    const Step wrong = connection.steps.back();
    assert(wrong.to == State::Closed);
    replace(entry, connection.steps.size() - 1, 1, {});
    m_book.setClosed(entry, std::nullopt);
    connection.state = wrong.from;
    connection.stateKnownAt = wrong.time;
}

void Chains::setCauseOfLast(BookEntry& entry, std::optional<Cause> cause)
{
    Step last = entry.connection().steps.back();
    last.cause = cause;
    replace(entry, entry.connection().steps.size() - 1, 1, {last});
}

void Chains::closeWithoutStep(BookEntry& entry, Instant time)
{
    m_book.setClosed(entry, time);
}

std::size_t Chains::lengthOfTail(std::span<const Step> steps, std::size_t end)
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

void Chains::setBounds(const HistoryBounds& bounds)
{
    m_book.setBounds(bounds);
    m_log.setCapacity(bounds.logEntries);
}

/// Gives the step its line in the log, and counts its edge, but for those of other network namespaces: the counts stand
/// beside numbers of sockets, which are of ours.
void Chains::write(BookEntry& entry, Step& step)
{
    takeNewestOwners(entry);
    step.sequence = m_log.append(entry.connection(), step);
    if (step.known != Known::Ambiguous && entry.connection().networkNamespace == 0)
        m_activity.add(step.from, step.to, step.time);
}

/// A socket that is handed over takes no step, and so nothing was noted of it: the last snapshot knows who holds it.
void Chains::takeNewestOwners(BookEntry& entry)
{
    if (m_last.snapshot() == nullptr || entry.ownersSeen >= m_last.window().end)
        return;
    if (const SocketRecord* const listed = m_last.find(entry.connection()))
        m_book.setOwners(entry, *listed, m_last.window().end);
}

/// Puts better knowledge in the place of steps. A step that stays (the same edge) keeps its line in the log.
void Chains::replace(BookEntry& entry, std::size_t first, std::size_t count, std::vector<Step> steps)
{
    const Connection& connection = entry.connection();
    std::vector<Step> old(connection.steps.begin() + static_cast<std::ptrdiff_t>(first),
                          connection.steps.begin() + static_cast<std::ptrdiff_t>(first + count));
    for (Step& step : steps) {
        const auto same =
            std::ranges::find_if(old, [&](const Step& o) { return o.from == step.from && o.to == step.to; });
        if (same == old.end()) {
            write(entry, step);
            continue;
        }
        step.sequence = same->sequence;
        m_log.amend(step);
        old.erase(same);
    }
    for (const Step& step : old)
        m_log.withdraw(step.sequence);
    m_book.replace(entry, first, count, steps);
    assert(isUnbroken(connection.steps));
}

} // namespace atlas
