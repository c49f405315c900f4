// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each column orders by its values, and rows without one come last in both directions.
#include "model/model_support.h"

#include <QTest>

using namespace atlas;
using namespace atlas::model;
using namespace atlas::model::test;

class SortOrderTest : public QObject {
    Q_OBJECT

private slots:
    void columns_data();
    void columns();
    void equalValuesFollowTheSnapshot();
    void noColumnIsTheSnapshotsOrder();
    void sortRoleIsTyped();
};

// The local port names the row, and the cookie gives the snapshot's order: as the lines stand.
void SortOrderTest::columns_data()
{
    QTest::addColumn<Column>("column");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QList<int>>("ascending");
    QTest::addColumn<QList<int>>("descending");
    const auto row = [](const char* name, Column column, const char* lines, const QList<int>& up,
                        const QList<int>& down) {
        QTest::newRow(name) << column << QString::fromLatin1(lines) << up << down;
    };

    row("process, whatever the case", Column::Process,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 pid=1 name=nginx\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 missing=not-permitted\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 pid=2 name=Firefox\n"
        "ESTAB 1.0.0.1:4 1.0.0.2:9 cookie=4 pid=3 name=apache2\n"
        "ESTAB 1.0.0.1:5 1.0.0.2:9 cookie=5 pid=3 name=apache\n",
        {5, 4, 3, 1, 2}, {1, 3, 4, 5, 2});
    row("process, up to the fifteenth letter", Column::Process,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 pid=1 name=abcdefghijklmno\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 pid=2 name=ABCDEFGHIJKLMNA\n",
        {2, 1}, {1, 2});
    row("pid", Column::Pid,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 pid=100\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 pid=20\n"
        "TIME-WAIT 1.0.0.1:3 1.0.0.2:9 cookie=3 missing=time-wait\n",
        {2, 1, 3}, {1, 2, 3});
    row("user, those without a name by number, then nobody", Column::User,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 uid=4000\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 uid=33\n"
        "ESTAB 1.0.0.1:4 1.0.0.2:9 cookie=4 uid=0\n"
        "ESTAB 1.0.0.1:5 1.0.0.2:9 cookie=5 uid=1000\n"
        "ESTAB 1.0.0.1:6 1.0.0.2:9 cookie=6 uid=500\n",
        {5, 4, 3, 6, 1, 2}, {1, 6, 3, 4, 5, 2});
    row("local address: by number, IPv4 before IPv6", Column::LocalAddress,
        "ESTAB [::1]:1 [::1]:9 cookie=1\n"
        "ESTAB 10.0.0.100:2 1.0.0.2:9 cookie=2\n"
        "ESTAB 10.0.0.20:3 1.0.0.2:9 cookie=3\n"
        "ESTAB [2001:db8::2]:4 [::1]:9 cookie=4\n"
        "ESTAB 9.0.0.1:5 1.0.0.2:9 cookie=5\n"
        "ESTAB [::ffff:1.2.3.4]:6 [::1]:9 cookie=6\n",
        {5, 3, 2, 1, 6, 4}, {4, 6, 1, 2, 3, 5});
    row("local port", Column::LocalPort,
        "LISTEN 0.0.0.0:443 - cookie=1\nLISTEN 0.0.0.0:22 - cookie=2\nLISTEN 0.0.0.0:8080 - cookie=3\n",
        {22, 443, 8080}, {8080, 443, 22});
    row("local service", Column::LocalService,
        "LISTEN 0.0.0.0:22 - cookie=1\nLISTEN 0.0.0.0:9999 - cookie=2\nLISTEN 0.0.0.0:443 - cookie=3\n"
        "LISTEN 0.0.0.0:80 - cookie=4\n",
        {80, 443, 22, 9999}, {22, 443, 80, 9999});
    row("remote address: a listener has none", Column::RemoteAddress,
        "LISTEN 0.0.0.0:1 - cookie=1\n"
        "ESTAB 1.0.0.1:2 10.0.0.10:9 cookie=2\n"
        "ESTAB 1.0.0.1:3 10.0.0.9:9 cookie=3\n",
        {3, 2, 1}, {2, 3, 1});
    row("remote port: a listener has none", Column::RemotePort,
        "LISTEN 0.0.0.0:1 - cookie=1\n"
        "ESTAB 1.0.0.1:2 10.0.0.10:1000 cookie=2\n"
        "ESTAB 1.0.0.1:3 10.0.0.9:999 cookie=3\n",
        {3, 2, 1}, {2, 3, 1});
    row("remote service", Column::RemoteService,
        "LISTEN 0.0.0.0:1 - cookie=1\n"
        "ESTAB 1.0.0.1:2 10.0.0.10:22 cookie=2\n"
        "ESTAB 1.0.0.1:3 10.0.0.9:80 cookie=3\n",
        {3, 2, 1}, {2, 3, 1});
    row("state: as a connection lives", Column::State,
        "LAST-ACK 1.0.0.1:1 1.0.0.2:9 cookie=1\n"
        "LISTEN 1.0.0.1:2 - cookie=2\n"
        "TIME-WAIT 1.0.0.1:3 1.0.0.2:9 cookie=3\n"
        "SYN-SENT 1.0.0.1:4 1.0.0.2:9 cookie=4\n"
        "ESTAB 1.0.0.1:5 1.0.0.2:9 cookie=5\n"
        "CLOSE-WAIT 1.0.0.1:6 1.0.0.2:9 cookie=6\n",
        {2, 4, 5, 3, 6, 1}, {1, 6, 3, 5, 4, 2});
    row("time in state: exact for TIME-WAIT", Column::TimeInState,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 age=5m\n"
        "TIME-WAIT 1.0.0.1:2 1.0.0.2:9 cookie=2 age=1s timer=time-wait/20s\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 age=30s\n",
        {3, 2, 1}, {1, 2, 3});
    row("receive queue", Column::ReceiveQueue,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 recvq=100\nESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 recvq=20\n", {2, 1}, {1, 2});
    row("send queue", Column::SendQueue,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 sendq=100\nESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 sendq=20\n", {2, 1}, {1, 2});
    row("timer: by the time left", Column::Timer,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 timer=keepalive/2h\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 timer=retransmit/200ms\n",
        {3, 2, 1}, {2, 3, 1});
    row("rtt: 0 is none", Column::Rtt,
        "LISTEN 1.0.0.1:1 - cookie=1 rtt=0s\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 rtt=100ms\n"
        "TIME-WAIT 1.0.0.1:3 1.0.0.2:9 cookie=3\n"
        "ESTAB 1.0.0.1:4 1.0.0.2:9 cookie=4 rtt=900us\n",
        {4, 2, 1, 3}, {2, 4, 1, 3});
    row("retransmissions: 0 is a value", Column::Retransmissions,
        "TIME-WAIT 1.0.0.1:1 1.0.0.2:9 cookie=1\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 retrans=3\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 retrans=0\n",
        {3, 2, 1}, {2, 3, 1});
    row("bytes sent", Column::BytesSent,
        "TIME-WAIT 1.0.0.1:1 1.0.0.2:9 cookie=1\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 sent=5000000000\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 sent=70\n",
        {3, 2, 1}, {2, 3, 1});
    row("bytes received", Column::BytesReceived,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 rtt=1ms\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 received=5000000000\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 received=70\n",
        {3, 2, 1}, {2, 3, 1});
    row("congestion control", Column::CongestionControl,
        "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 rtt=1ms\n"
        "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 cc=reno\n"
        "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 cc=cubic\n",
        {3, 2, 1}, {2, 3, 1});
}

void SortOrderTest::columns()
{
    QFETCH(const Column, column);
    QFETCH(const QString, lines);
    QFETCH(const QList<int>, ascending);
    QFETCH(const QList<int>, descending);
    Watched table;
    Stream stream;
    table.model.apply(stream.next(lines.toStdString()));
    table.model.sort(static_cast<int>(column), Qt::AscendingOrder);
    QCOMPARE(table.ports(), ascending);
    table.model.sort(static_cast<int>(column), Qt::DescendingOrder);
    QCOMPARE(table.ports(), descending);

    // SortRole says the same: it is invalid exactly for the rows that stay last in both directions.
    const auto values = [&](int row) {
        return table.model.data(table.model.index(row, static_cast<int>(column)), SortRole).isValid();
    };
    for (int row = 1; row < table.model.rowCount(); ++row)
        QVERIFY(values(row - 1) || !values(row));
}

void SortOrderTest::equalValuesFollowTheSnapshot()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::State), Qt::DescendingOrder);
    table.model.apply(stream.next("ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3\n"
                                  "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1\n"
                                  "LISTEN 1.0.0.1:7 - cookie=7\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2\n"));
    QCOMPARE(table.ports(), (QList<int>{1, 2, 3, 7}));
}

