// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole way of the history: the real kernel's events and exact queries through the monitor's thread. Snapshots are
// a minute apart, so that they can report nothing.
#include "collect/destroy_events.h"
#include "collect/probe_source.h"
#include "collect/socket_follower.h"
#include "collect/system_source.h"
#include "model/stream/monitor.h"
#include "support/history_text.h"
#include "support/loopback.h"

#include <QTest>

#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <optional>
#include <set>

using namespace atlas;
using namespace atlas::model;

namespace {

/// As long as it lives, this process has no more rights than any user; if it had more.
class AsUnprivilegedUser {
public:
    AsUnprivilegedUser()
    {
        if (m_root && (::setegid(65534) != 0 || ::seteuid(65534) != 0))
            qFatal("cannot become an unprivileged user");
    }
    AsUnprivilegedUser(const AsUnprivilegedUser&) = delete;
    AsUnprivilegedUser& operator=(const AsUnprivilegedUser&) = delete;
    ~AsUnprivilegedUser()
    {
        if (m_root && (::seteuid(0) != 0 || ::setegid(0) != 0))
            qFatal("cannot become root again");
    }

private:
    bool m_root = ::geteuid() == 0;
};

struct Listening {
    Monitor monitor{std::make_unique<collect::SystemSource>()};
    std::vector<LogEntry> entries;
    std::optional<Followed> followed;
    QStringList states; ///< of the followed one, as they were reported: "FIN-WAIT-2/CLOSE-WAIT"
    std::optional<EventSourceKind> eventSource;
    QString ended;
    int snapshots = 0;

    Listening()
    {
        monitor.setInterval(Monitor::longestInterval);
        QObject::connect(&monitor, &Monitor::updated, &monitor, [this] { ++snapshots; });
        QObject::connect(&monitor, &Monitor::eventSourceBegan, &monitor,
                         [this](EventSourceKind began) { eventSource = began; });
        QObject::connect(&monitor, &Monitor::eventSourceEnded, &monitor,
                         [this](EventSourceKind, const Error& why) { ended = QString::fromStdString(why.message()); });
        QObject::connect(&monitor, &Monitor::historyChanged, &monitor, [this](const auto& update) { hear(*update); });
    }

