// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/socket_rows.h"

#include "core/socket/diff.h"

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

bool sameNames(const std::shared_ptr<const Names>& a, const std::shared_ptr<const Names>& b)
{
    return a == b || (a->users == b->users && a->services == b->services);
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

const RowFlags& SocketRows::flags(RowRef ref) const
{
    return ref.isLive() ? m_flags[ref.index()] : m_gone[goneIndex(ref)].flags;
}

RowFlags& SocketRows::flags(RowRef ref)
{
    return ref.isLive() ? m_flags[ref.index()] : m_gone[goneIndex(ref)].flags;
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

// Places in the snapshot are in the order of the socket keys, so two live rows are compared without their records. A
// row that is gone keeps its place among equals, so it is compared by what its place came from.
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
    m_flags.clear();
    m_flags.reserve(m_snapshot->sockets.size());
    for (const SocketRecord& socket : m_snapshot->sockets)
        m_flags.emplace_back(socket.state);
    judgeAll(now);
    makeKeys();
}

bool SocketRows::endMarks(Instant now)
{
    const auto ended = m_marks.expire(now);
    for (const std::uint32_t socket : ended)
        m_flags[socket].set(RowFlags::Touched, true);
    return !ended.empty();
}

std::size_t SocketRows::hideGone(Instant now)
{
    const std::size_t tooMany = m_gone.size() - std::min(m_gone.size(), mostGone);
    std::size_t count = 0;
    for (; count < m_gone.size() && (count < tooMany || m_gone[count].since + m_goneTime <= now); ++count)
        m_gone[count].flags.set(RowFlags::Matches, false);
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

void SocketRows::count(const RowFlags& flags, bool more)
{
    if (!flags.has(RowFlags::Matches))
        return;
    std::size_t& count = m_counts[static_cast<std::size_t>(flags.state())];
    more ? ++count : --count;
}

void SocketRows::judgeAll(Instant now, bool andGone)
{
    m_counts = {};
    eachRecord(m_snapshot->sockets, [&](std::size_t i) {
        m_flags[i].set(RowFlags::Matches, matches(m_snapshot->sockets[i], now));
        count(m_flags[i], true);
    });
    if (!andGone)
        return;
    for (GoneSocket& socket : m_gone)
        socket.flags.set(RowFlags::Matches, matches(socket.record, now));
}

void SocketRows::clear(RowFlags::Flag flag)
{
    for (RowFlags& flags : m_flags)
        flags.set(flag, false);
    for (GoneSocket& socket : m_gone)
        socket.flags.set(flag, false);
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

// --- How what is remembered of each socket follows it into the next snapshot --------------------

SnapshotStep SocketRows::step(const SnapshotUpdate& update, Instant now)
{
    assert(update.before == m_snapshot);
    const bool newNames = !sameNames(m_snapshot->names, update.after->names);
    const auto runs = keptRuns(update.diff, m_snapshot->sockets.size());
    SnapshotStep step;
    carry(runs, update, step);
    takeGone(update, step);
    m_snapshot = update.after;
    m_marks.carry(runs);
    takeChanged(update, now, step);
    takeAdded(update, now, step);
    if (newNames && m_sortKeys.setNames(*m_snapshot->names)) {
        makeKeys();
        step.allKeysChanged = true;
    } else if (m_sortKeys.isTimer()) {
        takeTimers(step);
    }
    if (newNames || m_filter.dependsOnTime())
        judgeAll(now);
    return step;
}

void SocketRows::carry(std::span<const KeptRun> runs, const SnapshotUpdate& update, SnapshotStep& step)
{
    const std::size_t size = update.after->sockets.size();
    std::vector<RowFlags> flags(size);
    std::vector<SortKey> keys(size);
    step.places.resize(m_flags.size());
    for (const KeptRun& run : runs) {
        std::copy_n(m_flags.begin() + offset(run.before), run.count, flags.begin() + offset(run.after));
        std::copy_n(m_keys.begin() + offset(run.before), run.count, keys.begin() + offset(run.after));
        for (std::uint32_t i = 0; i < run.count; ++i)
            step.places[run.before + i] = RowRef::live(run.after + i);
    }
    forEachIndex(update.diff.gone, [&](std::uint32_t i) {
        step.places[i] = RowRef::gone(m_firstSerial + static_cast<std::uint32_t>(m_gone.size()));
        m_gone.push_back({m_snapshot->sockets[i], m_keys[i], m_flags[i], update.after->time});
    });
    m_flags.swap(flags);
    m_keys.swap(keys);
}

void SocketRows::takeGone(const SnapshotUpdate& update, SnapshotStep& step)
{
    forEachIndex(update.diff.gone, [&](std::uint32_t i) {
        RowFlags& gone = flags(step.places[i]);
        count(gone, false);
        gone.set(RowFlags::Touched, true);
    });
}

void SocketRows::takeChanged(const SnapshotUpdate& update, Instant now, SnapshotStep& step)
{
    std::vector<std::uint32_t> marked;
    forEachIndex(update.diff.changed, [&](std::uint32_t i) {
        const SocketRecord& socket = m_snapshot->sockets[i];
        RowFlags& flags = m_flags[i];
        count(flags, false);
        if (flags.state() != socket.state)
            marked.push_back(i);
        flags.setState(socket.state);
        flags.set(RowFlags::Matches, matches(socket, now));
        flags.set(RowFlags::Touched, true);
        count(flags, true);
        if (const SortKey key = m_sortKeys.key(socket, m_snapshot->time); key != m_keys[i])
            markStale(i, key, step);
    });
    m_marks.add(marked, Freshness::Changed, m_snapshot->time + markTime);
}

void SocketRows::takeAdded(const SnapshotUpdate& update, Instant now, SnapshotStep& step)
{
    std::vector<std::uint32_t> marked;
    forEachIndex(update.diff.added, [&](std::uint32_t i) {
        const SocketRecord& socket = m_snapshot->sockets[i];
        m_flags[i] = RowFlags(socket.state);
        m_flags[i].set(RowFlags::Matches, matches(socket, now));
        count(m_flags[i], true);
        m_keys[i] = m_sortKeys.key(socket, m_snapshot->time);
        marked.push_back(i);
        step.added.push_back(RowRef::live(i));
    });
    m_marks.add(marked, Freshness::New, m_snapshot->time + markTime);
}

// A timer that runs down is no change of content, but one that was set again has another place in the order. (One that
// started or ended is a change, and was seen to.)
void SocketRows::takeTimers(SnapshotStep& step)
{
    constexpr std::size_t ahead = 32;
    const auto& sockets = m_snapshot->sockets;
    for (std::uint32_t i = 0; i < m_keys.size(); ++i) {
        if (i + ahead < sockets.size())
            __builtin_prefetch(&sockets[i + ahead].timer);
        if (!sockets[i].timer)
            continue;
        if (const SortKey key = m_sortKeys.key(sockets[i], m_snapshot->time);
            SortKeys::timerWasSetAgain(m_keys[i], key))
            markStale(i, key, step);
    }
}

void SocketRows::markStale(std::uint32_t socket, const SortKey& key, SnapshotStep& step)
{
    m_keys[socket] = key;
    m_flags[socket].set(RowFlags::Stale, true);
    step.stale.push_back(RowRef::live(socket));
}

} // namespace atlas::model
