// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/follow.h"
#include "core/history/history.h"
#include "core/socket/diff.h"
#include "core/socket/snapshot.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace atlas {

/// Keeps a History up to date: in which order events, reports and snapshots are added, and what is asked of the kernel
/// when something stays open. One thread at a time.
class Chronicle {
public:
    /// An exact query, as SnapshotSource::query().
    using Query = std::function<std::expected<std::optional<SocketRecord>, Error>(const SocketRecord&)>;
    using Clock = std::function<Instant()>;

    /// One step of the stream of snapshots.
    struct SnapshotChange {
        std::shared_ptr<const Snapshot> before; ///< null for the first
        std::shared_ptr<const Snapshot> after; ///< settled; never null
        Diff diff; ///< from `before`, or from nothing, to `after`
    };

    explicit Chronicle(const HistoryBounds& bounds, Query query, Clock clock = std::chrono::steady_clock::now);

    /// An event of another network namespace is left out unless those are wanted: snapshots list our own alone.
    void apply(const Event& event);
    void apply(const FollowReport& report);
    /// Settles a fresh snapshot by exact queries and adds it. What was reported while its list was made comes before
    /// it, so `applyWaiting` is called when the queries are over.
    SnapshotChange apply(Snapshot fresh, const std::function<void()>& applyWaiting);
    /// Queries at most `limit` sockets whose fate is open. True if there may be more of them.
    bool askOpenQuestions(std::size_t limit = 256);
    /// What the clock alone ends.
    void passTime() { m_history.advance(now()); }
    /// When it is time for passTime() and askOpenQuestions() although nothing was reported; empty: not before the next
    /// snapshot.
    [[nodiscard]] std::optional<Instant> nextTurn() const { return m_history.nextQuestion(); }
    void setBounds(const HistoryBounds& bounds) { m_history.setBounds(bounds); }
    /// Whether what happens in other network namespaces joins the history, and so the log. At first it does not.
    void setAllNamespaces(bool all) { m_allNamespaces = all; }

    [[nodiscard]] const History& history() const { return m_history; }
    /// The newest snapshot; null before the first.
    [[nodiscard]] const std::shared_ptr<const Snapshot>& newest() const { return m_newest; }
    [[nodiscard]] Instant now() const { return m_clock(); }
    /// The same moment on the wall clock, as the newest snapshot relates the two.
    [[nodiscard]] std::chrono::system_clock::time_point wallTime(Instant time) const;

private:
    void nameLastOwners(Snapshot& fresh, const Diff& changes) const;
    [[nodiscard]] std::vector<std::uint32_t> noteAges(Snapshot& snapshot);

    Query m_query;
    Clock m_clock;
    History m_history;
    bool m_allNamespaces = false;
    TransitionLog::Cursor m_aged; ///< the steps that records know their age by
    std::shared_ptr<const Snapshot> m_newest;
    Instant m_clocksAt; ///< one moment on one clock,
    std::chrono::system_clock::time_point m_wallAt; ///< and on the other
};

} // namespace atlas
