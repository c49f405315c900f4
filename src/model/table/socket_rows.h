// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the table knows of each socket, without Qt's signals: the current snapshot, the sockets that are gone but still
// shown, and for each of them a sort key, a state and whether the filter matches. All of it lies in flat arrays beside
// the snapshot's records, because passing over 100,000 records of 300 bytes costs the time that passing over 100,000
// bytes does not.
#pragma once

#include "core/filter/filter.h"
#include "model/stream/snapshot_update.h"
#include "model/table/kept_runs.h"
#include "model/table/marks.h"
#include "model/table/row_ref.h"
#include "model/table/sort_keys.h"
#include "model/table/state_set.h"

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace atlas::model {

/// A state, and three flags of a socket, in one byte.
class RowFlags {
public:
    enum Flag : std::uint8_t {
        Matches = 0x80, ///< the filter
        Touched = 0x40, ///< its cells changed, and no signal has said so
        Stale = 0x20, ///< its sort key changed, and it was not sorted again
    };

    RowFlags() = default;
    explicit RowFlags(State state) : m_bits(static_cast<std::uint8_t>(state)) { }
    [[nodiscard]] State state() const { return static_cast<State>(m_bits & 0x0fU); }
    [[nodiscard]] bool has(Flag flag) const { return (m_bits & flag) != 0; }
    void set(Flag flag, bool on) { m_bits = static_cast<std::uint8_t>(on ? m_bits | flag : m_bits & ~unsigned{flag}); }
    void setState(State state)
    {
        m_bits = static_cast<std::uint8_t>((m_bits & 0xf0U) | static_cast<std::uint8_t>(state));
    }
    /// Matches the filter, and its state is not hidden.
    [[nodiscard]] bool isShown(StateSet hidden) const { return has(Matches) && !hidden[m_bits & 0x0fU]; }

private:
    std::uint8_t m_bits = 0;
};

/// A socket that is gone: its last record, and when that was noticed.
struct GoneSocket {
    SocketRecord record;
    SortKey key;
    RowFlags flags;
    Instant since;
};

/// What a new snapshot did to the sockets.
struct SnapshotStep {
    std::vector<RowRef> places; ///< of each socket of the snapshot before: where it is now, live or gone
    std::vector<RowRef> added;
    std::vector<RowRef> stale; ///< their sort keys changed (`RowFlags::Stale` is set)
    bool allKeysChanged = false;
};

class SocketRows {
public:
    [[nodiscard]] const std::shared_ptr<const Snapshot>& snapshot() const { return m_snapshot; }
    [[nodiscard]] std::size_t liveCount() const { return m_flags.size(); }
    [[nodiscard]] const std::deque<GoneSocket>& gone() const { return m_gone; }

    [[nodiscard]] const SocketRecord& record(RowRef ref) const;
    [[nodiscard]] const SortKey& key(RowRef ref) const;
    [[nodiscard]] const RowFlags& flags(RowRef ref) const;
    [[nodiscard]] RowFlags& flags(RowRef ref);
    [[nodiscard]] bool isShown(RowRef ref) const { return flags(ref).isShown(m_hidden); }
    [[nodiscard]] Freshness freshness(RowRef ref) const;
    /// The live socket with this key, or else a gone one.
    [[nodiscard]] std::optional<RowRef> find(const SocketKey& key) const;
    /// The total order of rows: by sort key, then as in the snapshot.
    [[nodiscard]] bool precedes(RowRef a, RowRef b) const;

    /// All sockets, live and gone, in the order of the rows.
    [[nodiscard]] std::vector<RowRef> sorted() const;

    /// Starts over with this snapshot.
    void reset(std::shared_ptr<const Snapshot> snapshot, Instant now);
    /// Follows the sockets into the update's snapshot.
    [[nodiscard]] SnapshotStep step(const SnapshotUpdate& update, Instant now);

    /// Ends the marks whose time is over, and says which live rows are touched.
    [[nodiscard]] bool endMarks(Instant now);
    /// How long a gone socket is shown.
    void setGoneTime(std::chrono::seconds time) { m_goneTime = time; }
    /// Hides the gone sockets whose time is over, or of which there are too many; they stay readable until dropGone().
    [[nodiscard]] std::size_t hideGone(Instant now);
    /// Drops as many of the oldest gone sockets; nothing may refer to them any more.
    void dropGone(std::size_t count);
    [[nodiscard]] bool isAmongOldestGone(RowRef ref, std::size_t count) const;
    [[nodiscard]] std::optional<Instant> nextMarkEnd() const;

    void setFilter(Filter filter, Instant now);
    [[nodiscard]] bool filterDependsOnTime() const { return m_filter.dependsOnTime(); }
    /// Asks the filter again about each live socket, and about the gone ones too if it is another filter.
    void judgeAll(Instant now, bool andGone = false);
    [[nodiscard]] StateSet hiddenStates() const { return m_hidden; }
    void setHiddenStates(StateSet hidden) { m_hidden = hidden; }
    [[nodiscard]] const StateCounts& matchingCounts() const { return m_counts; }

    /// For all sockets, live and gone.
    void clear(RowFlags::Flag flag);

    /// Makes all keys anew for another column.
    void setSortKeys(SortKeys keys);

private:
    [[nodiscard]] std::size_t goneIndex(RowRef ref) const;
    [[nodiscard]] bool matches(const SocketRecord& record, Instant now) const;
    void count(const RowFlags& flags, bool more);
    void makeKeys();
    void carry(std::span<const KeptRun> runs, const SnapshotUpdate& update, SnapshotStep& step);
    void takeGone(const SnapshotUpdate& update, SnapshotStep& step);
    void takeChanged(const SnapshotUpdate& update, Instant now, SnapshotStep& step);
    void takeAdded(const SnapshotUpdate& update, Instant now, SnapshotStep& step);
    void takeTimers(SnapshotStep& step);
    void markStale(std::uint32_t socket, const SortKey& key, SnapshotStep& step);

    std::shared_ptr<const Snapshot> m_snapshot; ///< null before the first update
    std::vector<RowFlags> m_flags; ///< beside m_snapshot->sockets
    std::vector<SortKey> m_keys; ///< likewise
    std::deque<GoneSocket> m_gone; ///< by `since`
    std::chrono::seconds m_goneTime = markTime;
    std::uint32_t m_firstSerial = 0; ///< of m_gone
    Marks m_marks;
    Filter m_filter;
    StateSet m_hidden;
    StateCounts m_counts{}; ///< of the live sockets that match
    SortKeys m_sortKeys{std::nullopt, Qt::AscendingOrder};
};

} // namespace atlas::model
