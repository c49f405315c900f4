// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the monitor reports of the history: exactly, at its own pace, and nothing at rest.
#include "model/stream/scripted_sources.h"
#include "support/history_text.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <numeric>
#include <set>
#include <thread>

using namespace atlas;
using namespace atlas::model;
using namespace std::chrono_literals;
using atlas::model::test::Pursuer;
using atlas::model::test::RecordedMonitor;
using atlas::model::test::Stage;
using atlas::test::changed;

namespace {

constexpr auto established = "ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5";
constexpr auto bothEnds = "ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5 pid=7 name=sshd\n"
                          "ESTAB 1.0.0.2:9 1.0.0.1:22 cookie=6 pid=8 name=ssh";
constexpr auto closes = "ESTABLISHED > FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5";

std::uint64_t sum(const EdgeCounts& counts)
{
    return std::accumulate(counts.begin(), counts.end(), std::uint64_t{0});
}

/// SYN-SENT > ESTABLISHED of `count` sockets, from this cookie on.
std::vector<Event> openings(int first, int count, Instant time)
{
    std::vector<Event> events;
    for (int i = first; i < first + count; ++i) {
        StateChanged change;
        change.cookie = Cookie{static_cast<std::uint64_t>(1'000'000 + i)};
        change.local = {Address::v4(10, 0, 0, static_cast<std::uint8_t>(i / 50'000)),
                        static_cast<std::uint16_t>(1 + i % 50'000)};
        change.remote = {Address::v4(10, 0, 1, 1), 80};
        change.kernelFrom = 2;
        change.kernelTo = 1;
        events.push_back({time, 0, change});
    }
    return events;
}

QStringList historyOf(const FollowedEnd& end)
{
    QStringList lines;
    if (end.history)
        for (const std::string& line : atlas::test::toText(*end.history))
            lines += QString::fromStdString(line);
    return lines;
}

} // namespace

class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void anEventIsReportedOnceWithItsSource();
    void atRestNothingIsReported();
    void theLastMinutePassesByItself();
    void aStepKnownBetterIsAmended();
    void fiftyThousandEventsArriveInFewUpdates();
    void aBusyReceiverIsWaitedFor();
    void whatWasDroppedUnreportedIsCounted();
    void whilePausedNothingIsReportedAndNothingIsLost();
    void lostEventsWantASnapshot();
    void theFormerSourceReportsUntilTheNextHasBegun();
    void aSourceThatDiesLeavesPolling();
    void aSourceThatCannotStartLeavesTheFormer();
    void aSourceThatLeavesSlowlyIsNotWaitedFor();
    void endsWithEverySource();
    void bothEndsAreFollowed();
    void aReportIsPassedOnAtOnce();
    void aSocketElsewhereIsNotAskedForHere();
    void aGoneSocketStaysFollowedWithItsHistory();
    void theFollowedOneIsNeverTheOneBefore();
    void whilePausedFollowIsAnsweredOnce();
    void aLateFollowSourceGetsTheSocket();
};

void HistoryTest::anEventIsReportedOnceWithItsSource()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0 && !watch.sources.isEmpty(); }));
    QCOMPARE(watch.sources, QStringList{QStringLiteral("began 2")});
    watch.computer->pass(1s);
    watch.stage->say({changed(closes, watch.computer->now())});
    const auto reported = watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); });
    QVERIFY(reported);
    QCOMPARE(watch.appended(), QStringList{QStringLiteral("ESTABLISHED > FIN-WAIT-1 observed close()")});
    QCOMPARE(reported->appended.front().sequence, 1U);
    QCOMPARE(reported->eventSource, EventSourceKind::Probe);
    QCOMPARE(reported->skipped, 0U);
    QVERIFY(reported->amended.empty());
    QVERIFY(!reported->followed);
    QVERIFY(reported->time == watch.computer->now());
    QCOMPARE(sum(reported->lastMinute), 1U);
    // The snapshot that shows the same says nothing new.
    watch.computer->show("FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5");
    const auto before = watch.updates.size();
    QVERIFY(watch.poll());
    QVERIFY(watch.poll());
    QCOMPARE(watch.updates.size(), before);
}

