// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/clocks.h"

#include <algorithm>
#include <ranges>

namespace atlas::model {
namespace {

constexpr std::chrono::milliseconds slack{500};
constexpr std::size_t mostStretches = 100; ///< the oldest go first

} // namespace

void WallClock::note(const Clocks& now)
{
    if (m_stretches.empty() || std::chrono::abs(now.wall - wallTime(now.instant)) > slack)
        m_stretches.push_back({m_latest, now});
    if (m_stretches.size() > mostStretches)
        m_stretches.erase(m_stretches.begin());
    m_latest = std::max(m_latest, now.instant);
}

WallTime WallClock::wallTime(Instant time) const
{
    if (m_stretches.empty())
        return {};
    for (const Stretch& stretch : m_stretches | std::views::reverse)
        if (stretch.after < time)
            return stretch.clocks.wallTime(time);
    return m_stretches.front().clocks.wallTime(time);
}

} // namespace atlas::model
