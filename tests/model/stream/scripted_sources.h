// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/events/follow.h"
#include "core/socket/snapshot.h"
#include "model/stream/monitor.h"
#include "support/snapshot_text.h"

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace atlas::model::test {

/// A computer whose sockets the test writes as text, at a time that the test moves.
class Computer {
public:
    void show(std::string sockets);
    void pass(std::chrono::nanoseconds time) { m_passed += time.count(); }
    [[nodiscard]] Instant now() const { return atlas::test::usualTime + std::chrono::nanoseconds(m_passed); }
    [[nodiscard]] int polls() const { return m_polls; }

    [[nodiscard]] static std::unique_ptr<SnapshotSource> source(std::shared_ptr<Computer> computer);
    [[nodiscard]] Snapshot snapshot();

private:
    std::mutex m_mutex;
    std::string m_sockets;
    std::atomic<std::int64_t> m_passed = 0;
    std::atomic<int> m_polls = 0;
};

/// What a test makes a source of events say, and what it learns of it.
class Stage {
public:
    std::optional<Error> cannotStart;
    bool beginsAtOnce = true;
    std::atomic<bool> mayLeave = true; ///< the source's destructor waits for it
    std::atomic<int> started = 0;
    std::atomic<int> destroyed = 0;

    void say(std::vector<Event> events) { listener().sink(std::move(events)); }
    void begin() { listener().begun(); }
    void end(std::string why) { listener().ended(Error::verbatim(std::move(why))); }

    [[nodiscard]] static std::unique_ptr<EventSource> source(std::shared_ptr<Stage> stage);

private:
    friend class StagedEvents;
    [[nodiscard]] EventSource::Listener listener();

    std::mutex m_mutex;
    EventSource::Listener m_listener;
};

/// The same for a source that follows one socket.
class Pursuer {
public:
    [[nodiscard]] std::vector<std::optional<SocketRecord>> followed();
    void report(const FollowReport& report);

    [[nodiscard]] static std::unique_ptr<FollowSource> source(std::shared_ptr<Pursuer> pursuer);

private:
    friend class ScriptedFollow;
    std::mutex m_mutex;
    FollowSource::Sink m_sink;
    std::vector<std::optional<SocketRecord>> m_followed;
};

/// A monitor over such a computer, and all that it reported.
struct RecordedMonitor {
    explicit RecordedMonitor(const std::string& sockets = "");

    /// Handles events until it is so; false after some seconds.
    static bool wait(const std::function<bool()>& condition);
    /// Until an update that holds it has come; the newest of them.
    [[nodiscard]] std::shared_ptr<const HistoryUpdate> await(const std::function<bool(const HistoryUpdate&)>& holds);
    /// Takes a snapshot, and returns when it was reported.
    bool poll();
    /// Everything that was appended so far, "ESTABLISHED > CLOSED observed".
    [[nodiscard]] QStringList appended() const;

    std::shared_ptr<Computer> computer = std::make_shared<Computer>();
    std::shared_ptr<Stage> stage = std::make_shared<Stage>();
    std::vector<std::shared_ptr<const HistoryUpdate>> updates;
    QStringList sources; ///< "began 1", "ended 1: why"
    int snapshots = 0;
    Monitor monitor;
};

} // namespace atlas::model::test
