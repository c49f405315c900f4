// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/diff.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <tuple>
#include <utility>

namespace atlas {
namespace {

/// Walks two sorted lists side by side: `both(i, j)`, `onlyBefore(i)`, `onlyAfter(j)`, in the order of the keys.
template <typename Both, typename OnlyBefore, typename OnlyAfter>
void merge(const std::vector<SocketRecord>& before, const std::vector<SocketRecord>& after, Both both,
           OnlyBefore onlyBefore, OnlyAfter onlyAfter)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() && j < after.size()) {
        const auto order = compareKeys(before[i], after[j]);
        if (order < 0)
            onlyBefore(i++);
        else if (order > 0)
            onlyAfter(j++);
        else
            both(i++, j++);
    }
    while (i < before.size())
        onlyBefore(i++);
    while (j < after.size())
        onlyAfter(j++);
}

void extend(std::vector<Run>& runs, std::size_t index)
{
    const auto next = static_cast<std::uint32_t>(index);
    if (!runs.empty() && runs.back().first + runs.back().count == next)
        ++runs.back().count;
    else
        runs.push_back({next, 1});
}

auto pairOf(const SocketRecord& record)
{
    return std::tuple(record.local.canonical(), record.remote.canonical(),
                      record.interface ? record.interface->index : 0);
}

/// A TIME-WAIT takes its socket's place, and its address pair, under another cookie.
void inheritByPair(std::vector<const SocketRecord*>& vanished, const std::vector<SocketRecord*>& heirs)
{
    if (vanished.empty() || heirs.empty())
        return;
    const auto pairAt = [](const SocketRecord* record) { return pairOf(*record); };
    std::ranges::sort(vanished, {}, pairAt);
    for (SocketRecord* const heir : heirs)
        if (const auto found = std::ranges::lower_bound(vanished, pairOf(*heir), {}, pairAt);
            found != vanished.end() && pairOf(**found) == pairOf(*heir))
            inheritOwners(**found, *heir);
}

/// Drops those of `kept` whose address pair another listed socket has now: no two sockets of one network
/// namespace have the same pair on the same interface, so the earlier one is gone, even if it could not be queried.
void dropReplaced(std::vector<SocketRecord>& kept, const std::vector<SocketRecord>& listed)
{
    std::vector<std::size_t> byPair;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (kept[i].hasPeer()) // listeners may share an address
            byPair.push_back(i);
    if (byPair.empty())
        return;
    const auto pairAt = [&](std::size_t i) { return pairOf(kept[i]); };
    std::ranges::sort(byPair, {}, pairAt);

    std::vector<bool> replaced(kept.size());
    for (const SocketRecord& record : listed)
        for (const std::size_t i : std::ranges::equal_range(byPair, pairOf(record), {}, pairAt))
            replaced[i] = true;
    std::vector<SocketRecord> staying;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (!replaced[i])
            staying.push_back(std::move(kept[i]));
    kept = std::move(staying);
}

[[maybe_unused]] std::vector<bool> named(const std::vector<Run>& runs, std::size_t count)
{
    std::vector<bool> result(count);
    for (const Run& run : runs)
        std::fill_n(result.begin() + run.first, run.count, true);
    return result;
}

/// Whether `before`, with what the diff says taken out and put in, has the sockets of `after`.
[[maybe_unused]] bool leadsTo(const Diff& diff, const std::vector<SocketRecord>& before,
                              const std::vector<SocketRecord>& after)
{
    const auto gone = named(diff.gone, before.size());
    const auto added = named(diff.added, after.size());
    std::size_t i = 0;
    for (std::size_t j = 0; j < after.size(); ++j) {
        if (added[j])
            continue;
        while (i < before.size() && gone[i])
            ++i;
        if (i == before.size() || compareKeys(before[i++], after[j]) != 0)
            return false;
    }
    return std::find(gone.begin() + static_cast<std::ptrdiff_t>(i), gone.end(), false) == gone.end();
}

[[maybe_unused]] bool areAscending(const std::vector<SocketRecord>& sockets)
{
    const auto notAscending = [](const auto& a, const auto& b) { return compareKeys(a, b) >= 0; };
    return std::ranges::adjacent_find(sockets, notAscending) == sockets.end();
}

} // namespace

