// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/diff.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <memory>

namespace atlas::model {

/// One step of the stream: a settled snapshot and how it differs from the one before. Immutable, and shared between
/// threads.
struct SnapshotUpdate {
    std::shared_ptr<const Snapshot> before; ///< null for the first
    std::shared_ptr<const Snapshot> after; ///< never null
    Diff diff; ///< from `before` (or from nothing) to `after`
    StateCounts counts{}; ///< of `after`
    std::size_t processes = 0; ///< different processes that own a socket
    std::chrono::milliseconds interval{}; ///< until the next snapshot
    bool slowed = false; ///< the interval was lengthened because looking costs too much
};

class MonitorWorker;

/// Runs a SnapshotSource on a thread of its own and hands on what it sees. Lives in the GUI thread.
class Monitor final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shortestInterval{250};
    static constexpr std::chrono::milliseconds longestInterval{60'000};
    static constexpr std::chrono::milliseconds usualInterval{1'000};
    /// Looking may take this share of the time; beyond it the interval is lengthened.
    static constexpr double largestShare = 0.05;

    explicit Monitor(std::unique_ptr<SnapshotSource> source, QObject* parent = nullptr);
    ~Monitor() override;

    /// Clamped to the shortest and the longest interval. The first snapshot is taken at start().
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }
    void start();
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Takes a snapshot now, also while paused.
    void refresh();

signals:
    void updated(const std::shared_ptr<const atlas::model::SnapshotUpdate>& update);
    /// Nothing could be read; what was shown before is still the newest knowledge.
    void failed(const QString& message);
    void pausedChanged(bool paused);

private:
    QThread m_thread;
    MonitorWorker* m_worker; ///< lives in m_thread, which deletes it
    std::chrono::milliseconds m_interval = usualInterval;
    bool m_paused = false;
};

} // namespace atlas::model
