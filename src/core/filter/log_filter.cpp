// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/log_filter.h"

#include <algorithm>
#include <array>

namespace atlas {

SocketRecord socketOf(const LogEntry& entry, State state)
{
    SocketRecord record;
    record.cookie = entry.cookie;
    record.local = entry.local;
    record.remote = entry.remote;
    record.interface = entry.interface;
    record.networkNamespace = entry.networkNamespace;
    record.state = state;
    record.uid = entry.uid;
    record.owners = entry.owners;
    if (entry.owners.empty() && entry.pid)
        record.owners = Connection::opener(*entry.pid, entry.process);
    record.firstSeen = record.inStateSince = entry.step.time;
    return record;
}

bool matches(std::span<const Filter> filters, const LogEntry& entry, const Names& names)
{
    if (std::ranges::all_of(filters, &Filter::matchesAll))
        return true;
    SocketRecord record = socketOf(entry, entry.step.from);
    const FilterContext context{names, entry.step.time};
    return std::ranges::any_of(std::array{entry.step.from, entry.step.to}, [&](State state) {
        record.state = state;
        return std::ranges::all_of(filters, [&](const Filter& filter) { return filter.matches(record, context); });
    });
}

} // namespace atlas