    static bool wait(const std::function<bool()>& condition) { return QTest::qWaitFor(condition, 60'000); }
    /// "FIN-WAIT-2/CLOSE-WAIT" is reported now, or soon. An end that is gone is "gone".
    bool becomes(const char* ends)
    {
        return wait([&] { return !states.isEmpty() && states.last() == QLatin1String(ends); });
    }

private:
    void hear(const HistoryUpdate& update)
    {
        entries.insert(entries.end(), update.appended.begin(), update.appended.end());
        for (const LogEntry& better : update.amended)
            *std::ranges::find(entries, better.sequence, &LogEntry::sequence) = better;
        if (!update.followed)
            return;
        followed = update.followed;
        const auto name = [](const FollowedEnd& end) {
            return end.gone ? QStringLiteral("gone") : QString::fromStdString(std::string(rfcName(end.record.state)));
        };
        states += name(followed->own) + QLatin1Char('/') + (followed->peer ? name(*followed->peer) : QString());
    }
};

} // namespace

class RealHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void aCloseIsReportedLiveWithoutRights();
    void everyTransitionIsReportedOnceWithTheProbe();
};

void RealHistoryTest::aCloseIsReportedLiveWithoutRights()
{
    const AsUnprivilegedUser withoutRights;
    atlas::test::Pair connection = atlas::test::connectPair();
    Listening all;
    all.monitor.setEventSource(std::make_unique<collect::DestroyEvents>(), EventSourceKind::DestroyEvents);
    all.monitor.setFollowSource(std::make_unique<collect::SocketFollower>());
    all.monitor.start();
    QVERIFY(all.wait([&] { return all.eventSource == EventSourceKind::DestroyEvents && all.snapshots >= 2; }));
    SocketRecord asked;
    asked.local = connection.local;
    asked.remote = connection.remote;
    asked.state = State::Established;
    const auto own = collect::SocketLister().query(asked);
    QVERIFY(own && *own);
    all.monitor.follow(*own);
    QVERIFY(all.becomes("ESTABLISHED/ESTABLISHED"));
    const int snapshots = all.snapshots;

    atlas::test::closeSending(connection.client);
    QVERIFY(all.becomes("FIN-WAIT-2/CLOSE-WAIT"));
    connection.server.reset();
    QVERIFY(all.becomes("TIME-WAIT/gone"));
    QCOMPARE(all.snapshots, snapshots);
    QVERIFY(all.followed->peer->history);
    QCOMPARE(all.followed->peer->history->state, State::Closed);
    QCOMPARE(all.followed->own.history->state, State::TimeWait);
    for (const Step& step : all.followed->own.history->steps)
        QVERIFY2(step.known == Known::Seen || step.known == Known::Inferred,
                 "no source reported it, and nothing was ambiguous");
}

void RealHistoryTest::everyTransitionIsReportedOnceWithTheProbe()
{
#ifndef TCPATLAS_PROBE_PATH
    QSKIP("the probe was not built");
#else
    if (::geteuid() != 0)
        QSKIP("only root can start the probe");
    Listening all;
    all.monitor.setEventSource(std::make_unique<collect::ProbeSource>(std::vector<std::string>{TCPATLAS_PROBE_PATH}),
                               EventSourceKind::Probe);
    all.monitor.start();
    QVERIFY(all.wait([&] { return all.eventSource == EventSourceKind::Probe || !all.ended.isEmpty(); }));
    if (!all.ended.isEmpty())
        QSKIP(qPrintable(QStringLiteral("the probe cannot observe here: ") + all.ended));
    QVERIFY(all.wait([&] { return all.snapshots >= 2; }));

    const auto listener = atlas::test::listenOn();
    auto pair = atlas::test::connectPair(listener);
    const Endpoint client = pair.local;
    const Endpoint server = pair.remote;
    // The steps of one end, in their order, by the connection that its addresses belong to.
    const auto stepsOf = [&](const Endpoint& local, const Endpoint& remote) {
        std::set<ConnectionId> ids;
        for (const LogEntry& entry : all.entries)
            if (entry.local == local && entry.remote == remote)
                ids.insert(entry.connection);
        QStringList steps;
        for (const LogEntry& entry : all.entries)
            if (ids.contains(entry.connection))
                steps += QString::fromStdString(atlas::test::toText(entry.step));
        return steps;
    };
    ::shutdown(pair.client.get(), SHUT_WR);
    QVERIFY(all.wait([&] {
        return stepsOf(client, server).contains(QStringLiteral("FIN-WAIT-1 > FIN-WAIT-2 observed ACK of FIN received"));
    }));
    pair.server.reset();
    const QStringList opener{QStringLiteral("CLOSED > SYN-SENT observed connect()"),
                             QStringLiteral("SYN-SENT > ESTABLISHED observed SYN+ACK received"),
                             QStringLiteral("ESTABLISHED > FIN-WAIT-1 observed close()"),
                             QStringLiteral("FIN-WAIT-1 > FIN-WAIT-2 observed ACK of FIN received"),
                             QStringLiteral("FIN-WAIT-2 > TIME-WAIT observed FIN received")};
    const QStringList accepter{QStringLiteral("LISTEN > SYN-RECEIVED observed SYN received"),
                               QStringLiteral("SYN-RECEIVED > ESTABLISHED observed ACK of SYN received"),
                               QStringLiteral("ESTABLISHED > CLOSE-WAIT observed FIN received"),
                               QStringLiteral("CLOSE-WAIT > LAST-ACK observed close()"),
                               QStringLiteral("LAST-ACK > CLOSED observed ACK of FIN received")};
    all.wait([&] { return stepsOf(client, server) == opener && stepsOf(server, client) == accepter; });
    QCOMPARE(stepsOf(client, server), opener);
    QCOMPARE(stepsOf(server, client), accepter);
#endif
}

QTEST_GUILESS_MAIN(RealHistoryTest)
#include "real_history_test.moc"