void HistoryTest::atRestNothingIsReported()
{
    RecordedMonitor watch(bothEnds);
    watch.monitor.setInterval(Monitor::shortestInterval);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::DestroyEvents);
    watch.monitor.follow(watch.computer->snapshot().sockets.front());
    QVERIFY(watch.await([](const HistoryUpdate& update) { return update.followed.has_value(); }));
    // Ten polls take more than two of the slow intervals.
    const auto before = watch.updates.size();
    const int polls = watch.snapshots;
    QVERIFY(watch.wait([&] { return watch.snapshots >= polls + 10; }));
    QVERIFY2(watch.updates.size() <= before + 1,
             "at most the report of the source that has begun was still on its way");
    QCOMPARE(watch.updates.back()->eventSource, EventSourceKind::DestroyEvents);
}

void HistoryTest::theLastMinutePassesByItself()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    watch.stage->say({changed(closes, watch.computer->now())});
    const auto reported = watch.await([](const HistoryUpdate& update) { return sum(update.lastMinute) > 0; });
    QVERIFY(reported);
    for (std::size_t i = 0; i < transitions.size(); ++i) {
        const bool closing = transitions[i].from == State::Established && transitions[i].to == State::FinWait1;
        QCOMPARE(reported->lastMinute[i], closing ? 1U : 0U);
    }
    watch.computer->pass(61s);
    const auto after = watch.updates.size();
    QVERIFY(watch.wait([&] { return watch.updates.size() > after; }));
    QCOMPARE(sum(watch.updates.back()->lastMinute), 0U);
    QVERIFY(watch.updates.back()->appended.empty());
}

void HistoryTest::aStepKnownBetterIsAmended()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    watch.computer->pass(1s);
    watch.computer->show("FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5");
    QVERIFY(watch.poll());
    QVERIFY(watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); }));
    QCOMPARE(watch.appended(), QStringList{QStringLiteral("ESTABLISHED > FIN-WAIT-1 seen close()")});
    // The event was late.
    watch.stage->say({changed(closes, watch.computer->now() - 300ms)});
    const auto reported = watch.await([](const HistoryUpdate& update) { return !update.amended.empty(); });
    QVERIFY(reported);
    QCOMPARE(reported->amended.size(), 1U);
    QCOMPARE(reported->amended.front().sequence, 1U);
    QCOMPARE(reported->amended.front().step.known, Known::Observed);
    QVERIFY(reported->appended.empty());
}

void HistoryTest::fiftyThousandEventsArriveInFewUpdates()
{
    constexpr int count = 50'000;
    RecordedMonitor watch;
    HistoryBounds bounds;
    bounds.logEntries = std::size_t{2} * count;
    watch.monitor.setHistoryBounds(bounds);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    const auto begin = std::chrono::steady_clock::now();
    std::jthread source([&] {
        for (int i = 0; i < count; ++i)
            watch.stage->say(openings(i, 1, watch.computer->now()));
    });
    std::size_t appended = 0;
    std::uint64_t next = 1;
    std::size_t read = 0;
    QVERIFY(watch.wait([&] {
        for (; read < watch.updates.size(); ++read) {
            const HistoryUpdate& update = *watch.updates[read];
            if (update.skipped != 0 || update.appended.size() > 2'000)
                qFatal("skipped %llu, appended %zu", static_cast<unsigned long long>(update.skipped),
                       update.appended.size());
            for (const LogEntry& entry : update.appended)
                if (entry.sequence != next++)
                    qFatal("not in order");
            appended += update.appended.size();
        }
        return appended >= count;
    }));
    QCOMPARE(appended, static_cast<std::size_t>(count));
    const auto beats = (std::chrono::steady_clock::now() - begin) / 33ms;
    QVERIFY(watch.updates.size() <= static_cast<std::size_t>(beats) + 3);
}

void HistoryTest::aBusyReceiverIsWaitedFor()
{
    RecordedMonitor watch;
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    std::atomic<bool> stop = false;
    std::atomic<int> said = 0;
    std::jthread source([&] {
        while (!stop) {
            watch.stage->say(openings(said++, 1, watch.computer->now()));
            std::this_thread::yield();
        }
    });
    int handled = 0;
    QObject::connect(&watch.monitor, &Monitor::historyChanged, &watch.monitor, [&] {
        ++handled;
        QThread::msleep(100); // three beats
    });
    QVERIFY(watch.wait([&] { return handled >= 4; }));
    stop = true;
    source.join();
    // What waited for the receiver came in one update, in its order, and nothing piled up behind that.
    std::uint64_t next = 1;
    for (const auto& update : watch.updates) {
        next += update->skipped;
        for (const LogEntry& entry : update->appended)
            QCOMPARE(entry.sequence, next++);
    }
    QVERIFY2(handled <= 5, "one was on its way at most");
}

void HistoryTest::whatWasDroppedUnreportedIsCounted()
{
    RecordedMonitor watch;
    HistoryBounds bounds;
    bounds.logEntries = 10;
    watch.monitor.setHistoryBounds(bounds);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    watch.stage->say(openings(0, 100, watch.computer->now()));
    const auto reported = watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); });
    QVERIFY(reported);
    QCOMPARE(reported->skipped, 90U);
    QCOMPARE(reported->appended.size(), 10U);
    QCOMPARE(reported->appended.front().sequence, 91U);
    QCOMPARE(sum(reported->lastMinute), 100U);
}

