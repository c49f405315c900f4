// SPDX-License-Identifier: GPL-3.0-or-later
// Histories for tests, written down step by step.
#pragma once

#include "model/stream/clocks.h"
#include "model/stream/history_update.h"
#include "support/snapshot_text.h"

#include <chrono>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas::view::test {

using Span = std::chrono::nanoseconds;

/// When the histories begin.
inline constexpr Instant origin = atlas::test::usualTime;

/// A step between the two moments after `origin`. Its number in the log is that of its call.
inline Step concluded(State from, State to, Known known, std::optional<Cause> cause, Span after, Span time)
{
    static std::uint64_t number = 0;
    Step step;
    step.from = from;
    step.to = to;
    step.known = known;
    step.cause = cause;
    step.after = origin + after;
    step.time = origin + time;
    step.sequence = ++number;
    return step;
}

inline Step observed(State from, State to, Cause cause, Span time)
{
    return concluded(from, to, Known::Observed, cause, time, time);
}

/// One end with these steps; the line is that of snapshot_text.h. Without steps there is no history.
inline model::FollowedEnd end(std::string_view line, std::vector<Step> steps)
{
    model::FollowedEnd result;
    result.record = atlas::test::socketFromText(line);
    result.record.firstSeen = result.record.inStateSince = origin;
    if (steps.empty())
        return result;
    Connection connection;
    connection.id = ConnectionId{1};
    connection.local = result.record.local;
    connection.remote = result.record.remote;
    connection.owners = result.record.owners;
    connection.state = steps.back().to;
    if (connection.state == State::Closed) {
        connection.closed = steps.back().time;
        result.gone = true;
    }
    connection.steps = std::move(steps);
    result.history = std::move(connection);
    return result;
}

/// So long after `origin`; the origin was at noon in UTC.
inline model::Clocks at(Span time)
{
    using namespace std::chrono;
    return {origin + time, sys_days(year(2024) / 7 / 11) + 12h + time};
}

} // namespace atlas::view::test
