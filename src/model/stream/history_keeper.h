// SPDX-License-Identifier: GPL-3.0-or-later
//
// Keeps the history in the monitor's worker thread, and its own pace.
//
// Sources leave their events in a queue, and wake the keeper once for all that it will find there. It then takes a
// turn: takes the events, asks what is open, and sends what is new, the next time not before 33 ms have passed. So
// neither events in thousands nor a busy receiver can pile anything up: an update that has not been handled yet is not
// followed by more, but by one bounded update when the receiver is ready. A slow turn of one a second does what time
// alone brings about: ends of TIME-WAITs, fates that are not going to be reported, counts of the last minute that go
// down. It sends nothing where nothing is new.
#pragma once

#include "core/events/follow.h"
#include "core/history/chronicle.h"
#include "model/stream/event_handover.h"
#include "model/stream/followed_pair.h"
#include "model/stream/history_reader.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

namespace atlas::model {

class HistoryKeeper final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds shortestTurn{33};
    static constexpr std::chrono::milliseconds slowTurn{1000};

    HistoryKeeper(Chronicle::Query query, Chronicle::Clock clock, QObject* parent);
    ~HistoryKeeper() override;

    // All of these are called in the keeper's thread. The numbers count the calls of one kind, so that the answers to
    // an earlier one can be distinguished from those to the last.
    void setEventSource(std::unique_ptr<EventSource> source, EventSourceKind kind, quint64 number);
    void setFollowSource(std::unique_ptr<FollowSource> source);
    void follow(std::optional<SocketRecord> socket, quint64 number);
    void setAllNamespaces(bool all);
    void setBounds(const HistoryBounds& bounds);
    void setPaused(bool paused);
    /// The next snapshot.
    Chronicle::SnapshotChange apply(Snapshot fresh);
    /// The last update was handled.
    void delivered();

signals:
    /// `follow` is the number of the call that `followed` answers.
    void updated(const std::shared_ptr<const atlas::model::HistoryUpdate>& update, quint64 follow);
    void eventSourceBegan(atlas::model::EventSourceKind kind, quint64 number);
    void eventSourceEnded(atlas::model::EventSourceKind kind, const atlas::Error& why, quint64 number);
    /// Events are missing, or come from another source from now on: a snapshot has to say what is true now.
    void snapshotWanted();

private:
    using SteadyClock = std::chrono::steady_clock;

    void wake();
    void wakeFromAnyThread();
    void takeTurn();
    void takeEvents();
    void takeReports();
    void ask(std::optional<SocketRecord> socket);
    void send();
    void sendFollowedOnly();

    Chronicle m_chronicle;
    HistoryReader m_reader;
    FollowedPair m_followed;
    QTimer m_turn{this};
    QTimer m_slowTurn{this};
    SteadyClock::time_point m_lastTurn{};
    std::shared_ptr<const HistoryUpdate> m_onItsWay; ///< kept, so that its last reference is dropped in this thread
    bool m_owing = false; ///< there was something to send when nothing could be sent
    bool m_paused = false;
    bool m_followAsked = false; ///< follow() has not been answered
    quint64 m_sourceNumber = 0;
    quint64 m_followNumber = 0;
    std::mutex m_reportsMutex;
    std::vector<FollowReport> m_reports; ///< guarded by m_reportsMutex; reported and not taken yet
    std::unique_ptr<FollowSource> m_followSource; ///< reports into the ones before, as the next does
    EventHandover m_handover;
};

} // namespace atlas::model
