// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/end_motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

namespace atlas::view {
namespace {

/// How much of `length` has passed between two instants, from 0 to 1.
double share(Instant start, Instant now, EndMotion::Duration length)
{
    const double part = std::chrono::duration<double>(now - start) / std::chrono::duration<double>(length);
    return std::clamp(part, 0.0, 1.0);
}

/// Starts and ends gently.
double eased(double t)
{
    return t * t * (3 - 2 * t);
}

bool isSameEdge(const Step& a, const Step& b)
{
    return a.from == b.from && a.to == b.to;
}

} // namespace

void EndMotion::take(Step step, Instant now)
{
    const auto last = destination();
    if (!last) {
        m_node = Node{step.to, false};
        return;
    }
    step.from = last->state;
    // A trail that was set may hold the step already.
    if (!m_trail.empty() && isSameEdge(m_trail.back(), step))
        m_trail.back() = step;
    else
        m_trail.push_back(step);
    if (m_trail.size() > longestTrail)
        m_trail.erase(m_trail.begin());
    m_queue.push_back(step);
    m_now = now;
    if (m_move)
        hurry(now);
    else
        startNext(now);
}

void EndMotion::setTrail(std::vector<Step> trail)
{
    if (trail.size() > longestTrail)
        trail.erase(trail.begin(), trail.end() - longestTrail);
    m_trail = std::move(trail);
}

void EndMotion::finish()
{
    m_node = destination();
    m_queue.clear();
    m_move.reset();
    m_arrived.reset();
    m_traces.clear();
    m_swelling = false;
}

EndMotion::Duration EndMotion::moveLength() const
{
    return std::max<Duration>(moveTime / (1 + static_cast<int>(m_queue.size())), quickestMoveTime);
}

/// Another step is queued: the move goes on from where it is, but quicker.
void EndMotion::hurry(Instant now)
{
    const double done = share(m_move->start, now, m_move->length);
    m_move->length = std::min(m_move->length, moveLength());
    m_move->start = now - std::chrono::duration_cast<Duration>(m_move->length * done);
}

void EndMotion::startNext(Instant now)
{
    const Step next = m_queue.front();
    m_queue.pop_front();
    auto lines = linesOf(next);
    const bool certain = isCertain(next.known) && !lines.empty();
    // A new life begins at the first CLOSED, wherever the last one ended.
    const Node from = lines.empty() ? *m_node : Node{m_node->state, m_node->end && !certain};
    m_move = Move{from, nodeAfter(*m_node, next.to), certain, std::move(lines), now, moveLength()};
    m_swelling = false;
    m_arrived.reset();
}

void EndMotion::arrive(const Move& move, Instant at)
{
    m_node = move.to;
    m_arrived = at;
    for (const Transition* line : move.lines) {
        m_traces.mark(*line, at);
        m_certain[indexOf(*line)] = move.certain;
    }
}

void EndMotion::advance(Instant now)
{
    m_now = now;
    while (m_move && now - m_move->start >= m_move->length) {
        const Move move = *std::exchange(m_move, std::nullopt);
        const Instant end = move.start + move.length;
        arrive(move, end);
        if (!m_queue.empty())
            startNext(end);
    }
    m_swelling = m_arrived && now - *m_arrived < swellTime;
}

std::optional<Node> EndMotion::destination() const
{
    std::optional<Node> node = m_move ? std::optional(m_move->to) : m_node;
    for (const Step& step : m_queue)
        node = nodeAfter(*node, step.to);
    return node;
}

std::span<const Step> EndMotion::shownTrail() const
{
    const std::span all(m_trail);
    const std::size_t pending = m_queue.size() + (m_move ? 1 : 0);
    if (pending == 0 || pending > all.size())
        return pending == 0 ? all : all.first(0);
    // A trail that was set may have more or fewer steps than those that are queued; then all of it is past.
    const auto tail = all.last(pending);
    const bool matches =
        tail.front().to == m_move->to.state && std::ranges::equal(tail.subspan(1), m_queue, {}, &Step::to, &Step::to);
    return matches ? all.first(all.size() - pending) : all;
}

double EndMotion::progress() const
{
    return share(m_move->start, m_now, m_move->length);
}

std::optional<EndMotion::Token> EndMotion::token() const
{
    if (!m_move || !m_move->certain)
        return std::nullopt;
    return Token{m_move->lines.front(), eased(progress())};
}

double EndMotion::light(Node node) const
{
    if (!m_move)
        return m_node == node ? 1 : 0;
    const double t = progress();
    // Along a line the box that is left goes dark first, and the next one lights up as the token comes near.
    if (node == m_move->to)
        return m_move->certain ? eased(std::clamp((t - 0.7) / 0.3, 0.0, 1.0)) : eased(t);
    if (node == m_move->from)
        return m_move->certain ? 1 - eased(std::clamp(t / 0.6, 0.0, 1.0)) : 1 - eased(t);
    return 0;
}

double EndMotion::swell(Node node) const
{
    if (!m_swelling || m_node != node)
        return 0;
    return std::sin(std::numbers::pi * share(*m_arrived, m_now, swellTime));
}

bool EndMotion::runsAlong(const Transition& line) const
{
    return m_move && std::ranges::find(m_move->lines, &line) != m_move->lines.end();
}

double EndMotion::recency(const Transition& line) const
{
    if (runsAlong(line))
        return m_move->certain ? 1 : eased(progress());
    return m_traces.recency(line, m_now);
}

bool EndMotion::wasCertain(const Transition& line) const
{
    return runsAlong(line) ? m_move->certain : m_certain[indexOf(line)];
}

} // namespace atlas::view
