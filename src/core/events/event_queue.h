// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <mutex>
#include <vector>

namespace atlas {

/// Where the threads of sources leave their events for the one thread that takes them. Bounded: what does not fit is
/// counted, and reported as EventsLost.
class EventQueue {
public:
    static constexpr std::size_t usualCapacity = 200'000; ///< events

    struct Taken {
        std::vector<Event> events;
        bool begun = false; ///< a source has begun
        std::vector<Error> ended; ///< why sources ended, each once
        bool over = false; ///< end() was called
    };

    /// `wake` is called, from the thread that leaves something, when there was nothing before: once for everything that
    /// the next take() will find.
    explicit EventQueue(std::function<void()> wake = {}, std::size_t capacity = usualCapacity);

    /// Puts all that a source reports into this queue, which has to outlive it.
    [[nodiscard]] EventSource::Listener listener();
    /// From now on take() waits no more.
    void end();

    /// What there is; waits for it until `deadline` at most.
    [[nodiscard]] Taken take(Instant deadline);
    /// What there is, without waiting.
    [[nodiscard]] Taken take();

private:
    template <typename Leave> void leave(Leave what);
    void push(std::vector<Event>&& events);
    [[nodiscard]] bool isEmpty() const;
    [[nodiscard]] Taken takeAll();

    std::function<void()> m_wake;
    std::size_t m_capacity;
    std::mutex m_mutex;
    std::condition_variable m_something;
    Taken m_waiting; ///< guarded by m_mutex, like the next
    std::uint64_t m_lost = 0;
};

} // namespace atlas
