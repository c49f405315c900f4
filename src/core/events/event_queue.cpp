// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/events/event_queue.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace atlas {

EventQueue::EventQueue(std::function<void()> wake, std::size_t capacity)
    : m_wake(std::move(wake)), m_capacity(std::max<std::size_t>(capacity, 1))
{
}

EventSource::Listener EventQueue::listener()
{
    return {.sink = [this](std::vector<Event>&& events) { leave([&] { push(std::move(events)); }); },
            .begun = [this] { leave([this] { m_waiting.begun = true; }); },
            .ended = [this](const Error& why) { leave([&] { m_waiting.ended.push_back(why); }); }};
}

void EventQueue::end()
{
    leave([this] { m_waiting.over = true; });
}

template <typename Leave> void EventQueue::leave(Leave what)
{
    bool isFirst = false;
    {
        const std::lock_guard lock(m_mutex);
        isFirst = isEmpty();
        what();
    }
    m_something.notify_one();
    if (isFirst && m_wake)
        m_wake();
}

void EventQueue::push(std::vector<Event>&& events)
{
    const std::size_t room = m_capacity - m_waiting.events.size();
    if (events.size() > room) {
        m_lost += events.size() - room;
        events.resize(room);
    }
    if (m_waiting.events.empty())
        m_waiting.events = std::move(events);
    else
        std::ranges::move(events, std::back_inserter(m_waiting.events));
}

bool EventQueue::isEmpty() const
{
    return m_waiting.events.empty() && !m_waiting.begun && m_waiting.ended.empty() && !m_waiting.over;
}

EventQueue::Taken EventQueue::take(Instant deadline)
{
    std::unique_lock lock(m_mutex);
    m_something.wait_until(lock, deadline, [this] { return !isEmpty(); });
    return takeAll();
}

EventQueue::Taken EventQueue::take()
{
    const std::lock_guard lock(m_mutex);
    return takeAll();
}

EventQueue::Taken EventQueue::takeAll()
{
    Taken taken = std::exchange(m_waiting, Taken{});
    m_waiting.over = taken.over;
    // Events were lost only where the queue was full, so there is a last one, and the gap is after it.
    if (const auto lost = std::exchange(m_lost, 0); lost > 0)
        taken.events.push_back({taken.events.back().time, 0, EventsLost{lost}});
    return taken;
}

} // namespace atlas