void SortOrderTest::noColumnIsTheSnapshotsOrder()
{
    Watched table;
    Stream stream;
    table.model.apply(
        stream.next("LISTEN 1.0.0.1:3 - cookie=3\nLISTEN 1.0.0.1:9 - cookie=1\nLISTEN 1.0.0.1:5 - cookie=2\n"));
    QCOMPARE(table.ports(), (QList<int>{9, 5, 3}));
    table.model.sort(static_cast<int>(Column::LocalPort));
    QCOMPARE(table.ports(), (QList<int>{3, 5, 9}));
    table.model.sort(-1);
    QCOMPARE(table.ports(), (QList<int>{9, 5, 3}));
}

void SortOrderTest::sortRoleIsTyped()
{
    Watched table;
    Stream stream;
    table.model.apply(
        stream.next("ESTAB 10.0.0.1:22 10.0.0.9:5000 cookie=1 uid=1000 pid=7 name=sshd rtt=30ms sent=4 cc=cubic"));
    const auto value = [&](Column column) {
        return table.model.data(table.model.index(0, static_cast<int>(column)), SortRole);
    };
    QCOMPARE(value(Column::Process), QVariant(QStringLiteral("sshd")));
    QCOMPARE(value(Column::Pid), QVariant(7));
    QCOMPARE(value(Column::User), QVariant(QStringLiteral("ada")));
    QCOMPARE(value(Column::LocalPort), QVariant(22U));
    QCOMPARE(value(Column::LocalService), QVariant(QStringLiteral("ssh")));
    QCOMPARE(value(Column::State), QVariant(static_cast<int>(State::Established)));
    QCOMPARE(value(Column::Rtt), QVariant(qulonglong{30'000}));
    QCOMPARE(value(Column::BytesSent), QVariant(qulonglong{4}));
    QCOMPARE(value(Column::CongestionControl), QVariant(QStringLiteral("cubic")));
    QVERIFY(!value(Column::BytesReceived).isValid());
}

QTEST_GUILESS_MAIN(SortOrderTest)
#include "sort_order_test.moc"
