// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who tells of transitions now, and who is to take over.
//
// A new source may take minutes until it has begun (somebody is asked for a password) and may never begin. So the
// former one goes on telling until the new one has begun: nothing is lost in between, and what both tell, the history
// takes once. A source that is done with is destroyed in a thread that waits for it, since a child process may take its
// time to end.
#pragma once

#include "core/events/event_queue.h"
#include "model/stream/history_update.h"

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

namespace atlas::model {

/// One thread at a time; `wake` alone is called from the threads of sources.
class EventHandover {
public:
    struct News {
        std::vector<Event> events;
        std::optional<EventSourceKind> began; ///< took the stand
        struct End {
            EventSourceKind eventSource = EventSourceKind::Polling;
            Error why;
        };
        std::vector<End> ended; ///< by themselves, or without having begun
    };

    /// `wake` is called when there is something to hear(), once until that is called.
    explicit EventHandover(std::function<void()> wake);
    /// Waits for the ends of all sources.
    ~EventHandover();
    EventHandover(const EventHandover&) = delete;
    EventHandover& operator=(const EventHandover&) = delete;

    /// Takes over as soon as it has begun; null: nobody tells any more, at once. An earlier one that has not begun is
    /// given up, and what it may have said since the last hear() does not count any more.
    void call(std::unique_ptr<EventSource> source, EventSourceKind eventSource);
    /// What was told since the last time.
    [[nodiscard]] News hear();
    /// Who has the stand; Polling: nobody.
    [[nodiscard]] EventSourceKind eventSource() const
    {
        return m_current ? m_current->eventSource : EventSourceKind::Polling;
    }

private:
    struct Seat {
        EventSourceKind eventSource = EventSourceKind::Polling;
        std::unique_ptr<EventQueue> queue;
        std::unique_ptr<EventSource> source; ///< the last member: it tells into the queue
    };

    [[nodiscard]] EventQueue::Taken takeFrom(std::unique_ptr<Seat>& seat);
    void dismiss(std::unique_ptr<Seat>& seat);

    std::function<void()> m_wake;
    std::unique_ptr<Seat> m_current;
    std::unique_ptr<Seat> m_next; ///< has not begun
    News m_news; ///< not heard yet
    std::vector<std::future<void>> m_leaving;
};

} // namespace atlas::model
