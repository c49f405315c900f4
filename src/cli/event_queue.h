// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/event.h"

#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <string>
#include <vector>

namespace atlas::cli {

/// Where threads that hear of events leave them for the one that writes. Bounded: what does not fit is counted
/// as lost.
class EventQueue {
public:
    static constexpr std::size_t capacity = 200'000;

    struct Taken {
        std::vector<Event> events;
        std::vector<std::string> ended; ///< why sources ended, each told once
        bool over = false; ///< it is time to end
    };

    void push(std::vector<Event>&& events);
    void sourceEnded(const Error& why);
    void end();

    /// What there is; waits for it until `deadline` at most.
    [[nodiscard]] Taken take(Instant deadline);

private:
    std::mutex m_mutex;
    std::condition_variable m_something;
    Taken m_waiting;
    std::uint64_t m_lost = 0;
};

} // namespace atlas::cli
