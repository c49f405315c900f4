// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/births.h"

#include <algorithm>
#include <chrono>
#include <cstddef>

namespace atlas {
namespace {

/// Between a birth and the transition that follows it lies the rest of one function of the kernel.
constexpr std::chrono::milliseconds reach{1};
constexpr std::size_t mostKept = 256;

} // namespace

void Births::add(const Event& event, const StateChanged& birth)
{
    m_births.push_back({event.networkNamespace, birth.local.port, birth.cookie, event.time});
    if (m_births.size() > mostKept)
        m_births.pop_front();
}

std::optional<Instant> Births::take(std::uint32_t networkNamespace, const StateChanged& change, Instant time)
{
    const auto found = std::find_if(m_births.rbegin(), m_births.rend(), [&](const Birth& birth) {
        return birth.networkNamespace == networkNamespace && birth.time <= time && time - birth.time < reach &&
            (birth.cookie == change.cookie || birth.localPort == change.local.port);
    });
    if (found == m_births.rend())
        return std::nullopt;
    const Instant born = found->time;
    m_births.erase(std::next(found).base());
    return born;
}

} // namespace atlas
