// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/event_queue.h"

#include <iterator>
#include <utility>

namespace atlas::cli {

void EventQueue::push(std::vector<Event>&& events)
{
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t room = capacity - m_waiting.events.size();
        if (events.size() > room) {
            m_lost += events.size() - room;
            events.resize(room);
        }
        std::ranges::move(events, std::back_inserter(m_waiting.events));
    }
    m_something.notify_one();
}

void EventQueue::sourceEnded(const Error& why)
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.ended.push_back(why.message);
    }
    m_something.notify_one();
}

void EventQueue::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_waiting.over = true;
    }
    m_something.notify_one();
}

EventQueue::Taken EventQueue::take(Instant deadline)
{
    std::unique_lock lock(m_mutex);
    m_something.wait_until(lock, deadline,
                           [this] { return !m_waiting.events.empty() || !m_waiting.ended.empty() || m_waiting.over; });
    Taken taken = std::exchange(m_waiting, Taken{.events = {}, .ended = {}, .over = m_waiting.over});
    if (const auto lost = std::exchange(m_lost, 0); lost > 0 && !taken.events.empty())
        taken.events.push_back({taken.events.back().time, 0, EventsLost{lost}});
    return taken;
}

} // namespace atlas::cli
