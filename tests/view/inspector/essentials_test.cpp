// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lines on top of the inspector: what there is for which socket, in this order.
#include "support/snapshot_text.h"
#include "view/inspector/essentials.h"
#include "view/inspector/fact_strip.h"
#include "view/parts/elided_label.h"
#include "view/settings/preferences.h"

#include <QTest>

namespace atlas::view {
namespace {

constexpr const char* leak = "CLOSE-WAIT 10.0.0.1:80 10.0.0.9:1 cookie=1 pid=8 name=orders-api puid=33 unit=o.service "
                             "age=14m recvq=7\n"
                             "CLOSE-WAIT 10.0.0.1:80 10.0.0.9:2 cookie=2 pid=8 name=orders-api age=2m\n"
                             "LISTEN 0.0.0.0:80 - cookie=3 pid=8 name=orders-api recvq=3 sendq=128\n"
                             "TIME-WAIT 10.0.0.1:80 10.0.0.9:4 cookie=4 missing=time-wait timer=time-wait/43s\n";

QStringList said(const std::vector<Fact>& facts)
{
    QStringList lines;
    for (const Fact& fact : facts)
        lines << fact.label + QStringLiteral(": ") + fact.value;
    return lines;
}

QStringList essentials(int cookie)
{
    const Snapshot snapshot = test::snapshotFromText(leak, test::usualTime, test::usualNames());
    const SocketRecord& record = *snapshot.find({.cookie = Cookie(cookie), .local = {}, .remote = {}, .inode = {}});
    return said(
        essentialsOf(record, holdersOf(snapshot, record.state), *snapshot.names, {test::usualTime, test::usualTime}));
}

} // namespace

class EssentialsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theOwnerComesFirstAndALeakIsCounted();
    void aListenerSaysWhoWaits();
    void whatIsMissingIsSaid();
    void aStateSaysWhoHoldsIt();
    void aLineIsNeverWrapped();
};

void EssentialsTest::theOwnerComesFirstAndALeakIsCounted()
{
    const QStringList lines = essentials(1);
    QCOMPARE(lines.value(0), QStringLiteral("Process: orders-api (8)"));
    QVERIFY2(lines.contains(QStringLiteral("User: www-data")), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.contains(QStringLiteral("Unit: o.service")), qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.last().startsWith(u"In all: orders-api (8) holds 2 of these") && lines.last().contains(u"14 min"),
             qPrintable(lines.last()));
}

void EssentialsTest::aListenerSaysWhoWaits()
{
    const QStringList lines = essentials(3);
    QVERIFY2(lines.contains(QStringLiteral("Queues: 3 of at most 128 wait for accept()")),
             qPrintable(lines.join(u'\n')));
    QVERIFY(lines.filter(QStringLiteral("In all")).isEmpty()); // one is no crowd
}

void EssentialsTest::whatIsMissingIsSaid()
{
    const QStringList lines = essentials(4);
    QVERIFY2(lines.value(0).startsWith(u"Process: ") && lines.value(0).size() > 20, qPrintable(lines.value(0)));
    QVERIFY(lines.filter(QStringLiteral("Command")).isEmpty());
    QVERIFY2(lines.filter(QStringLiteral("Timer")).join(u' ').contains(u"43"), qPrintable(lines.join(u'\n')));
}

void EssentialsTest::aStateSaysWhoHoldsIt()
{
    const Snapshot snapshot = test::snapshotFromText(leak);
    const QStringList lines = said(essentialsOf(holdersOf(snapshot, State::CloseWait)));
    QCOMPARE(lines.size(), 1);
    QVERIFY2(lines[0].contains(u"orders-api (8) holds 2"), qPrintable(lines[0]));
}

void EssentialsTest::aLineIsNeverWrapped()
{
    FactStrip strip;
    strip.showFacts({{QStringLiteral("Command"), QStringLiteral("x")}});
    const int height = strip.sizeHint().height();
    strip.showFacts({{QStringLiteral("Command"), QString(5000, u'x')}});
    QCOMPARE(strip.sizeHint().height(), height);
    QVERIFY(strip.minimumSizeHint().width() < 400);
    QVERIFY(!strip.isHidden());
    strip.showFacts({});
    QVERIFY(strip.isHidden());
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::EssentialsTest)
#include "essentials_test.moc"