void inheritOwners(const SocketRecord& earlier, SocketRecord& now)
{
    if (!now.owners.empty())
        return;
    if (!earlier.owners.empty()) {
        now.related = earlier.owners;
        now.relation = Relation::HeldLast;
    } else if (earlier.relation == Relation::HeldLast || now.relation == Relation::None) {
        now.related = earlier.related;
        now.relation = earlier.relation;
    }
}

void settle(const Snapshot* before, Snapshot& fresh, const StillExists& stillExists, std::size_t queryLimit)
{
    const auto startHere = [&](std::size_t j) {
        fresh.sockets[j].firstSeen = fresh.time;
        fresh.sockets[j].inStateSince = fresh.time;
    };
    if (before == nullptr) {
        for (std::size_t j = 0; j < fresh.sockets.size(); ++j)
            startHere(j);
        return;
    }

    std::vector<SocketRecord> kept;
    std::vector<const SocketRecord*> vanished; // that somebody held
    std::vector<SocketRecord*> heirs;
    const auto follow = [&](std::size_t i, std::size_t j) {
        const SocketRecord& earlier = before->sockets[i];
        SocketRecord& now = fresh.sockets[j];
        now.firstSeen = earlier.firstSeen;
        now.inStateSince = now.state == earlier.state ? earlier.inStateSince : fresh.time;
        now.inStateExactly = now.state == earlier.state && earlier.inStateExactly;
        inheritOwners(earlier, now);
    };
    const auto judge = [&](std::size_t i) {
        const SocketRecord& earlier = before->sockets[i];
        if (!earlier.named().empty() && earlier.hasPeer())
            vanished.push_back(&earlier);
        const bool listedToTheEnd = fresh.coverage(earlier.family()).complete;
        bool keep = !listedToTheEnd || !earlier.missed;
        if (stillExists && listedToTheEnd && queryLimit > 0) {
            --queryLimit;
            if (const auto answer = stillExists(earlier))
                keep = *answer;
        }
        if (!keep)
            return;
        kept.push_back(earlier);
        if (!std::exchange(kept.back().missed, true))
            kept.back().lastListed = before->time - std::chrono::duration_cast<Instant::duration>(before->listCost);
    };
    merge(before->sockets, fresh.sockets, follow, judge, [&](std::size_t j) {
        startHere(j);
        if (fresh.sockets[j].state == State::TimeWait)
            heirs.push_back(&fresh.sockets[j]);
    });
    inheritByPair(vanished, heirs);

    dropReplaced(kept, fresh.sockets);
    if (kept.empty())
        return;
    std::vector<SocketRecord> all;
    all.reserve(fresh.sockets.size() + kept.size());
    std::merge(std::move_iterator(fresh.sockets.begin()), std::move_iterator(fresh.sockets.end()),
               std::move_iterator(kept.begin()), std::move_iterator(kept.end()), std::back_inserter(all),
               [](const auto& a, const auto& b) { return compareKeys(a, b) < 0; });
    fresh.sockets = std::move(all);
    assert(areAscending(fresh.sockets));
}

Diff diff(const Snapshot& before, const Snapshot& after)
{
    Diff result;
    merge(
        before.sockets, after.sockets,
        [&](std::size_t i, std::size_t j) {
            if (!sameContent(before.sockets[i], after.sockets[j]))
                extend(result.changed, j);
        },
        [&](std::size_t i) { extend(result.gone, i); }, [&](std::size_t j) { extend(result.added, j); });
    assert(leadsTo(result, before.sockets, after.sockets));
    return result;
}

void addChanged(Diff& diff, const std::vector<std::uint32_t>& indices)
{
    const auto expanded = [](const std::vector<Run>& runs) {
        std::vector<std::uint32_t> all;
        forEachIndex(runs, [&](std::uint32_t index) { all.push_back(index); });
        return all;
    };
    std::vector<std::uint32_t> fresh;
    std::ranges::set_difference(indices, expanded(diff.added), std::back_inserter(fresh));
    if (fresh.empty())
        return;
    std::vector<std::uint32_t> all;
    std::ranges::set_union(expanded(diff.changed), fresh, std::back_inserter(all));
    diff.changed.clear();
    for (const std::uint32_t index : all)
        extend(diff.changed, index);
}

} // namespace atlas
