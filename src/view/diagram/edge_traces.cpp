// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/edge_traces.h"

#include <algorithm>
#include <cmath>

namespace atlas::view {
namespace {

/// What one use leaves of the darkness.
constexpr double darknessLeft = 0.4;

} // namespace

void EdgeTraces::mark(const Transition& line, Instant at)
{
    put(line, {at, 1});
}

void EdgeTraces::add(const Transition& line, std::uint64_t times, Instant at)
{
    if (times == 0)
        return;
    const double dark = (1 - recency(line, at)) * std::pow(darknessLeft, static_cast<double>(times));
    put(line, {at, 1 - dark});
}

void EdgeTraces::clear()
{
    m_traces.fill({});
    m_end = {};
}

double EdgeTraces::recency(const Transition& line, Instant now) const
{
    const Trace& trace = m_traces[indexOf(line)];
    if (trace.strength <= 0)
        return 0;
    const double passed = std::chrono::duration<double>(now - trace.at) / std::chrono::duration<double>(m_fadeTime);
    return trace.strength * (1 - std::clamp(passed, 0.0, 1.0));
}

void EdgeTraces::put(const Transition& line, const Trace& trace)
{
    m_traces[indexOf(line)] = trace;
    m_end = std::max(m_end, trace.at + m_fadeTime);
}

} // namespace atlas::view
