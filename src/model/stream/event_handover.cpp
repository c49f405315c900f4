// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/event_handover.h"

#include "core/base/start_thread.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

namespace atlas::model {
namespace {

void append(std::vector<Event>& to, std::vector<Event>&& more)
{
    if (to.empty())
        to = std::move(more);
    else
        std::ranges::move(more, std::back_inserter(to));
}

} // namespace

EventHandover::EventHandover(std::function<void()> wake) : m_wake(std::move(wake)) { }

EventHandover::~EventHandover()
{
    release(m_next);
    release(m_current);
}

void EventHandover::replaceWith(std::unique_ptr<EventSource> source, EventSourceKind kind)
{
    release(m_next);
    if (!source) {
        release(m_current);
        m_waiting.began = EventSourceKind::Polling;
        m_wake();
        return;
    }
    auto place = std::make_unique<Place>();
    place->kind = kind;
    place->queue = std::make_unique<EventQueue>(m_wake);
    place->source = std::move(source);
    if (auto started = place->source->start(place->queue->listener()); !started) {
        m_waiting.ended.push_back({kind, std::move(started.error())});
        release(place);
        m_wake();
        return;
    }
    m_next = std::move(place);
}

EventHandover::Taken EventHandover::take()
{
    // The next one first: what it does not report because it had not begun, the current one has reported by then.
    auto next = takeFrom(m_next);
    auto current = takeFrom(m_current);
    append(m_waiting.events, std::move(current.events));
    append(m_waiting.events, std::move(next.events));
    if (next.begun && m_next) {
        release(m_current);
        m_current = std::move(m_next);
        m_waiting.began = m_current->kind;
    }
    return std::exchange(m_waiting, {});
}

EventQueue::Taken EventHandover::takeFrom(std::unique_ptr<Place>& place)
{
    if (!place)
        return {};
    auto taken = place->queue->take();
    const EventSourceKind kind = place->kind;
    if (!taken.ended.empty())
        release(place);
    for (Error& why : taken.ended)
        m_waiting.ended.push_back({kind, std::move(why)});
    return taken;
}

void EventHandover::release(std::unique_ptr<Place>& place)
{
    std::erase_if(m_ending, [](const Ending& ending) {
        return ending.done.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    if (!place)
        return;
    std::promise<void> done;
    auto isDone = done.get_future();
    // Where a thread is refused, the place is gone when startThread() returns.
    auto thread = startThread([leaving = std::move(place), done = std::move(done)]() mutable {
        leaving.reset();
        done.set_value();
    });
    if (thread)
        m_ending.push_back({std::move(isDone), *std::move(thread)});
}

} // namespace atlas::model
