// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/events/follow.h"
#include "core/socket/snapshot.h"
#include "model/stream/history_update.h"
#include "model/stream/snapshot_update.h"

#include <QObject>
#include <QThread>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace atlas::model {

class MonitorWorker;

/// Runs a SnapshotSource on a thread of its own, keeps the history of what it and the sources of events report, and
/// hands on what is new. Lives in the GUI thread.
class Monitor final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shortestInterval{250};
    static constexpr std::chrono::milliseconds longestInterval{60'000};
    static constexpr std::chrono::milliseconds usualInterval{1'000};
    /// Snapshots may take this share of the time; beyond it the interval is lengthened.
    static constexpr double largestShare = 0.05;

    using Clock = std::function<Instant()>;

    explicit Monitor(std::unique_ptr<SnapshotSource> source, QObject* parent = nullptr);
    /// With a clock for the history's sense of time; it is asked from the worker's thread.
    Monitor(std::unique_ptr<SnapshotSource> source, Clock clock, QObject* parent = nullptr);
    ~Monitor() override;

    /// Clamped to the shortest and the longest interval. The first snapshot is taken at start().
    void setInterval(std::chrono::milliseconds interval);
    [[nodiscard]] std::chrono::milliseconds interval() const { return m_interval; }
    void start();
    /// While paused no snapshot is taken. Events go into the history all the same, so that nothing is lost, but no
    /// historyChanged() reports them until it goes on; only follow() is answered, by one update without entries.
    void setPaused(bool paused);
    [[nodiscard]] bool isPaused() const { return m_paused; }
    /// Takes a snapshot now, also while paused.
    void refresh();

    /// What reports transitions beside the snapshots, from the moment at which it has begun; null: nothing, at once.
    /// Until then the former source goes on reporting. May be called at any time, and does not wait.
    void setEventSource(std::unique_ptr<EventSource> source, EventSourceKind kind);
    /// What queries the socket that is followed; null: nothing.
    void setFollowSource(std::unique_ptr<FollowSource> source);
    /// From now on `HistoryUpdate::followed` is about this socket, also after its end; or about none. The next update
    /// that has a `followed` is about it and about none before it.
    void follow(const std::optional<SocketRecord>& socket);
    /// Whether the history tells of other network namespaces, too; see Chronicle. At first it does not.
    void setAllNamespaces(bool all);
    /// Keeps of the past what fits.
    void setHistoryBounds(const HistoryBounds& bounds);

signals:
    void updated(const std::shared_ptr<const atlas::model::SnapshotUpdate>& update);
    /// Nothing could be read; what was shown before is still the newest knowledge.
    void failed(const atlas::Error& why);
    void pausedChanged(bool paused);
    /// At most every 33 ms, the next one only when this one was handled, and none when nothing is new. What an update
    /// has no room for follows in the next ones.
    void historyChanged(const std::shared_ptr<const atlas::model::HistoryUpdate>& update);
    /// This one reports from now on. Not emitted for a source that was replaced meanwhile.
    void eventSourceBegan(atlas::model::EventSourceKind kind);
    /// A source could not start or has ended by itself; the former one goes on if it still reports, otherwise polling.
    void eventSourceEnded(atlas::model::EventSourceKind kind, const atlas::Error& why);

private:
    void connectHistory();

    QThread m_thread;
    MonitorWorker* m_worker; ///< lives in m_thread, which deletes it
    quint64 m_sourceNumber = 0; ///< of the last call of setEventSource()
    quint64 m_followNumber = 0; ///< of the last call of follow()
    std::chrono::milliseconds m_interval = usualInterval;
    bool m_paused = false;
};

} // namespace atlas::model
