// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot.h"

#include <algorithm>

namespace atlas {
namespace {

template <typename Key> const std::string* lookUp(const std::map<Key, std::string>& names, Key key)
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

// Records are large, so a small index is sorted and each record is then moved once.
std::size_t sortByKey(std::vector<SocketRecord>& sockets)
{
    std::vector<std::pair<std::uint64_t, std::uint32_t>> order;
    order.reserve(sockets.size());
    for (const SocketRecord& record : sockets)
        order.emplace_back(record.cookie ? number(*record.cookie) : 0, static_cast<std::uint32_t>(order.size()));
    std::ranges::sort(order, [&](const auto& a, const auto& b) {
        if (a.first != b.first)
            return a.first < b.first;
        const auto byKey = compareKeys(sockets[a.second], sockets[b.second]);
        return byKey != 0 ? byKey < 0 : a.second < b.second;
    });
    std::vector<SocketRecord> sorted;
    sorted.reserve(sockets.size());
    for (const auto& [cookie, index] : order) {
        if (!sorted.empty() && compareKeys(sorted.back(), sockets[index]) == 0)
            sorted.back() = std::move(sockets[index]);
        else
            sorted.push_back(std::move(sockets[index]));
    }
    const std::size_t dropped = sockets.size() - sorted.size();
    sockets = std::move(sorted);
    return dropped;
}

} // namespace atlas
