// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/history.h"
#include "core/tcp/transition.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace atlas::model {

/// Where transitions are known from, beside the snapshots.
enum class EventSourceKind : std::uint8_t {
    Polling, ///< from nowhere else
    DestroyEvents, ///< the kernel reports each socket that dies
    Probe, ///< the kernel reports each transition
};

/// For each edge of the table how often it was taken. Edges of the text that join the same two states as another
/// share its count.
using EdgeCounts = std::array<std::uint64_t, transitions.size()>;

/// One end of the followed connection: its newest record, and how it came to its state.
struct FollowedEnd {
    SocketRecord record; ///< the newest; of a gone socket the last
    std::optional<Connection> history; ///< empty: no step is known since the first snapshot showed it
    bool gone = false;
    Instant seenAt{}; ///< when the record was as it is
};

/// The followed socket, and the other end of its connection where that is on this computer too.
struct Followed {
    FollowedEnd own;
    std::optional<FollowedEnd> peer;
};

/// What is new in the history of the whole computer since the update before. Immutable, and shared between threads.
struct HistoryUpdate {
    Instant time{};
    std::chrono::system_clock::time_point wallTime; ///< the same moment
    EventSourceKind eventSource = EventSourceKind::Polling;
    std::vector<LogEntry> appended; ///< ascending, and after all that were sent before
    std::vector<LogEntry> amended; ///< sent before, and better known now, or withdrawn
    std::uint64_t skipped = 0; ///< entries before `appended` that were dropped unsent: there were too many
    EdgeCounts lastMinute{};
    HistoryLosses losses;
    std::optional<Followed> followed; ///< empty: nothing is followed, or nothing is new about it
};

} // namespace atlas::model