void HistoryTest::whilePausedNothingIsReportedAndNothingIsLost()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0 && !watch.sources.isEmpty(); }));
    QVERIFY(watch.await([](const HistoryUpdate& update) { return update.eventSource == EventSourceKind::Probe; }));
    watch.monitor.setPaused(true);
    const auto before = watch.updates.size();
    watch.computer->pass(1s);
    watch.stage->say({changed(closes, watch.computer->now())});
    watch.computer->show("FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5");
    QVERIFY(watch.poll());
    QVERIFY(watch.poll()); // it is answered in the thread in which an update would have been reported
    QCOMPARE(watch.updates.size(), before);
    watch.monitor.setPaused(false);
    QVERIFY(watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); }));
    QCOMPARE(watch.appended(), QStringList{QStringLiteral("ESTABLISHED > FIN-WAIT-1 observed close()")});
}

void HistoryTest::lostEventsWantASnapshot()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    // One at the start, one for the new source; the usual next one is a minute away.
    QVERIFY(watch.wait([&] { return watch.snapshots >= 2; }));
    watch.stage->say({atlas::test::lost(3, watch.computer->now())});
    QVERIFY(watch.wait([&] { return watch.snapshots >= 3; }));
    const auto reported = watch.await([](const HistoryUpdate& update) { return update.losses.times > 0; });
    QVERIFY(reported);
    QCOMPARE(reported->losses.events, 3U);
    QCOMPARE(reported->losses.times, 1U);
}

void HistoryTest::theFormerSourceReportsUntilTheNextHasBegun()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::DestroyEvents);
    const auto next = std::make_shared<Stage>();
    next->beginsAtOnce = false;
    watch.monitor.setEventSource(Stage::source(next), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0 && next->started > 0; }));
    watch.stage->say({changed(closes, watch.computer->now())});
    const auto reported = watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); });
    QVERIFY(reported);
    QCOMPARE(reported->eventSource, EventSourceKind::DestroyEvents);
    QCOMPARE(watch.stage->destroyed, 0);
    next->begin();
    QVERIFY(watch.await([](const HistoryUpdate& update) { return update.eventSource == EventSourceKind::Probe; }));
    QVERIFY(watch.wait([&] { return watch.stage->destroyed == 1; }));
    QCOMPARE(watch.sources.last(), QStringLiteral("began 2"));
    QCOMPARE(next->destroyed, 0);
}

