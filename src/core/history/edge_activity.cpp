// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/edge_activity.h"

namespace atlas {
namespace {

std::size_t place(State from, State to)
{
    return static_cast<std::size_t>(from) * stateCount + static_cast<std::size_t>(to);
}

} // namespace

EdgeActivity::Second EdgeActivity::secondOf(Instant time)
{
    return std::chrono::floor<std::chrono::seconds>(time.time_since_epoch()).count();
}

void EdgeActivity::add(State from, State to, Instant time)
{
    const Second second = secondOf(time);
    if (second < 0)
        return;
    Slot& slot = m_slots[static_cast<std::size_t>(second) % window];
    if (slot.second > second)
        return;
    if (slot.second < second)
        slot = {second, {}};
    ++slot.counters[place(from, to)];
}

std::uint64_t EdgeActivity::lastMinute(State from, State to, Instant now) const
{
    const Second newest = secondOf(now);
    const Second oldest = newest - static_cast<Second>(window) + 1;
    std::uint64_t sum = 0;
    for (const Slot& slot : m_slots)
        if (slot.second >= oldest && slot.second <= newest)
            sum += slot.counters[place(from, to)];
    return sum;
}

} // namespace atlas
