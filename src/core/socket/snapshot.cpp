// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/snapshot.h"

#include <algorithm>

namespace atlas {
namespace {

template <typename Key> const std::string* lookUp(const auto& names, Key key)
{
    const auto found = names.find(key);
    return found == names.end() ? nullptr : &found->second;
}

} // namespace

const std::string* Names::user(Uid uid) const
{
    return lookUp(users, uid);
}

const std::string* Names::service(std::uint16_t port) const
{
    return lookUp(services, port);
}

const std::string* Names::networkNamespace(std::uint32_t inode) const
{
    return lookUp(networkNamespaces, inode == 0 ? ownNetworkNamespace : inode);
}

const SocketRecord* Snapshot::find(const SocketKey& key) const
{
    const auto found = std::ranges::lower_bound(sockets, key, {}, keyOf);
    return found != sockets.end() && keyOf(*found) == key ? &*found : nullptr;
}

StateCounts countStates(const std::vector<SocketRecord>& sockets)
{
    StateCounts counts{};
    for (const SocketRecord& record : sockets)
        ++counts[static_cast<std::size_t>(record.state)];
    return counts;
}

namespace {

/// A record's place before sorting, beside the part of its key that nearly always decides.
struct Place {
    std::uint64_t cookie;
    std::uint32_t index;
};

/// Moves each record to its place: afterwards `sockets[i]` is what `sockets[order[i].index]` was.
/// Follows the cycles of the permutation, so that no second list is needed. Uses `order` up.
void moveInto(std::vector<Place>& order, std::vector<SocketRecord>& sockets)
{
    for (std::uint32_t start = 0; start < order.size(); ++start) {
        if (order[start].index == start)
            continue;
        SocketRecord first = std::move(sockets[start]);
        std::uint32_t hole = start;
        for (std::uint32_t from = order[hole].index; from != start; from = order[hole].index) {
            sockets[hole] = std::move(sockets[from]);
            order[hole].index = hole;
            hole = from;
        }
        sockets[hole] = std::move(first);
        order[hole].index = hole;
    }
}

} // namespace

// Records are large, so a small index is sorted and each record is then moved once. Often there is nothing to
// do: the kernel makes cookies while it lists for the first time, and lists in the same order again.
std::size_t sortByKey(std::vector<SocketRecord>& sockets)
{
    std::vector<Place> order;
    order.reserve(sockets.size());
    bool sorted = true;
    for (const SocketRecord& record : sockets) {
        sorted = sorted && (order.empty() || compareKeys(sockets[order.size() - 1], record) < 0);
        order.push_back({record.cookie ? number(*record.cookie) : 0, static_cast<std::uint32_t>(order.size())});
    }
    if (sorted)
        return 0;
    std::ranges::sort(order, [&](const Place& a, const Place& b) {
        if (a.cookie != b.cookie)
            return a.cookie < b.cookie;
        const auto byKey = compareKeys(sockets[a.index], sockets[b.index]);
        return byKey != 0 ? byKey < 0 : a.index < b.index;
    });
    moveInto(order, sockets);

    std::size_t kept = 0;
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        if (kept > 0 && compareKeys(sockets[kept - 1], sockets[i]) == 0)
            --kept;
        if (kept != i)
            sockets[kept] = std::move(sockets[i]);
        ++kept;
    }
    const std::size_t dropped = sockets.size() - kept;
    sockets.resize(kept);
    return dropped;
}

} // namespace atlas
