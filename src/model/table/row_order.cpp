// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/row_order.h"

#include <algorithm>
#include <ranges>

namespace atlas::model {
namespace {

auto precedence(const SocketRows& sockets)
{
    return [&sockets](RowRef a, RowRef b) { return sockets.precedes(a, b); };
}

/// Where `ref` belongs in order[from, end), compared only with those that are not stale.
std::size_t placeFor(RowRef ref, const std::vector<RowRef>& order, std::size_t from, const SocketRows& sockets)
{
    std::size_t low = from;
    std::size_t high = order.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        std::size_t probe = middle;
        while (probe < high && sockets.flags(order[probe]).has(RowFlags::Stale))
            ++probe;
        if (probe < high && sockets.precedes(order[probe], ref))
            low = probe + 1;
        else
            high = middle;
    }
    return low;
}

} // namespace

std::vector<RowRef> RowOrder::shown() const
{
    std::vector<RowRef> rows(m_order.size());
    std::size_t count = 0;
    // Written without a branch: whether a socket is shown is hard to foretell.
    for (const RowRef ref : m_order) {
        rows[count] = ref;
        count += m_sockets.isShown(ref) ? 1U : 0U;
    }
    rows.resize(count);
    return rows;
}

bool RowOrder::isSorted() const
{
    return std::ranges::is_sorted(m_order, precedence(m_sockets));
}

void RowOrder::carry(const std::vector<RowRef>& places)
{
    for (RowRef& ref : m_order)
        ref = ref.isLive() ? places[ref.index()] : ref;
}

void RowOrder::dropOldestGone(std::size_t count)
{
    if (count > 0)
        std::erase_if(m_order, [&](RowRef ref) { return m_sockets.isAmongOldestGone(ref, count); });
}

void RowOrder::append(std::vector<RowRef> added)
{
    std::ranges::sort(added, precedence(m_sockets));
    m_order.insert(m_order.end(), added.begin(), added.end());
}

void RowOrder::insertSorted(std::vector<RowRef> added)
{
    if (added.empty())
        return;
    std::ranges::sort(added, precedence(m_sockets));
    std::vector<RowRef> merged;
    merged.reserve(m_order.size() + added.size());
    std::size_t done = 0;
    for (const RowRef ref : added) {
        const std::size_t place = placeFor(ref, m_order, done, m_sockets);
        merged.insert(merged.end(), m_order.begin() + static_cast<std::ptrdiff_t>(done),
                      m_order.begin() + static_cast<std::ptrdiff_t>(place));
        merged.push_back(ref);
        done = place;
    }
    merged.insert(merged.end(), m_order.begin() + static_cast<std::ptrdiff_t>(done), m_order.end());
    m_order = std::move(merged);
}

void RowOrder::moveStale(const std::vector<RowRef>& stale)
{
    std::erase_if(m_order, [&](RowRef ref) { return m_sockets.flags(ref).has(RowFlags::Stale); });
    // With the stale ones out, nothing in the order is stale, and their own marks do not matter.
    insertSorted(stale);
}

} // namespace atlas::model
