// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/event_handover.h"

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
    dismiss(m_next);
    dismiss(m_current);
}

void EventHandover::call(std::unique_ptr<EventSource> source, EventSourceKind eventSource)
{
    dismiss(m_next);
    if (!source) {
        dismiss(m_current);
        m_news.began = EventSourceKind::Polling;
        m_wake();
        return;
    }
    auto seat = std::make_unique<Seat>();
    seat->eventSource = eventSource;
    seat->queue = std::make_unique<EventQueue>(m_wake);
    seat->source = std::move(source);
    if (auto started = seat->source->start(seat->queue->listener()); !started) {
        m_news.ended.push_back({eventSource, std::move(started.error())});
        dismiss(seat);
        m_wake();
        return;
    }
    m_next = std::move(seat);
}

EventHandover::News EventHandover::hear()
{
    // The next one first: what it does not tell because it had not begun, the current one has told by then.
    auto next = takeFrom(m_next);
    auto current = takeFrom(m_current);
    append(m_news.events, std::move(current.events));
    append(m_news.events, std::move(next.events));
    if (next.begun && m_next) {
        dismiss(m_current);
        m_current = std::move(m_next);
        m_news.began = m_current->eventSource;
    }
    return std::exchange(m_news, {});
}

EventQueue::Taken EventHandover::takeFrom(std::unique_ptr<Seat>& seat)
{
    if (!seat)
        return {};
    auto taken = seat->queue->take();
    const EventSourceKind eventSource = seat->eventSource;
    if (!taken.ended.empty())
        dismiss(seat);
    for (Error& why : taken.ended)
        m_news.ended.push_back({eventSource, std::move(why)});
    return taken;
}

void EventHandover::dismiss(std::unique_ptr<Seat>& seat)
{
    std::erase_if(m_leaving, [](const std::future<void>& leaving) {
        return leaving.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
    });
    // The destructor of each future waits for its end.
    if (seat)
        m_leaving.push_back(std::async(std::launch::async, [leaver = std::move(seat)]() mutable { leaver.reset(); }));
}

} // namespace atlas::model