void HistoryTest::aSourceThatDiesLeavesPolling()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots >= 2 && !watch.sources.isEmpty(); }));
    const int snapshots = watch.snapshots;
    watch.stage->say({changed(closes, watch.computer->now())});
    watch.stage->end("the probe was killed");
    QVERIFY(watch.await([&](const HistoryUpdate& update) {
        return update.eventSource == EventSourceKind::Polling && !watch.appended().isEmpty();
    }));
    QCOMPARE(watch.appended(), QStringList{QStringLiteral("ESTABLISHED > FIN-WAIT-1 observed close()")});
    QCOMPARE(watch.sources.last(), QStringLiteral("ended 2: the probe was killed"));
    QVERIFY(watch.wait([&] { return watch.snapshots > snapshots && watch.stage->destroyed == 1; }));
}

void HistoryTest::aSourceThatCannotStartLeavesTheFormer()
{
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::DestroyEvents);
    QVERIFY(watch.wait([&] { return !watch.sources.isEmpty(); }));
    const auto broken = std::make_shared<Stage>();
    broken->cannotStart = Error::saying("no such file");
    watch.monitor.setEventSource(Stage::source(broken), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.sources.size() == 2 && broken->destroyed == 1; }));
    QCOMPARE(watch.sources.last(), QStringLiteral("ended 2: no such file"));
    watch.stage->say({changed(closes, watch.computer->now())});
    const auto reported = watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); });
    QVERIFY(reported);
    QCOMPARE(reported->eventSource, EventSourceKind::DestroyEvents);
}

void HistoryTest::aSourceThatLeavesSlowlyIsNotWaitedFor()
{
    RecordedMonitor watch(established);
    watch.stage->mayLeave = false;
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return !watch.sources.isEmpty(); }));
    watch.monitor.setEventSource(nullptr, EventSourceKind::Polling);
    QVERIFY(watch.await([](const HistoryUpdate& update) { return update.eventSource == EventSourceKind::Polling; }));
    QVERIFY(watch.poll()); // neither this thread nor the worker's is held up
    QCOMPARE(watch.sources.last(), QStringLiteral("began 0"));
    QCOMPARE(watch.stage->destroyed, 0);
    watch.stage->mayLeave = true;
    watch.stage->mayLeave.notify_all();
    QVERIFY(watch.wait([&] { return watch.stage->destroyed == 1; }));
}

