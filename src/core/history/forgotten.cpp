// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/forgotten.h"

#include <algorithm>

namespace atlas {
namespace {

bool isOf(const LogEntry& entry, const SocketRecord& record)
{
    if (record.cookie)
        return entry.cookie == record.cookie;
    return !entry.cookie && entry.networkNamespace == record.networkNamespace && entry.local == record.local &&
        entry.remote == record.remote && entry.step.time == record.inStateSince;
}

/// Steps that became known out of their order into it: each begins where the one before ended.
void putInOrder(std::vector<Step>& steps)
{
    std::ranges::stable_sort(steps, {}, &Step::time);
    for (auto place = steps.begin(); place != steps.end(); ++place) {
        // Of those with the same time: what goes on from the one before, or otherwise what none of them leads to.
        const auto end = std::find_if(place, steps.end(), [&](const Step& step) { return step.time != place->time; });
        auto next = place == steps.begin()
            ? end
            : std::find_if(place, end, [&](const Step& step) { return step.from == std::prev(place)->to; });
        if (next == end)
            next = std::find_if(place, end, [&](const Step& step) {
                return std::none_of(place, end, [&](const Step& other) { return other.to == step.from; });
            });
        if (next != end)
            std::rotate(place, next, std::next(next));
    }
}

/// What a later line knows better than those before it.
void takeOver(Connection& connection, const LogEntry& entry)
{
    if (entry.cookie)
        connection.cookie = entry.cookie;
    if (entry.local.port != 0)
        connection.local = entry.local;
    if (entry.remote.port != 0)
        connection.remote = entry.remote;
    if (entry.interface)
        connection.interface = entry.interface;
    if (!entry.owners.empty())
        connection.owners = entry.owners;
    if (entry.uid)
        connection.uid = entry.uid;
    if (entry.pid) {
        connection.pid = entry.pid;
        connection.process = entry.process;
    }
}

} // namespace

std::optional<Connection> fromLog(const TransitionLog& log, const SocketRecord& record)
{
    const auto& entries = log.entries();
    const auto one = std::ranges::find_if(entries.rbegin(), entries.rend(),
                                          [&](const LogEntry& entry) { return isOf(entry, record); });
    if (one == entries.rend())
        return std::nullopt;
    Connection connection;
    connection.id = one->connection;
    connection.networkNamespace = one->networkNamespace;
    connection.forgotten = true;
    for (const LogEntry& entry : entries) {
        if (entry.connection != connection.id || entry.withdrawn)
            continue;
        takeOver(connection, entry);
        connection.steps.push_back(entry.step);
    }
    if (connection.steps.empty())
        return std::nullopt;
    putInOrder(connection.steps);
    connection.state = connection.steps.back().to;
    connection.stateKnownAt = connection.steps.back().time;
    if (connection.state == State::Closed)
        connection.closed = connection.stateKnownAt;
    return connection;
}

} // namespace atlas
