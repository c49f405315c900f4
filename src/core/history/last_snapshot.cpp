// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/last_snapshot.h"

#include <algorithm>

namespace atlas {

Window windowOf(const Snapshot& snapshot)
{
    return {snapshot.time - std::chrono::duration_cast<Instant::duration>(snapshot.listCost), snapshot.time};
}

const SocketRecord* findIn(const Snapshot& snapshot, const Connection& connection)
{
    for (const auto& cookie : {connection.laterCookie, connection.cookie})
        if (cookie)
            if (const SocketRecord* const found = snapshot.find({cookie, {}, {}, {}}))
                return found;
    return snapshot.find({{}, connection.local, connection.remote, {}});
}

const SocketRecord* LastSnapshot::find(Cookie cookie) const
{
    return m_snapshot ? m_snapshot->find({cookie, {}, {}, {}}) : nullptr;
}

const SocketRecord* LastSnapshot::find(const Connection& connection) const
{
    return m_snapshot && connection.networkNamespace == 0 ? findIn(*m_snapshot, connection) : nullptr;
}

Instant LastSnapshot::stateKnownUntil(const Connection& connection, Instant time) const
{
    const Instant known = std::min(connection.stateKnownAt, time);
    const SocketRecord* const record = find(connection);
    if (record == nullptr || record->state != connection.state)
        return known;
    const Instant listed = record->missed ? record->lastListed : window().begin;
    return listed <= time ? std::max(known, listed) : known;
}

} // namespace atlas