void HistoryTest::endsWithEverySource()
{
    const auto stage = std::make_shared<Stage>();
    const auto next = std::make_shared<Stage>();
    next->beginsAtOnce = false;
    {
        RecordedMonitor watch(established);
        watch.monitor.start();
        watch.monitor.setEventSource(Stage::source(stage), EventSourceKind::DestroyEvents);
        watch.monitor.setEventSource(Stage::source(next), EventSourceKind::Probe);
        stage->say(openings(0, 1'000, watch.computer->now()));
    }
    QCOMPARE(stage->destroyed, 1);
    QCOMPARE(next->destroyed, 1);
}

void HistoryTest::bothEndsAreFollowed()
{
    RecordedMonitor watch(bothEnds);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    watch.monitor.follow(atlas::test::socketFromText(established));
    auto reported = watch.await([](const HistoryUpdate& update) { return update.followed && update.followed->peer; });
    QVERIFY(reported);
    QCOMPARE(reported->followed->own.record.cookie, Cookie{5});
    QCOMPARE(reported->followed->peer->record.cookie, Cookie{6});
    QCOMPARE(reported->followed->peer->record.owners.first()->name, "ssh");
    QVERIFY(!reported->followed->own.history);
    watch.computer->pass(1s);
    watch.stage->say({changed(closes, watch.computer->now()),
                      changed("ESTABLISHED > CLOSE-WAIT 1.0.0.2:9 1.0.0.1:22 cookie=6", watch.computer->now())});
    reported = watch.await(
        [](const HistoryUpdate& update) { return update.followed && update.followed->peer->history.has_value(); });
    QVERIFY(reported);
    QCOMPARE(historyOf(reported->followed->own),
             QStringList{QStringLiteral("ESTABLISHED > FIN-WAIT-1 observed close()")});
    QCOMPARE(historyOf(*reported->followed->peer),
             QStringList{QStringLiteral("ESTABLISHED > CLOSE-WAIT observed FIN received")});
    QVERIFY(!reported->followed->own.gone);
}

void HistoryTest::aReportIsPassedOnAtOnce()
{
    const auto pursuer = std::make_shared<Pursuer>();
    RecordedMonitor watch("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5 inode=3 pid=7 name=sshd");
    watch.monitor.setFollowSource(Pursuer::source(pursuer));
    watch.monitor.start();
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    const SocketRecord own = watch.computer->snapshot().sockets.front();
    watch.monitor.follow(own);
    QVERIFY(watch.wait([&] { return pursuer->followed().size() == 2; }));
    QCOMPARE(pursuer->followed().back()->cookie, Cookie{5});
    watch.computer->pass(50ms);
    pursuer->report({WhichEnd::Own, own,
                     atlas::test::socketFromText("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5 inode=3"),
                     watch.computer->now(), watch.computer->now()});
    pursuer->report({WhichEnd::Peer, SocketRecord(),
                     atlas::test::socketFromText("FIN-WAIT-2 1.0.0.2:9 1.0.0.1:22 cookie=6"), watch.computer->now(),
                     watch.computer->now()});
    const auto reported = watch.await([](const HistoryUpdate& update) {
        return update.followed && update.followed->own.record.state == State::CloseWait && update.followed->peer;
    });
    QVERIFY(reported);
    QCOMPARE(historyOf(reported->followed->own),
             QStringList{QStringLiteral("ESTABLISHED > CLOSE-WAIT seen FIN received")});
    QVERIFY2(reported->followed->own.record.owners.first() != nullptr,
             "an exact query knows none, and keeps the known");
    QVERIFY(reported->followed->own.record.inStateSince == watch.computer->now());
    QCOMPARE(reported->followed->peer->record.state, State::FinWait2);
    QCOMPARE(watch.snapshots, 1);
}

/// In our own network namespace there is no such socket, which says nothing of another.
void HistoryTest::aSocketElsewhereIsNotAskedForHere()
{
    const auto pursuer = std::make_shared<Pursuer>();
    RecordedMonitor watch(established);
    watch.monitor.setFollowSource(Pursuer::source(pursuer));
    watch.monitor.setAllNamespaces(true);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    const auto say = [&](const char* line) {
        Event event = changed(line, watch.computer->now());
        event.networkNamespace = 4'026'532'000;
        watch.stage->say({event});
    };
    say("SYN-SENT > ESTABLISHED 10.0.0.1:5 10.0.0.2:80 cookie=9");
    QVERIFY(watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); }));
    watch.monitor.follow(atlas::test::socketFromText("ESTAB 10.0.0.1:5 10.0.0.2:80 cookie=9"));
    QVERIFY(watch.wait([&] { return pursuer->followed().size() == 2; }));
    QVERIFY(!pursuer->followed().back());
    watch.computer->pass(1s);
    QVERIFY(watch.poll());
    say("ESTABLISHED > CLOSE-WAIT 10.0.0.1:5 10.0.0.2:80 cookie=9");
    const auto reported = watch.await([](const HistoryUpdate& update) {
        return update.followed && update.followed->own.history->state == State::CloseWait;
    });
    QVERIFY(reported);
    QVERIFY(!reported->followed->own.gone);
}

void HistoryTest::aGoneSocketStaysFollowedWithItsHistory()
{
    RecordedMonitor watch("LAST-ACK 1.0.0.1:22 1.0.0.2:9 cookie=5");
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    watch.monitor.follow(watch.computer->snapshot().sockets.front());
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    watch.computer->show("");
    watch.computer->pass(1s);
    watch.stage->say({changed("LAST-ACK > CLOSED 1.0.0.1:22 1.0.0.2:9 cookie=5", watch.computer->now())});
    const auto reported =
        watch.await([](const HistoryUpdate& update) { return update.followed && update.followed->own.gone; });
    QVERIFY(reported);
    QCOMPARE(reported->followed->own.record.state, State::LastAck);
    // The history forgets it; the follower does not.
    HistoryBounds nothing;
    nothing.connections = 0;
    watch.monitor.setHistoryBounds(nothing);
    watch.computer->show("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=99");
    watch.computer->pass(1s);
    const auto before = watch.updates.size();
    QVERIFY(watch.poll());
    QVERIFY(watch.poll());
    for (std::size_t i = before; i < watch.updates.size(); ++i)
        QVERIFY2(!watch.updates[i]->followed, "nothing new of it");
    QCOMPARE(historyOf(reported->followed->own),
             QStringList{QStringLiteral("LAST-ACK > CLOSED observed ACK of FIN received")});
}

