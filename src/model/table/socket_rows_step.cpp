// SPDX-License-Identifier: GPL-3.0-or-later
//
// How what is remembered of each socket follows it into the next snapshot.
#include "model/table/socket_rows.h"

#include <algorithm>
#include <cassert>

namespace atlas::model {
namespace {

std::ptrdiff_t offset(std::size_t index)
{
    return static_cast<std::ptrdiff_t>(index);
}

bool sameNames(const std::shared_ptr<const Names>& a, const std::shared_ptr<const Names>& b)
{
    return a == b || (a->users == b->users && a->services == b->services);
}

template <typename Visit> void eachIndex(const std::vector<Run>& runs, Visit visit)
{
    for (const Run& run : runs)
        for (std::uint32_t i = run.first; i < run.first + run.count; ++i)
            visit(i);
}

} // namespace

Step SocketRows::step(const SnapshotUpdate& update, Instant now)
{
    assert(update.before == m_snapshot);
    const bool newNames = !sameNames(m_snapshot->names, update.after->names);
    const auto runs = keptRuns(update.diff, m_snapshot->sockets.size());
    Step step;
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

void SocketRows::carry(std::span<const KeptRun> runs, const SnapshotUpdate& update, Step& step)
{
    const std::size_t size = update.after->sockets.size();
    std::vector<Trait> traits(size);
    std::vector<SortKey> keys(size);
    step.places.resize(m_traits.size());
    for (const KeptRun& run : runs) {
        std::copy_n(m_traits.begin() + offset(run.before), run.count, traits.begin() + offset(run.after));
        std::copy_n(m_keys.begin() + offset(run.before), run.count, keys.begin() + offset(run.after));
        for (std::uint32_t i = 0; i < run.count; ++i)
            step.places[run.before + i] = RowRef::live(run.after + i);
    }
    eachIndex(update.diff.gone, [&](std::uint32_t i) {
        step.places[i] = RowRef::gone(m_firstSerial + static_cast<std::uint32_t>(m_gone.size()));
        m_gone.push_back({m_snapshot->sockets[i], m_keys[i], m_traits[i], update.after->time});
    });
    m_traits.swap(traits);
    m_keys.swap(keys);
}

void SocketRows::takeGone(const SnapshotUpdate& update, Step& step)
{
    eachIndex(update.diff.gone, [&](std::uint32_t i) {
        Trait& gone = trait(step.places[i]);
        count(gone, false);
        gone.set(Trait::Touched, true);
    });
}

void SocketRows::takeChanged(const SnapshotUpdate& update, Instant now, Step& step)
{
    std::vector<std::uint32_t> marked;
    eachIndex(update.diff.changed, [&](std::uint32_t i) {
        const SocketRecord& socket = m_snapshot->sockets[i];
        Trait& trait = m_traits[i];
        count(trait, false);
        if (trait.state() != socket.state)
            marked.push_back(i);
        trait.setState(socket.state);
        trait.set(Trait::Matches, matches(socket, now));
        trait.set(Trait::Touched, true);
        count(trait, true);
        if (const SortKey key = m_sortKeys.key(socket, m_snapshot->time); key != m_keys[i])
            markStale(i, key, step);
    });
    m_marks.add(marked, Freshness::Changed, m_snapshot->time + SocketTableModel::markTime);
}

void SocketRows::takeAdded(const SnapshotUpdate& update, Instant now, Step& step)
{
    std::vector<std::uint32_t> marked;
    eachIndex(update.diff.added, [&](std::uint32_t i) {
        const SocketRecord& socket = m_snapshot->sockets[i];
        m_traits[i] = Trait(socket.state);
        m_traits[i].set(Trait::Matches, matches(socket, now));
        count(m_traits[i], true);
        m_keys[i] = m_sortKeys.key(socket, m_snapshot->time);
        marked.push_back(i);
        step.added.push_back(RowRef::live(i));
    });
    m_marks.add(marked, Freshness::New, m_snapshot->time + SocketTableModel::markTime);
}

// A timer that runs down is no change of content, but one that was set again has another place in the order. (One that
// started or ended is a change, and was seen to.)
void SocketRows::takeTimers(Step& step)
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

void SocketRows::markStale(std::uint32_t socket, const SortKey& key, Step& step)
{
    m_keys[socket] = key;
    m_traits[socket].set(Trait::Stale, true);
    step.stale.push_back(RowRef::live(socket));
}

} // namespace atlas::model
