// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/sort_keys.h"

#include "core/base/letters.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace atlas::model {
namespace {

/// Each number's place in the order of the names, in whatever case they are written.
template <typename Number> std::map<Number, std::uint64_t> ranksOf(const auto& names)
{
    std::vector<std::pair<std::string, Number>> sorted;
    sorted.reserve(names.size());
    for (const auto& [number, name] : names) {
        sorted.emplace_back(name, number);
        std::ranges::transform(sorted.back().first, sorted.back().first.begin(), lower);
    }
    std::ranges::sort(sorted);
    std::map<Number, std::uint64_t> result;
    std::uint64_t rank = 0;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        rank += i > 0 && sorted[i].first != sorted[i - 1].first ? 1U : 0U;
        result.emplace(sorted[i].second, rank);
    }
    return result;
}

} // namespace

bool SortKeys::setNames(const Names& names)
{
    switch (m_order != nullptr ? m_order->rankedBy : ColumnOrder::RankedBy::Nothing) {
    case ColumnOrder::RankedBy::Users:
        return std::exchange(m_ranks.users, ranksOf<Uid>(names.users)) != m_ranks.users;
    case ColumnOrder::RankedBy::Services:
        return std::exchange(m_ranks.services, ranksOf<std::uint16_t>(names.services)) != m_ranks.services;
    case ColumnOrder::RankedBy::Nothing:
        break;
    }
    return false;
}

SortKey SortKeys::key(const SocketRecord& record, Instant time) const
{
    const auto found = m_order != nullptr ? m_order->key(record, m_ranks, time) : SortKey();
    if (!found)
        return {SortKey::missing, 0, 0};
    if (!m_descending)
        return *found;
    return {static_cast<std::uint8_t>(SortKey::missing - 1 - found->group), ~found->high, ~found->low};
}

bool SortKeys::timerWasSetAgain(const SortKey& before, const SortKey& after)
{
    constexpr auto jitter =
        static_cast<std::uint64_t>(std::chrono::nanoseconds(std::chrono::milliseconds(500)).count());
    if (before.group != after.group)
        return true;
    return std::max(before.high, after.high) - std::min(before.high, after.high) > jitter;
}

} // namespace atlas::model
