// SPDX-License-Identifier: GPL-3.0-or-later
//
// The monitor with a source that does what the test says: slow, failing, lying.
#include "model/model_support.h"
#include "model/stream/monitor.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <functional>
#include <mutex>

using namespace atlas;
using namespace atlas::model;
using namespace atlas::model::test;
using namespace std::chrono_literals;

namespace {

using Captured = std::expected<Snapshot, Error>;

/// What the test and the source in the worker's thread share.
struct Script {
    std::function<Captured(int poll)> capture; ///< `poll` counts from 0
    std::function<std::expected<std::optional<SocketRecord>, Error>(const SocketRecord&)> query;
    std::atomic<int> polls = 0;
    std::atomic<bool> destroyed = false;
    std::atomic<QThread*> destroyedIn = nullptr;
};

class ScriptedSource final : public SnapshotSource {
public:
    explicit ScriptedSource(std::shared_ptr<Script> script) : m_script(std::move(script)) { }
    ~ScriptedSource() override
    {
        m_script->destroyedIn = QThread::currentThread();
        m_script->destroyed = true;
    }

    Captured capture() override { return m_script->capture(m_script->polls++); }
    std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record) override
    {
        if (m_script->query)
            return m_script->query(record);
        return std::unexpected(Error::saying("not asked for"));
    }

private:
    std::shared_ptr<Script> m_script;
};

Snapshot listening(int port)
{
    return atlas::test::snapshotFromText("LISTEN 0.0.0.0:" + std::to_string(port) + " - cookie=" + std::to_string(port),
                                         atlas::test::usualTime + std::chrono::seconds(port));
}

/// A monitor and everything that it said.
struct Watch {
    std::shared_ptr<Script> script = std::make_shared<Script>();
    std::vector<std::shared_ptr<const SnapshotUpdate>> updates;
    QStringList failures;
    std::unique_ptr<Monitor> monitor;

    explicit Watch(std::function<Captured(int)> capture)
    {
        script->capture = std::move(capture);
        monitor = std::make_unique<Monitor>(std::make_unique<ScriptedSource>(script));
        monitor->setInterval(Monitor::shortestInterval);
        QObject::connect(monitor.get(), &Monitor::updated, monitor.get(),
                         [this](const auto& update) { updates.push_back(update); });
        QObject::connect(monitor.get(), &Monitor::failed, monitor.get(),
                         [this](const Error& why) { failures += QString::fromStdString(why.message()); });
    }

    bool waitForUpdates(std::size_t count)
    {
        return QTest::qWaitFor([&] { return updates.size() >= count; }, 20'000);
    }
};

} // namespace

class MonitorTest : public QObject {
    Q_OBJECT

private slots:
    void theFirstUpdateHasNothingBefore();
    void eachUpdateFollowsTheOneBefore();
    void aBusyReceiverIsWaitedFor();
    void aFailureIsReportedAndTheNextPollGoesOn();
    void pausedMeansNoPollsButThoseAskedFor();
    void pollingMayNotCostTooMuch();
    void theSourceIsAskedAboutWhatIsMissing();
    void aLyingSourceIsPutInOrder();
    void processesAreCountedOnce();
    void bigThingsAreFreedInTheWorker();
    void theIntervalIsClamped();
    void endsWhileACaptureRuns();
    void endsFromAnyState_data();
    void endsFromAnyState();
};

void MonitorTest::theFirstUpdateHasNothingBefore()
{
    Watch watch([](int) { return listening(22); });
    QVERIFY(!watch.monitor->isPaused());
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(1));
    const SnapshotUpdate& first = *watch.updates.front();
    QCOMPARE(first.before, nullptr);
    QCOMPARE(first.after->sockets.size(), 1U);
    QVERIFY((first.diff == Diff{{}, {{0, 1}}, {}}));
    QCOMPARE(first.counts[static_cast<std::size_t>(State::Listen)], 1U);
    QVERIFY(first.interval == Monitor::shortestInterval);
    QVERIFY(!first.slowed);
    QVERIFY(first.after->sockets.front().firstSeen == first.after->time);
}

void MonitorTest::eachUpdateFollowsTheOneBefore()
{
    Watch watch([](int poll) { return listening(1 + poll); });
    watch.monitor->start();
    for (std::size_t count = 1; count <= 5; ++count) {
        QVERIFY(watch.waitForUpdates(count));
        watch.monitor->refresh();
    }
    for (std::size_t i = 1; i < watch.updates.size(); ++i) {
        const SnapshotUpdate& update = *watch.updates[i];
        QCOMPARE(update.before, watch.updates[i - 1]->after);
        QVERIFY(update.diff == diff(*update.before, *update.after));
    }
}

