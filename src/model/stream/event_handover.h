// SPDX-License-Identifier: GPL-3.0-or-later
//
// The source of events that is in use, and the one that is to take over.
//
// A new source may take minutes until it has begun (the user is asked for a password) and may never begin. So the
// former one goes on reporting until the new one has begun: nothing is lost in between, and what both report, the
// history takes once. A source that is done with is destroyed in a thread that waits for it, since a child process may
// take its time to end.
#pragma once

#include "core/events/event_queue.h"
#include "model/stream/history_update.h"

#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace atlas::model {

/// One thread at a time; `wake` alone is called from the threads of sources.
class EventHandover {
public:
    struct Taken {
        std::vector<Event> events;
        std::optional<EventSourceKind> began; ///< took over
        struct End {
            EventSourceKind kind = EventSourceKind::Polling;
            Error why;
        };
        std::vector<End> ended; ///< by themselves, or without having begun
    };

    /// `wake` is called when there is something to take(), once until that is called.
    explicit EventHandover(std::function<void()> wake);
    /// Waits for the ends of all sources.
    ~EventHandover();
    EventHandover(const EventHandover&) = delete;
    EventHandover& operator=(const EventHandover&) = delete;

    /// Takes over as soon as it has begun; null: there is no source any more, at once. An earlier one that has not
    /// begun is given up, and what it may have reported since the last take() does not count any more.
    void replaceWith(std::unique_ptr<EventSource> source, EventSourceKind kind);
    /// What was reported since the last time.
    [[nodiscard]] Taken take();
    /// The source in use; Polling: none.
    [[nodiscard]] EventSourceKind current() const { return m_current ? m_current->kind : EventSourceKind::Polling; }

private:
    struct Place {
        EventSourceKind kind = EventSourceKind::Polling;
        std::unique_ptr<EventQueue> queue;
        std::unique_ptr<EventSource> source; ///< the last member: it reports into the queue
    };

    [[nodiscard]] EventQueue::Taken takeFrom(std::unique_ptr<Place>& place);
    void release(std::unique_ptr<Place>& place);

    std::function<void()> m_wake;
    std::unique_ptr<Place> m_current;
    std::unique_ptr<Place> m_next; ///< has not begun
    Taken m_waiting; ///< not taken yet
    struct Ending {
        std::future<void> done;
        std::jthread thread; ///< which is waited for
    };
    std::vector<Ending> m_ending; ///< destructors that are running
};

} // namespace atlas::model
