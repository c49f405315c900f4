// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "core/socket_record.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <expected>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace atlas::collect {

enum class FollowedEnd : std::uint8_t { Own, Peer };

/// What an exact query said of the followed socket, or of its peer on this computer.
struct FollowReport {
    FollowedEnd end = FollowedEnd::Own;
    SocketRecord asked;
    std::optional<SocketRecord> found; ///< empty: there is no such socket any more
    Instant begin{}; ///< of the query
    Instant answered{};
};

/// Looks at one socket and at the other end of its connection, if that is on this computer, many times a second by
/// exact queries, each a few microseconds; needs no privilege. Reports what it finds first and whenever the
/// state is another than before. A socket that is gone is reported once, and not asked for again.
class SocketFollower {
public:
    using Query = std::function<std::expected<std::optional<SocketRecord>, Error>(const SocketRecord&)>;
    using Sink = std::function<void(const FollowReport&)>;
    using Failed = std::function<void(const Error&)>;

    static constexpr std::chrono::milliseconds usualPeriod{50};

    /// Asks this computer's kernel. `sink` and `failed` are called from the follower's thread; after `failed`
    /// nothing is followed until the next follow().
    explicit SocketFollower(Sink sink, Failed failed = {});
    SocketFollower(Sink sink, Failed failed, Query query, std::chrono::milliseconds period = usualPeriod);
    ~SocketFollower();
    SocketFollower(const SocketFollower&) = delete;
    SocketFollower& operator=(const SocketFollower&) = delete;

    /// From now on this socket, or none. A report on the one before may still be on its way while this is called.
    void follow(std::optional<SocketRecord> socket);

private:
    /// One end, while it is followed.
    struct Target {
        FollowedEnd end = FollowedEnd::Own;
        SocketRecord record;
        std::optional<State> reported;
    };

    void run(const std::stop_token& stop);
    [[nodiscard]] bool ask(std::optional<Target>& target, std::uint64_t round);

    Sink m_sink;
    Failed m_failed;
    Query m_query;
    std::chrono::milliseconds m_period;
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    std::optional<SocketRecord> m_wanted; ///< guarded by m_mutex, like the next
    bool m_isNew = false;
    std::jthread m_thread; ///< the last member: it uses the others
};

} // namespace atlas::collect
