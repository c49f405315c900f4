// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/events/follow.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <expected>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace atlas::collect {

/// Follows by exact queries, each a few microseconds; needs no privilege.
class SocketFollower final : public FollowSource {
public:
    using Query = std::function<std::expected<std::optional<SocketRecord>, Error>(const SocketRecord&)>;

    static constexpr std::chrono::milliseconds usualPeriod{50};

    /// Asks this computer's kernel.
    SocketFollower();
    explicit SocketFollower(Query query, std::chrono::milliseconds period = usualPeriod);
    ~SocketFollower() override;
    SocketFollower(const SocketFollower&) = delete;
    SocketFollower& operator=(const SocketFollower&) = delete;

    void start(Sink sink) override;
    void follow(std::optional<SocketRecord> socket) override;

private:
    /// One end, while it is followed.
    struct Target {
        WhichEnd end = WhichEnd::Own;
        SocketRecord record;
        std::optional<State> reported;
        std::optional<Instant> foundAt{}; ///< when the last query began that found it
    };

    void run(const std::stop_token& stop);
    [[nodiscard]] bool ask(std::optional<Target>& target, std::uint64_t round);

    Query m_query;
    std::chrono::milliseconds m_period;
    Sink m_sink;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<SocketRecord> m_wanted; ///< guarded by m_mutex, like the next
    bool m_isNew = false;
    std::jthread m_thread; ///< the last member: it uses the others
};

} // namespace atlas::collect
