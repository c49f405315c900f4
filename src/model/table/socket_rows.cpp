// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/socket_rows.h"

#include <algorithm>
#include <cassert>

namespace atlas::model {
namespace {

/// Under a storm of short connections the gone ones are as many as the table can stand beside the living.
constexpr std::size_t mostGone = 20'000;

std::ptrdiff_t offset(std::size_t index)
{
    return static_cast<std::ptrdiff_t>(index);
}

/// Calls visit(i) for every record in turn. The records lie in one row of 30 MB, and the owners behind them anywhere,
/// so most of such a pass would be waiting for memory; asking for what comes next meanwhile makes it twice as fast.
template <typename Visit> void eachRecord(const std::vector<SocketRecord>& sockets, Visit visit)
{
    constexpr std::size_t lineSize = 64;
    constexpr std::size_t recordsAhead = 24;
    constexpr std::size_t ownersAhead = 12;
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        if (i + recordsAhead < sockets.size()) {
            const auto* const next = reinterpret_cast<const char*>(&sockets[i + recordsAhead]);
            for (std::size_t line = 0; line < sizeof(SocketRecord); line += lineSize)
                __builtin_prefetch(next + line);
            __builtin_prefetch(sockets[i + ownersAhead].owners.all().data());
        }
        visit(i);
    }
}

} // namespace

std::size_t SocketRows::goneIndex(RowRef ref) const
{
    const std::size_t index = (ref.serial() - m_firstSerial) & 0x7fff'ffffU;
    assert(!ref.isLive() && index < m_gone.size());
    return index;
}

const SocketRecord& SocketRows::record(RowRef ref) const
{
    return ref.isLive() ? m_snapshot->sockets[ref.index()] : m_gone[goneIndex(ref)].record;
}

const SortKey& SocketRows::key(RowRef ref) const
{
    return ref.isLive() ? m_keys[ref.index()] : m_gone[goneIndex(ref)].key;
}

const Trait& SocketRows::trait(RowRef ref) const
{
    return ref.isLive() ? m_traits[ref.index()] : m_gone[goneIndex(ref)].trait;
}

Trait& SocketRows::trait(RowRef ref)
{
    return ref.isLive() ? m_traits[ref.index()] : m_gone[goneIndex(ref)].trait;
}

Freshness SocketRows::freshness(RowRef ref) const
{
    return ref.isLive() ? m_marks.of(ref.index()) : Freshness::Gone;
}

std::optional<RowRef> SocketRows::find(const SocketKey& key) const
{
    if (!m_snapshot)
        return std::nullopt;
    if (const SocketRecord* const found = m_snapshot->find(key))
        return RowRef::live(static_cast<std::size_t>(found - m_snapshot->sockets.data()));
    const auto gone = std::ranges::find(m_gone, key, [](const GoneSocket& socket) { return keyOf(socket.record); });
    if (gone == m_gone.end())
        return std::nullopt;
    return RowRef::gone(m_firstSerial + static_cast<std::uint32_t>(gone - m_gone.begin()));
}

// Places in the snapshot are in the order of the socket keys, so two live rows need no look at their records. A row
// that is gone keeps its place among equals, so it is compared by what its place came from.
bool SocketRows::precedes(RowRef a, RowRef b) const
{
    if (const auto byKey = key(a) <=> key(b); byKey != 0)
        return byKey < 0;
    if (a.isLive() && b.isLive())
        return a.index() < b.index();
    if (const auto bySocket = compareKeys(record(a), record(b)); bySocket != 0)
        return bySocket < 0;
    if (a.isLive() != b.isLive())
        return b.isLive();
    return !a.isLive() && goneIndex(a) < goneIndex(b);
}

std::vector<RowRef> SocketRows::sorted() const
{
    struct Entry {
        SortKey key;
        RowRef ref;
    };
    std::vector<Entry> entries;
    entries.reserve(m_keys.size() + m_gone.size());
    for (std::size_t i = 0; i < m_keys.size(); ++i)
        entries.push_back({m_keys[i], RowRef::live(i)});
    for (std::size_t i = 0; i < m_gone.size(); ++i)
        entries.push_back({m_gone[i].key, RowRef::gone(m_firstSerial + static_cast<std::uint32_t>(i))});
    std::ranges::sort(entries, [this](const Entry& a, const Entry& b) {
        const auto byKey = a.key <=> b.key;
        return byKey != 0 ? byKey < 0 : precedes(a.ref, b.ref);
    });
    std::vector<RowRef> rows;
    rows.reserve(entries.size());
    for (const Entry& entry : entries)
        rows.push_back(entry.ref);
    return rows;
}

