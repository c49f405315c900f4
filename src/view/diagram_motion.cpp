// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram_motion.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace atlas::view {
namespace {

/// How much of `length` has passed between two instants, from 0 to 1.
double share(DiagramMotion::Instant start, DiagramMotion::Instant now, DiagramMotion::Duration length)
{
    const double part = std::chrono::duration<double>(now - start) / std::chrono::duration<double>(length);
    return std::clamp(part, 0.0, 1.0);
}

/// Starts and ends gently.
double eased(double t)
{
    return t * t * (3 - 2 * t);
}

} // namespace

void DiagramMotion::select(std::optional<Node> node)
{
    m_queue.clear();
    m_run.reset();
    m_arrived.reset();
    m_used.fill(std::nullopt);
    m_swelling = false;
    m_settling = false;
    m_node = node;
}

void DiagramMotion::moveTo(State state, Instant now)
{
    const auto last = destination();
    if (!last) {
        select(Node{state, false});
        return;
    }
    if (m_reduced) {
        finish();
        select(state == State::Closed ? closedAfter(m_node->state) : Node{state, false});
        return;
    }
    m_queue.push_back(state);
    m_now = now;
    if (m_run)
        hurry(now);
    else
        startNext(now);
}

void DiagramMotion::finish()
{
    select(destination());
}

DiagramMotion::Duration DiagramMotion::runLength() const
{
    return std::max<Duration>(runTime / (1 + static_cast<int>(m_queue.size())), quickestRunTime);
}

/// Another move waits: what runs goes on from where it is, but quicker.
void DiagramMotion::hurry(Instant now)
{
    const double done = share(m_run->start, now, m_run->length);
    m_run->length = std::min(m_run->length, runLength());
    m_run->start = now - std::chrono::duration_cast<Duration>(m_run->length * done);
}

void DiagramMotion::startNext(Instant now)
{
    const State next = m_queue.front();
    m_queue.pop_front();
    const Transition* edge = m_node->end ? drawnEdge(State::Closed, next) : drawnEdge(m_node->state, next);
    const Node to = edge ? targetOf(*edge) : next == State::Closed ? closedAfter(m_node->state) : Node{next, false};
    const Node from = edge ? originOf(*edge) : *m_node;
    m_run = Run{from, to, edge, now, runLength()};
    m_swelling = false;
    m_arrived.reset();
}

void DiagramMotion::arrive(const Run& run, Instant at)
{
    m_node = run.to;
    m_arrived = at;
    if (run.edge)
        m_used[indexOf(*run.edge)] = at;
}

void DiagramMotion::advance(Instant now)
{
    m_now = now;
    while (m_run && now - m_run->start >= m_run->length) {
        const Run run = *m_run;
        const Instant end = run.start + run.length;
        m_run.reset();
        arrive(run, end);
        if (!m_queue.empty())
            startNext(end);
    }
    m_swelling = m_arrived && now - *m_arrived < swellTime;
    m_settling = std::ranges::any_of(m_used, [now](const auto& used) { return used && now - *used < edgeFadeTime; });
}

std::optional<Node> DiagramMotion::destination() const
{
    std::optional<Node> node = m_run ? std::optional(m_run->to) : m_node;
    for (const State state : m_queue)
        node = state == State::Closed ? closedAfter(node->state) : Node{state, false};
    return node;
}

std::optional<Node> DiagramMotion::resting() const
{
    return m_run ? std::nullopt : m_node;
}

std::optional<DiagramMotion::Token> DiagramMotion::token() const
{
    if (!m_run || !m_run->edge)
        return std::nullopt;
    return Token{m_run->edge, eased(share(m_run->start, m_now, m_run->length))};
}

double DiagramMotion::light(Node node) const
{
    if (!m_run)
        return m_node == node ? 1 : 0;
    const double t = share(m_run->start, m_now, m_run->length);
    // Along an edge the box that is left goes dark first, and the next one lights up as the token comes near.
    if (node == m_run->to)
        return m_run->edge ? eased(std::clamp((t - 0.7) / 0.3, 0.0, 1.0)) : eased(t);
    if (node == m_run->from)
        return m_run->edge ? 1 - eased(std::clamp(t / 0.6, 0.0, 1.0)) : 1 - eased(t);
    return 0;
}

double DiagramMotion::swell(Node node) const
{
    if (!m_swelling || m_node != node)
        return 0;
    return std::sin(std::numbers::pi * share(*m_arrived, m_now, swellTime));
}

double DiagramMotion::recency(const Transition& edge) const
{
    if (m_run && m_run->edge && *m_run->edge == edge)
        return 1;
    const auto& used = m_used[indexOf(edge)];
    return used ? 1 - share(*used, m_now, edgeFadeTime) : 0;
}

} // namespace atlas::view