void MonitorTest::aBusyReceiverIsWaitedFor()
{
    Watch watch([](int poll) { return listening(1 + poll); });
    int delivered = 0;
    int ahead = 0;
    QObject::connect(watch.monitor.get(), &Monitor::updated, watch.monitor.get(), [&] {
        ++delivered;
        // The receiver is slow, and impatient. The interval passes meanwhile, and so do the requests.
        for (int i = 0; i < 20; ++i)
            watch.monitor->refresh();
        QThread::msleep(300);
        ahead = std::max(ahead, watch.script->polls.load() - delivered);
    });
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(4));
    QCOMPARE(ahead, 0);
    for (std::size_t i = 1; i < watch.updates.size(); ++i)
        QCOMPARE(watch.updates[i]->before, watch.updates[i - 1]->after);
}

void MonitorTest::aFailureIsReportedAndTheNextPollGoesOn()
{
    Watch watch([](int poll) -> Captured {
        if (poll == 1 || poll == 2)
            return std::unexpected(Error::saying("the kernel said no %1", poll));
        return listening(1 + poll);
    });
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(2));
    QCOMPARE(watch.failures, texts({"the kernel said no 1", "the kernel said no 2"}));
    QCOMPARE(watch.updates[1]->before, watch.updates[0]->after);
}

void MonitorTest::pausedMeansNoPollsButThoseAskedFor()
{
    Watch watch([](int poll) { return listening(1 + poll); });
    QSignalSpy paused(watch.monitor.get(), &Monitor::pausedChanged);
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(1));
    watch.monitor->setPaused(true);
    watch.monitor->setPaused(true);
    QVERIFY(watch.monitor->isPaused());
    QCOMPARE(paused.count(), 1);
    // Two intervals pass by the timer of this thread.
    QTest::qWait(600);
    const auto before = watch.updates.size();
    QVERIFY(before <= 2);
    watch.monitor->refresh();
    QVERIFY(watch.waitForUpdates(before + 1));
    QTest::qWait(600);
    QCOMPARE(watch.updates.size(), before + 1);
    watch.monitor->setPaused(false);
    QVERIFY(watch.waitForUpdates(before + 2));
    QCOMPARE(paused.count(), 2);
}

void MonitorTest::pollingMayNotCostTooMuch()
{
    // 40 ms are 16 % of 250 ms, and 5 % of 800 ms. The first poll may cost what it likes; later ones are quick again.
    Watch watch([](int poll) {
        if (poll < 2)
            QThread::msleep(40);
        return listening(1 + poll);
    });
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(3));
    QVERIFY(!watch.updates[0]->slowed);
    QVERIFY(watch.updates[1]->slowed);
    QVERIFY(watch.updates[1]->interval >= 800ms);
    QVERIFY(!watch.updates[2]->slowed);
    QVERIFY(watch.updates[2]->interval == Monitor::shortestInterval);
}

void MonitorTest::theSourceIsAskedAboutWhatIsMissing()
{
    Watch watch([](int poll) {
        auto text = std::string("LISTEN 0.0.0.0:1 - cookie=1\n");
        if (poll == 0)
            text += "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2\nESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3\n"
                    "ESTAB 1.0.0.1:4 1.0.0.2:9 cookie=4\n";
        return atlas::test::snapshotFromText(text, atlas::test::usualTime + std::chrono::seconds(poll));
    });
    // 2 is only missing from the list, 3 is gone, and of 4 nothing can be learned.
    watch.script->query = [](const SocketRecord& record) -> std::expected<std::optional<SocketRecord>, Error> {
        if (record.cookie == Cookie{4})
            return std::unexpected(Error::saying("busy"));
        return record.cookie == Cookie{2} ? std::optional(record) : std::nullopt;
    };
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(1));
    watch.monitor->setPaused(true);
    watch.monitor->refresh();
    QVERIFY(watch.waitForUpdates(2));
    const Snapshot& second = *watch.updates[1]->after;
    QCOMPARE(second.sockets.size(), 3U);
    QVERIFY(second.find(SocketKey{Cookie{2}, {}, {}, {}})->missed);
    QCOMPARE(second.find(SocketKey{Cookie{3}, {}, {}, {}}), nullptr);
    QVERIFY(second.find(SocketKey{Cookie{4}, {}, {}, {}})->missed);
}

void MonitorTest::aLyingSourceIsPutInOrder()
{
    Watch watch([](int poll) {
        Snapshot snapshot = listening(9);
        snapshot.sockets.push_back(listening(5).sockets.front());
        snapshot.sockets.push_back(listening(9).sockets.front());
        snapshot.sockets.push_back(listening(7 + poll).sockets.front());
        snapshot.names.reset();
        return snapshot;
    });
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(2));
    for (const auto& update : watch.updates) {
        const auto& sockets = update->after->sockets;
        QVERIFY(update->after->names != nullptr);
        for (std::size_t i = 1; i < sockets.size(); ++i)
            QVERIFY(compareKeys(sockets[i - 1], sockets[i]) < 0);
    }
    QCOMPARE(watch.updates[0]->after->sockets.size(), 3U);
}

