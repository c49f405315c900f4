// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/scripted_sources.h"

#include "support/history_text.h"

#include <QTest>
#include <QThread>

namespace atlas::model::test {
namespace {

class ShownSockets final : public SnapshotSource {
public:
    explicit ShownSockets(std::shared_ptr<Computer> computer) : m_computer(std::move(computer)) { }

    std::expected<Snapshot, Error> capture() override { return m_computer->snapshot(); }
    std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& asked) override
    {
        const Snapshot shown = m_computer->snapshot();
        for (const SocketRecord& record : shown.sockets)
            if (record.local == asked.local && record.remote == asked.remote)
                return record;
        return std::nullopt;
    }

private:
    std::shared_ptr<Computer> m_computer;
};

} // namespace

void Computer::show(std::string sockets)
{
    const std::lock_guard lock(m_mutex);
    m_sockets = std::move(sockets);
}

Snapshot Computer::snapshot()
{
    ++m_polls;
    const std::lock_guard lock(m_mutex);
    return atlas::test::snapshotFromText(m_sockets, now());
}

std::unique_ptr<SnapshotSource> Computer::source(std::shared_ptr<Computer> computer)
{
    return std::make_unique<ShownSockets>(std::move(computer));
}

class StagedEvents final : public EventSource {
public:
    explicit StagedEvents(std::shared_ptr<Stage> stage) : m_stage(std::move(stage)) { }
    StagedEvents(const StagedEvents&) = delete;
    StagedEvents& operator=(const StagedEvents&) = delete;
    ~StagedEvents() override
    {
        m_stage->mayLeave.wait(false);
        ++m_stage->destroyed;
    }

    std::expected<void, Error> start(Listener listener) override
    {
        if (m_stage->cannotStart)
            return std::unexpected(*m_stage->cannotStart);
        if (m_stage->beginsAtOnce)
            listener.begun();
        const std::lock_guard lock(m_stage->m_mutex);
        m_stage->m_listener = std::move(listener);
        ++m_stage->started;
        return {};
    }

private:
    std::shared_ptr<Stage> m_stage;
};

std::unique_ptr<EventSource> Stage::source(std::shared_ptr<Stage> stage)
{
    return std::make_unique<StagedEvents>(std::move(stage));
}

EventSource::Listener Stage::listener()
{
    while (started == 0)
        QThread::yieldCurrentThread();
    const std::lock_guard lock(m_mutex);
    return m_listener;
}

class ScriptedFollow final : public FollowSource {
public:
    explicit ScriptedFollow(std::shared_ptr<Pursuer> pursuer) : m_pursuer(std::move(pursuer)) { }

    void start(Sink sink) override
    {
        const std::lock_guard lock(m_pursuer->m_mutex);
        m_pursuer->m_sink = std::move(sink);
    }
    void follow(std::optional<SocketRecord> socket) override
    {
        const std::lock_guard lock(m_pursuer->m_mutex);
        m_pursuer->m_followed.push_back(std::move(socket));
    }

private:
    std::shared_ptr<Pursuer> m_pursuer;
};

std::unique_ptr<FollowSource> Pursuer::source(std::shared_ptr<Pursuer> pursuer)
{
    return std::make_unique<ScriptedFollow>(std::move(pursuer));
}

std::vector<std::optional<SocketRecord>> Pursuer::followed()
{
    const std::lock_guard lock(m_mutex);
    return m_followed;
}

void Pursuer::report(const FollowReport& report)
{
    const std::lock_guard lock(m_mutex);
    m_sink(report);
}

RecordedMonitor::RecordedMonitor(const std::string& sockets)
    : monitor(Computer::source(computer), [computer = computer] { return computer->now(); })
{
    computer->show(sockets);
    monitor.setInterval(Monitor::longestInterval);
    QObject::connect(&monitor, &Monitor::historyChanged, &monitor,
                     [this](const auto& update) { updates.push_back(update); });
    QObject::connect(&monitor, &Monitor::updated, &monitor, [this] { ++snapshots; });
    QObject::connect(&monitor, &Monitor::eventSourceBegan, &monitor, [this](EventSourceKind eventSource) {
        sources += QStringLiteral("began %1").arg(static_cast<int>(eventSource));
    });
    QObject::connect(&monitor, &Monitor::eventSourceEnded, &monitor,
                     [this](EventSourceKind eventSource, const Error& why) {
                         sources += QStringLiteral("ended %1: %2")
                                        .arg(static_cast<int>(eventSource))
                                        .arg(QString::fromStdString(why.message()));
                     });
}

bool RecordedMonitor::wait(const std::function<bool()>& condition)
{
    return QTest::qWaitFor(condition, 20'000);
}

std::shared_ptr<const HistoryUpdate> RecordedMonitor::await(const std::function<bool(const HistoryUpdate&)>& holds)
{
    std::shared_ptr<const HistoryUpdate> found;
    wait([&] {
        for (const auto& update : updates)
            if (holds(*update))
                found = update;
        return found != nullptr;
    });
    return found;
}

bool RecordedMonitor::poll()
{
    const int before = snapshots;
    monitor.refresh();
    return wait([&] { return snapshots > before; });
}

QStringList RecordedMonitor::appended() const
{
    QStringList lines;
    for (const auto& update : updates)
        for (const LogEntry& entry : update->appended)
            lines += QString::fromStdString(atlas::test::toText(entry.step));
    return lines;
}

} // namespace atlas::model::test
