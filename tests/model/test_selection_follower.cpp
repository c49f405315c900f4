// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/model_support.h"
#include "model/selection_follower.h"

#include <QTest>

using namespace atlas;
using namespace atlas::model;
using namespace atlas::model::test;

namespace {

QString text(State state)
{
    return QString::fromStdString(std::string(rfcName(state)));
}

/// A follower whose signals are lines of text.
struct Pursuit {
    SelectionFollower follower;
    QStringList log;

    Pursuit()
    {
        QObject::connect(&follower, &SelectionFollower::changed, &follower, [this](const SocketRecord& record) {
            log += QStringLiteral("changed ") + text(record.state);
        });
        QObject::connect(&follower, &SelectionFollower::stateChanged, &follower,
                         [this](State from, State to) { log += text(from) + QStringLiteral(" -> ") + text(to); });
        QObject::connect(&follower, &SelectionFollower::gone, &follower,
                         [this](const SocketRecord& last) { log += QStringLiteral("gone ") + text(last.state); });
        QObject::connect(&follower, &SelectionFollower::cleared, &follower,
                         [this] { log += QStringLiteral("cleared"); });
    }
};

} // namespace

class SelectionFollowerTest : public QObject {
    Q_OBJECT

private slots:
    void stories_data();
    void stories();
    void clearingIsToldOnce();
    void aReceiverMayTurnToAnother();
};

void SelectionFollowerTest::stories_data()
{
    QTest::addColumn<QStringList>("snapshots");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("one cookie through a life")
        << texts({"SYN-RECEIVED 1.0.0.1:22 1.0.0.2:9 cookie=5", "ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5",
                  "TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5", ""})
        << texts({"changed SYN-RECEIVED", "changed ESTABLISHED", "SYN-RECEIVED -> ESTABLISHED", "changed TIME-WAIT",
                  "ESTABLISHED -> TIME-WAIT", "gone TIME-WAIT"});
    QTest::newRow("nothing new is news too: timers run")
        << texts({"ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5", "ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5"})
        << texts({"changed ESTABLISHED", "changed ESTABLISHED"});
    QTest::newRow("TIME-WAIT under another cookie")
        << texts({"FIN-WAIT-1 1.0.0.1:22 1.0.0.2:9 cookie=5",
                  "TIME-WAIT 1.0.0.1:22 1.0.0.2:8 cookie=6\nTIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=7",
                  "TIME-WAIT 1.0.0.1:22 1.0.0.2:8 cookie=6"})
        << texts({"changed FIN-WAIT-1", "changed TIME-WAIT", "FIN-WAIT-1 -> TIME-WAIT", "gone TIME-WAIT"});
    QTest::newRow("the cookie comes before the addresses")
        << texts({"ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5",
                  "TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=4\nESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5"})
        << texts({"changed ESTABLISHED", "changed ESTABLISHED"});
    QTest::newRow("the addresses came back: another connection")
        << texts({"TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5", "ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=6"})
        << texts({"changed TIME-WAIT", "gone TIME-WAIT"});
    QTest::newRow("the end that closed last has no TIME-WAIT")
        << texts({"LAST-ACK 1.0.0.1:22 1.0.0.2:9 cookie=5", "TIME-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=6"})
        << texts({"changed LAST-ACK", "gone LAST-ACK"});
    QTest::newRow("the other end on the same computer is another socket")
        << texts({"ESTAB 127.0.0.1:22 127.0.0.1:9 cookie=5", "TIME-WAIT 127.0.0.1:9 127.0.0.1:22 cookie=6"})
        << texts({"changed ESTABLISHED", "gone ESTABLISHED"});
    QTest::newRow("without cookies, by addresses")
        << texts({"ESTAB 1.0.0.1:22 1.0.0.2:9", "TIME-WAIT 1.0.0.1:22 1.0.0.2:9", ""})
        << texts({"changed ESTABLISHED", "changed TIME-WAIT", "ESTABLISHED -> TIME-WAIT", "gone TIME-WAIT"});
    QTest::newRow("a listener") << texts({"LISTEN 0.0.0.0:22 - cookie=5", "LISTEN 0.0.0.0:22 - cookie=6"})
                                << texts({"changed LISTEN", "gone LISTEN"});
}

void SelectionFollowerTest::stories()
{
    QFETCH(const QStringList, snapshots);
    QFETCH(const QStringList, expected);
    Pursuit pursuit;
    Stream stream;
    for (const QString& lines : snapshots) {
        const auto update = stream.next(lines.toStdString());
        if (!update->before)
            pursuit.follower.follow(update->after->sockets.front());
        else
            pursuit.follower.apply(*update);
    }
    QCOMPARE(pursuit.log, expected);
    const bool ended = expected.last().startsWith(QStringLiteral("gone"));
    QCOMPARE(pursuit.follower.record().has_value(), !ended);

    pursuit.log.clear();
    pursuit.follower.apply(*stream.next("SYN-SENT 9.0.0.1:22 1.0.0.2:9 cookie=99"));
    QCOMPARE(pursuit.log.size(), ended ? 0 : 1);
}

void SelectionFollowerTest::clearingIsToldOnce()
{
    Pursuit pursuit;
    pursuit.follower.clear();
    QCOMPARE(pursuit.log, QStringList());
    Stream stream;
    pursuit.follower.follow(stream.next("LISTEN 0.0.0.0:22 - cookie=5")->after->sockets.front());
    pursuit.follower.clear();
    pursuit.follower.clear();
    QCOMPARE(pursuit.log, texts({"changed LISTEN", "cleared"}));
    pursuit.follower.apply(*stream.next(""));
    QCOMPARE(pursuit.log.size(), 2);
}

void SelectionFollowerTest::aReceiverMayTurnToAnother()
{
    Pursuit pursuit;
    Stream stream;
    pursuit.follower.follow(stream.next("ESTAB 1.0.0.1:22 1.0.0.2:9 cookie=5")->after->sockets.front());
    const auto other = atlas::test::socketFromText("LISTEN 0.0.0.0:80 - cookie=8");
    const auto turn = QObject::connect(&pursuit.follower, &SelectionFollower::stateChanged, &pursuit.follower,
                                       [&] { pursuit.follower.follow(other); });
    pursuit.follower.apply(*stream.next("CLOSE-WAIT 1.0.0.1:22 1.0.0.2:9 cookie=5"));
    QVERIFY(pursuit.follower.record()->cookie == other.cookie);
    QObject::disconnect(turn);
}

QTEST_GUILESS_MAIN(SelectionFollowerTest)
#include "test_selection_follower.moc"