void MonitorTest::processesAreCountedOnce()
{
    Watch watch([](int) {
        return atlas::test::snapshotFromText("LISTEN 0.0.0.0:1 - cookie=1 pid=7 name=a\n"
                                             "LISTEN 0.0.0.0:2 - cookie=2 pid=8 name=b pid=7 name=a\n"
                                             "LISTEN 0.0.0.0:3 - cookie=3 pid=7 name=a\n"
                                             "LISTEN 0.0.0.0:4 - cookie=4 pid=7 name=c start=99\n"
                                             "LISTEN 0.0.0.0:5 - cookie=5 missing=not-permitted\n");
    });
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(1));
    QCOMPARE(watch.updates[0]->processes, 3U);
}

void MonitorTest::bigThingsAreFreedInTheWorker()
{
    // A process that only the first snapshot knows is freed with it, and records in which thread.
    struct Freed {
        std::mutex mutex;
        QThread* thread = nullptr;
    };
    const auto freed = std::make_shared<Freed>();
    Watch watch([freed](int poll) {
        Snapshot snapshot = listening(1 + poll);
        std::shared_ptr<const Process> process(new Process, [freed](const Process* last) {
            delete last;
            const std::lock_guard lock(freed->mutex);
            if (freed->thread == nullptr)
                freed->thread = QThread::currentThread();
        });
        snapshot.sockets.front().owners = OwnerList({{process, 3}});
        return snapshot;
    });
    watch.script->query = [](const SocketRecord&) -> std::expected<std::optional<SocketRecord>, Error> {
        return std::optional<SocketRecord>();
    };
    // The history would remember the owners of the sockets that are gone.
    HistoryBounds nothing;
    nothing.connections = nothing.logEntries = 0;
    watch.monitor->setHistoryBounds(nothing);
    // The receiver keeps the newest snapshot, as the table does, and the model marks nothing for longer.
    std::shared_ptr<const Snapshot> kept;
    QObject::connect(watch.monitor.get(), &Monitor::updated, watch.monitor.get(), [&](const auto& update) {
        kept = update->after;
        watch.updates.clear();
    });
    watch.monitor->start();
    QTRY_VERIFY_WITH_TIMEOUT(std::invoke([&] {
                                 const std::lock_guard lock(freed->mutex);
                                 return freed->thread != nullptr;
                             }),
                             20'000);
    QVERIFY(freed->thread != QThread::currentThread());
}

void MonitorTest::theIntervalIsClamped()
{
    Watch watch([](int) { return listening(1); });
    watch.monitor->setInterval(1ms);
    QVERIFY(watch.monitor->interval() == Monitor::shortestInterval);
    watch.monitor->setInterval(24h);
    QVERIFY(watch.monitor->interval() == Monitor::longestInterval);
    watch.monitor->start();
    QVERIFY(watch.waitForUpdates(1));
    QVERIFY(watch.updates[0]->interval == Monitor::longestInterval);
    // A shorter one counts at once, not after the long one.
    watch.monitor->setInterval(Monitor::shortestInterval);
    QVERIFY(watch.waitForUpdates(2));
}

void MonitorTest::endsWhileACaptureRuns()
{
    // This capture ends only when the thread is asked to end.
    Watch watch([](int poll) {
        while (!QThread::currentThread()->isInterruptionRequested())
            QThread::yieldCurrentThread();
        return listening(1 + poll);
    });
    watch.monitor->start();
    QVERIFY(QTest::qWaitFor([&] { return watch.script->polls > 0; }));
    watch.monitor->refresh();
    watch.monitor.reset();
    QVERIFY(watch.script->destroyed);
    QCOMPARE(watch.script->polls, 1);
}

void MonitorTest::endsFromAnyState_data()
{
    QTest::addColumn<QString>("state");
    for (const char* state : {"not started", "started", "report on its way", "paused", "failed"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void MonitorTest::endsFromAnyState()
{
    QFETCH(const QString, state);
    Watch watch([&](int) -> Captured {
        if (state == QLatin1String("failed"))
            return std::unexpected(Error::saying("no"));
        return listening(1);
    });
    if (state != QLatin1String("not started"))
        watch.monitor->start();
    if (state == QLatin1String("paused")) {
        QVERIFY(watch.waitForUpdates(1));
        watch.monitor->setPaused(true);
    } else if (state == QLatin1String("report on its way")) {
        // No event of this thread is handled meanwhile, so the report waits in its queue.
        while (watch.script->polls == 0)
            QThread::yieldCurrentThread();
    } else if (state == QLatin1String("failed")) {
        QVERIFY(QTest::qWaitFor([&] { return !watch.failures.isEmpty(); }));
    }
    watch.monitor.reset();
    QVERIFY(watch.script->destroyed);
    QVERIFY(watch.script->destroyedIn != QThread::currentThread());
}

QTEST_GUILESS_MAIN(MonitorTest)
#include "monitor_test.moc"
