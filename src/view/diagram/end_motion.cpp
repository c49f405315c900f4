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

bool sameWay(const Step& a, const Step& b)
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
    // Who keeps the trail may have told the step there already.
    if (!m_trail.empty() && sameWay(m_trail.back(), step))
        m_trail.back() = step;
    else
        m_trail.push_back(step);
    if (m_trail.size() > longestTrail)
        m_trail.erase(m_trail.begin());
    m_queue.push_back(step);
    m_now = now;
    if (m_run)
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
    m_run.reset();
    m_arrived.reset();
    m_traces.clear();
    m_swelling = false;
}

EndMotion::Duration EndMotion::runLength() const
{
    return std::max<Duration>(runTime / (1 + static_cast<int>(m_queue.size())), quickestRunTime);
}

/// Another step waits: what runs goes on from where it is, but quicker.
void EndMotion::hurry(Instant now)
{
    const double done = share(m_run->start, now, m_run->length);
    m_run->length = std::min(m_run->length, runLength());
    m_run->start = now - std::chrono::duration_cast<Duration>(m_run->length * done);
}

void EndMotion::startNext(Instant now)
{
    const Step next = m_queue.front();
    m_queue.pop_front();
    auto lines = linesOf(next);
    const bool certain = isCertain(next.known) && !lines.empty();
    // A new life begins at the first CLOSED, wherever the last one ended.
    const Node from = lines.empty() ? *m_node : Node{m_node->state, m_node->end && !certain};
    m_run = Run{from, nodeAfter(*m_node, next.to), certain, std::move(lines), now, runLength()};
    m_swelling = false;
    m_arrived.reset();
}

void EndMotion::arrive(const Run& run, Instant at)
{
    m_node = run.to;
    m_arrived = at;
    for (const Transition* line : run.lines) {
        m_traces.mark(*line, at);
        m_certain[indexOf(*line)] = run.certain;
    }
}

void EndMotion::advance(Instant now)
{
    m_now = now;
    while (m_run && now - m_run->start >= m_run->length) {
        const Run run = *std::exchange(m_run, std::nullopt);
        const Instant end = run.start + run.length;
        arrive(run, end);
        if (!m_queue.empty())
            startNext(end);
    }
    m_swelling = m_arrived && now - *m_arrived < swellTime;
}

std::optional<Node> EndMotion::destination() const
{
    std::optional<Node> node = m_run ? std::optional(m_run->to) : m_node;
    for (const Step& step : m_queue)
        node = nodeAfter(*node, step.to);
    return node;
}

std::span<const Step> EndMotion::shownTrail() const
{
    const std::span all(m_trail);
    const std::size_t pending = m_queue.size() + (m_run ? 1 : 0);
    if (pending == 0 || pending > all.size())
        return pending == 0 ? all : all.first(0);
    // A trail told anew may have more or fewer steps than those that wait; then all of it is past.
    const auto tail = all.last(pending);
    const bool matches =
        tail.front().to == m_run->to.state && std::ranges::equal(tail.subspan(1), m_queue, {}, &Step::to, &Step::to);
    return matches ? all.first(all.size() - pending) : all;
}

double EndMotion::progress() const
{
    return share(m_run->start, m_now, m_run->length);
}

std::optional<EndMotion::Token> EndMotion::token() const
{
    if (!m_run || !m_run->certain)
        return std::nullopt;
    return Token{m_run->lines.front(), eased(progress())};
}

double EndMotion::light(Node node) const
{
    if (!m_run)
        return m_node == node ? 1 : 0;
    const double t = progress();
    // Along a line the box that is left goes dark first, and the next one lights up as the token comes near.
    if (node == m_run->to)
        return m_run->certain ? eased(std::clamp((t - 0.7) / 0.3, 0.0, 1.0)) : eased(t);
    if (node == m_run->from)
        return m_run->certain ? 1 - eased(std::clamp(t / 0.6, 0.0, 1.0)) : 1 - eased(t);
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
    return m_run && std::ranges::find(m_run->lines, &line) != m_run->lines.end();
}

double EndMotion::recency(const Transition& line) const
{
    if (runsAlong(line))
        return m_run->certain ? 1 : eased(progress());
    return m_traces.recency(line, m_now);
}

bool EndMotion::wasCertain(const Transition& line) const
{
    return runsAlong(line) ? m_run->certain : m_certain[indexOf(line)];
}

} // namespace atlas::view
