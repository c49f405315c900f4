// SPDX-License-Identifier: GPL-3.0-or-later
//
// Takes snapshots of the computer again and again, in a thread of its own.
//
// Invariant: at most one report (an update or a failure) is on its way to the GUI thread. The
// worker takes the next one only when delivered() has said that the report was handled. So reports cannot
// pile up before a GUI thread that is busy, and `before` of each update is exactly the `after` of
// the update that was delivered before it: nothing has to be merged or computed twice.
//
// A snapshot of 100,000 sockets takes milliseconds to free. The worker keeps the last delivered
// update until the next one was delivered; by then the GUI thread has let go of the older
// snapshot, and its last reference is dropped here.
#pragma once

#include "model/stream/history_keeper.h"
#include "model/stream/monitor.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>

namespace atlas::model {

class MonitorWorker final : public QObject {
    Q_OBJECT

public:
    MonitorWorker(std::unique_ptr<SnapshotSource> source, Monitor::Clock clock);
    ~MonitorWorker() override;

    // All of these are called in the worker's thread.
    void start();
    void setInterval(std::chrono::milliseconds interval);
    void setPaused(bool paused);
    void refresh();
    /// The last report was handled.
    void delivered();
    [[nodiscard]] HistoryKeeper* history() { return &m_history; }

signals:
    void updated(const std::shared_ptr<const atlas::model::SnapshotUpdate>& update);
    void failed(const atlas::Error& why);

private:
    using Clock = std::chrono::steady_clock;

    void poll();
    void schedule();
    void pollSoon();
    void report(Snapshot fresh, Clock::time_point began);
    [[nodiscard]] std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record);
    void noteCost(Clock::duration cost);
    /// The interval, lengthened so that snapshots take at most `largestShare` of the time.
    [[nodiscard]] std::chrono::milliseconds affordable(std::chrono::milliseconds interval) const;

    std::unique_ptr<SnapshotSource> m_source;
    HistoryKeeper m_history;
    QTimer m_timer{this}; ///< a child, so that it moves to the worker's thread with it
    std::chrono::milliseconds m_interval = Monitor::usualInterval;
    std::shared_ptr<const SnapshotUpdate> m_last; ///< the newest update
    std::shared_ptr<const SnapshotUpdate> m_lastButOne; ///< while m_last is on its way
    std::optional<Clock::time_point> m_polledAt; ///< when the last snapshot was begun; empty before start()
    std::optional<Clock::duration> m_lastCost;
    Clock::duration m_usualCost{};
    bool m_started = false;
    bool m_paused = false;
    bool m_reporting = false; ///< a report is on its way
    bool m_refresh = false; ///< a snapshot was asked for meanwhile
    bool m_soon = false; ///< the next snapshot is wanted before its time
};

} // namespace atlas::model