void SocketRows::reset(std::shared_ptr<const Snapshot> snapshot, Instant now)
{
    m_snapshot = std::move(snapshot);
    m_gone.clear();
    m_marks.clear();
    m_sortKeys.setNames(*m_snapshot->names);
    m_traits.clear();
    m_traits.reserve(m_snapshot->sockets.size());
    for (const SocketRecord& socket : m_snapshot->sockets)
        m_traits.emplace_back(socket.state);
    judgeAll(now);
    makeKeys();
}

bool SocketRows::endMarks(Instant now)
{
    const auto ended = m_marks.expire(now);
    for (const std::uint32_t socket : ended)
        m_traits[socket].set(Trait::Touched, true);
    return !ended.empty();
}

std::size_t SocketRows::hideGone(Instant now)
{
    const std::size_t tooMany = m_gone.size() - std::min(m_gone.size(), mostGone);
    std::size_t count = 0;
    for (; count < m_gone.size() && (count < tooMany || m_gone[count].since + m_goneTime <= now); ++count)
        m_gone[count].trait.set(Trait::Matches, false);
    return count;
}

void SocketRows::dropGone(std::size_t count)
{
    m_gone.erase(m_gone.begin(), m_gone.begin() + offset(count));
    m_firstSerial = (m_firstSerial + static_cast<std::uint32_t>(count)) & 0x7fff'ffffU;
}

bool SocketRows::isAmongOldestGone(RowRef ref, std::size_t count) const
{
    return !ref.isLive() && goneIndex(ref) < count;
}

std::optional<Instant> SocketRows::nextMarkEnd() const
{
    const auto marks = m_marks.nextEnd();
    if (m_gone.empty())
        return marks;
    const Instant end = m_gone.front().since + m_goneTime;
    return marks ? std::min(*marks, end) : end;
}

void SocketRows::setFilter(Filter filter, Instant now)
{
    m_filter = std::move(filter);
    if (m_snapshot)
        judgeAll(now, true);
}

bool SocketRows::matches(const SocketRecord& record, Instant now) const
{
    return m_filter.matchesAll() || m_filter.matches(record, {*m_snapshot->names, now});
}

void SocketRows::count(const Trait& trait, bool more)
{
    if (!trait.has(Trait::Matches))
        return;
    std::size_t& count = m_counts[static_cast<std::size_t>(trait.state())];
    more ? ++count : --count;
}

void SocketRows::judgeAll(Instant now, bool andGone)
{
    m_counts = {};
    eachRecord(m_snapshot->sockets, [&](std::size_t i) {
        m_traits[i].set(Trait::Matches, matches(m_snapshot->sockets[i], now));
        count(m_traits[i], true);
    });
    if (!andGone)
        return;
    for (GoneSocket& socket : m_gone)
        socket.trait.set(Trait::Matches, matches(socket.record, now));
}

void SocketRows::clear(Trait::Fact fact)
{
    for (Trait& trait : m_traits)
        trait.set(fact, false);
    for (GoneSocket& socket : m_gone)
        socket.trait.set(fact, false);
}

void SocketRows::setSortKeys(SortKeys keys)
{
    m_sortKeys = std::move(keys);
    if (!m_snapshot)
        return;
    m_sortKeys.setNames(*m_snapshot->names);
    makeKeys();
}

void SocketRows::makeKeys()
{
    m_keys.resize(m_snapshot->sockets.size());
    eachRecord(m_snapshot->sockets,
               [&](std::size_t i) { m_keys[i] = m_sortKeys.key(m_snapshot->sockets[i], m_snapshot->time); });
    for (GoneSocket& socket : m_gone)
        socket.key = m_sortKeys.key(socket.record, m_snapshot->time);
}

} // namespace atlas::model