void HistoryTest::theFollowedOneIsNeverTheOneBefore()
{
    RecordedMonitor watch(bothEnds);
    watch.monitor.start();
    QVERIFY(watch.wait([&] { return watch.snapshots > 0; }));
    const Snapshot shown = watch.computer->snapshot();
    Cookie wanted{};
    int answered = 0;
    QObject::connect(&watch.monitor, &Monitor::historyChanged, &watch.monitor, [&](const auto& update) {
        if (!update->followed)
            return;
        QCOMPARE(update->followed->own.record.cookie, wanted);
        ++answered;
    });
    for (int i = 0; i < 50; ++i) {
        const SocketRecord& next = shown.sockets[static_cast<std::size_t>(i) % 2];
        wanted = *next.cookie;
        watch.monitor.follow(next);
        if (i % 5 == 0)
            QTest::qWait(20); // so that answers are at every stage of their way
    }
    QVERIFY(watch.wait([&] { return answered > 0; }));
    const int before = answered;
    watch.monitor.follow(shown.sockets.front());
    wanted = *shown.sockets.front().cookie;
    QVERIFY(watch.wait([&] { return answered > before; }));
}

void HistoryTest::whilePausedFollowIsAnsweredOnce()
{
    RecordedMonitor watch(bothEnds);
    watch.monitor.start();
    watch.monitor.setEventSource(Stage::source(watch.stage), EventSourceKind::Probe);
    QVERIFY(watch.await([](const HistoryUpdate& update) { return update.eventSource == EventSourceKind::Probe; }));
    watch.monitor.setPaused(true);
    watch.computer->pass(1s);
    watch.stage->say({changed(closes, watch.computer->now())});
    watch.monitor.follow(watch.computer->snapshot().sockets.front());
    const auto reported = watch.await([](const HistoryUpdate& update) { return update.followed.has_value(); });
    QVERIFY(reported);
    QVERIFY(reported->appended.empty());
    QVERIFY(reported->followed->peer);
    QCOMPARE(reported->eventSource, EventSourceKind::Probe);
    QCOMPARE(sum(reported->lastMinute), 0U);
    const auto before = watch.updates.size();
    QVERIFY(watch.poll());
    QVERIFY(watch.poll());
    watch.monitor.setPaused(false);
    const auto resumed = watch.await([](const HistoryUpdate& update) { return !update.appended.empty(); });
    QVERIFY(resumed);
    QVERIFY(!resumed->followed);
    QCOMPARE(watch.updates.size(), before + 1);
}

void HistoryTest::aLateFollowSourceGetsTheSocket()
{
    const auto pursuer = std::make_shared<Pursuer>();
    RecordedMonitor watch(established);
    watch.monitor.start();
    watch.monitor.follow(atlas::test::socketFromText(established));
    watch.monitor.setFollowSource(Pursuer::source(pursuer));
    QVERIFY(watch.wait([&] { return pursuer->followed().size() == 1; }));
    QCOMPARE(pursuer->followed().front()->cookie, Cookie{5});
    watch.monitor.follow(std::nullopt);
    QVERIFY(watch.wait([&] { return pursuer->followed().size() == 2; }));
    QVERIFY(!pursuer->followed().back());
    watch.monitor.setFollowSource(nullptr);
    watch.monitor.follow(atlas::test::socketFromText(established));
    QVERIFY(watch.await([](const HistoryUpdate& update) { return update.followed.has_value(); }));
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
