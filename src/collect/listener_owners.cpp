// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/listener_owners.h"

#include <algorithm>
#include <cstdint>
#include <unordered_map>
#include <utility>
#include <vector>

namespace atlas::collect {
namespace {

/// How well a listener explains a connection: 0 not at all, more for the nearer one, as the kernel chooses.
int fit(const SocketRecord& listener, const SocketRecord& connection)
{
    if (listener.interface && listener.interface != connection.interface)
        return 0;
    const int device = listener.interface ? 1 : 0;
    const Address wanted = connection.local.address.canonical();
    if (listener.local.address.canonical() == wanted)
        return 5 + device;
    if (!listener.local.address.isAny())
        return 0;
    if (listener.family() == wanted.family)
        return 3 + device;
    return listener.family() == Family::IPv6 ? 1 + device : 0; // of both families
}

/// Of all listeners that share the port: the kernel has chosen one of them, and does not say which.
OwnerList joined(const std::vector<const SocketRecord*>& listeners)
{
    if (listeners.size() == 1)
        return listeners.front()->owners;
    std::vector<Owner> all;
    for (const SocketRecord* const listener : listeners)
        all.insert(all.end(), listener->owners.all().begin(), listener->owners.all().end());
    return OwnerList::ordered(std::move(all));
}

} // namespace

void nameListenersOwners(std::span<SocketRecord> sockets)
{
    std::unordered_map<std::uint16_t, std::vector<const SocketRecord*>> listeners;
    for (const SocketRecord& record : sockets)
        if (record.state == State::Listen && !record.owners.empty())
            listeners[record.local.port].push_back(&record);
    if (listeners.empty())
        return;
    for (SocketRecord& record : sockets) {
        if (record.inode || record.state == State::Listen || !record.hasPeer())
            continue;
        const auto ofPort = listeners.find(record.local.port);
        if (ofPort == listeners.end())
            continue;
        int best = 1;
        std::vector<const SocketRecord*> nearest;
        for (const SocketRecord* const listener : ofPort->second) {
            const int fits = fit(*listener, record);
            if (fits > best)
                nearest.clear();
            best = std::max(best, fits);
            if (fits == best)
                nearest.push_back(listener);
        }
        if (nearest.empty())
            continue;
        record.related = joined(nearest);
        record.relation = Relation::HoldListener;
    }
}

} // namespace atlas::collect
