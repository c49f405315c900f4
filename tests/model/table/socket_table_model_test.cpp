// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the table reports to its views, signal by signal.
#include "model/model_support.h"
#include "model/table/mark_timer.h"

#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace atlas;
using namespace atlas::model;
using namespace atlas::model::test;
using namespace std::chrono_literals;

namespace {

constexpr auto three = "LISTEN 0.0.0.0:22 - cookie=1\n"
                       "ESTAB 10.0.0.1:80 10.0.0.9:5000 cookie=2\n"
                       "ESTAB 10.0.0.1:443 10.0.0.9:5001 cookie=3\n";

/// Many listeners; the cookie is the port.
std::string listeners(int first, int last, int step)
{
    std::string lines;
    for (int port = first; port <= last; port += step)
        lines += "LISTEN 0.0.0.0:" + std::to_string(port) + " - cookie=" + std::to_string(port) + '\n';
    return lines;
}

} // namespace

class SocketTableModelTest : public QObject {
    Q_OBJECT

private slots:
    void isEmptyBeforeTheFirstUpdate();
    void firstUpdateIsOneRangeWithoutMarks();
    void anUpdateIsReportedExactly();
    void aGoneRowKeepsItsLastRecordAndItsPlace();
    void goneRowsStayAsLongAsTheUserWants();
    void onlyAChangeOfStateIsMarked();
    void marksEndAfterTheirTime();
    void theClockTouchesItsColumnsOnly();
    void anotherSourceIsAReset();
    void whatIsOutOfOrderMovesWithItsPersistentIndex();
    void aTimerThatWasSetAgainMoves();
    void whileHeldRowsStayAndNewOnesComeLast();
    void hiddenStatesRemoveAndInsertExactly();
    void filterPicksRowsAndCountsStates();
    void aFilterOnTimeIsAskedAgain();
    void manyRangesAreReplacedBetweenAnchors();
    void aSocketThatComesBackIsARowOfItsOwn();
    void rowsAreFoundByKey();
    void rolesAndHeaders();
    void newNamesSortAgain();
    void everyChangeStandsBetweenTwoSignals();
    void marksEndByThemselves();
};

void SocketTableModelTest::isEmptyBeforeTheFirstUpdate()
{
    Watched table;
    table.model.advance(Instant(1h));
    table.model.setHiddenStates(states({State::Listen}));
    table.model.setFilter(Filter());
    table.model.setOrderHeld(true);
    table.model.setOrderHeld(false);
    table.model.retranslate();
    QCOMPARE(table.model.rowCount(), 0);
    QCOMPARE(table.model.snapshot(), nullptr);
    QCOMPARE(table.model.nextMarkEnd(), std::nullopt);
    QCOMPARE(table.model.rowOf(SocketKey{Cookie{1}, {}, {}, {}}), std::nullopt);
    QCOMPARE(table.log.take(), QStringList());
}

void SocketTableModelTest::firstUpdateIsOneRangeWithoutMarks()
{
    Watched table;
    Stream stream;
    QSignalSpy counts(&table.model, &SocketTableModel::countsChanged);
    table.model.apply(stream.next(three));
    QCOMPARE(table.log.take(), texts({"insert 0-2"}));
    QCOMPARE(table.rows(), texts({"22 LISTEN", "80 ESTABLISHED", "443 ESTABLISHED"}));
    QCOMPARE(table.model.nextMarkEnd(), std::nullopt);
    QCOMPARE(table.model.socketCount(), 3U);
    QCOMPARE(counts.count(), 1);
}

void SocketTableModelTest::anUpdateIsReportedExactly()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::LocalPort));
    table.model.apply(stream.next(three));
    table.log.clear();
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1\n"
                                  "CLOSE-WAIT 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"
                                  "ESTAB 10.0.0.1:90 10.0.0.9:5002 cookie=9\n"
                                  "LISTEN 0.0.0.0:21 - cookie=8\n"));
    QCOMPARE(table.rows(), texts({"+21 LISTEN", "22 LISTEN", "-80 ESTABLISHED", "+90 ESTABLISHED", "~443 CLOSE-WAIT"}));
    QCOMPARE(table.log.take(), texts({"insert 0-0", "insert 3-3", "change 2-2", "change 4-4"}));

    // The same again: nothing to report, and no signal is sent.
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1\n"
                                  "CLOSE-WAIT 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"
                                  "ESTAB 10.0.0.1:90 10.0.0.9:5002 cookie=9\n"
                                  "LISTEN 0.0.0.0:21 - cookie=8\n"));
    QCOMPARE(table.log.take(), QStringList());
}

void SocketTableModelTest::aGoneRowKeepsItsLastRecordAndItsPlace()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::LocalPort));
    table.model.apply(stream.next(three));
    const QPersistentModelIndex held(table.model.index(1, 3));
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1\nESTAB 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"));
    QCOMPARE(table.rows(), texts({"22 LISTEN", "-80 ESTABLISHED", "443 ESTABLISHED"}));
    QCOMPARE(held.row(), 1);
    QCOMPARE(table.model.record(1).remote.port, 5000);
    QCOMPARE(table.model.socketCount(), 2U);
    QCOMPARE(table.model.matchingCounts()[static_cast<std::size_t>(State::Established)], 1U);

    table.log.clear();
    table.model.advance(stream.time() + markTime - 1ms);
    QCOMPARE(table.model.rowCount(), 3);
    QVERIFY(table.model.nextMarkEnd() == stream.time() + markTime);
    table.log.clear();
    table.model.advance(stream.time() + markTime);
    QCOMPARE(table.log.take(), texts({"remove 1-1", "clock 0-1", "clock 0-1"}));
    QVERIFY(!held.isValid());
    QCOMPARE(table.model.nextMarkEnd(), std::nullopt);
}

void SocketTableModelTest::goneRowsStayAsLongAsTheUserWants()
{
    Watched table;
    Stream stream;
    table.model.setGoneTime(60s);
    table.model.apply(stream.next("ESTAB 10.0.0.1:80 10.0.0.9:5000 cookie=2\nLISTEN 0.0.0.0:22 - cookie=1"));
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1"));
    const Instant gone = stream.time();
    QVERIFY(table.model.nextMarkEnd() == gone + 60s);
    table.model.advance(gone + 59s);
    QCOMPARE(table.rows(), texts({"22 LISTEN", "-80 ESTABLISHED"}));

    // A shorter time counts for those that are gone already.
    table.model.setGoneTime(10s);
    QCOMPARE(table.rows(), texts({"22 LISTEN"}));
    QCOMPARE(table.model.nextMarkEnd(), std::nullopt);
}

void SocketTableModelTest::onlyAChangeOfStateIsMarked()
{
    Watched table;
    Stream stream;
    table.model.apply(stream.next("ESTAB 10.0.0.1:80 10.0.0.9:5000 cookie=2 acked=1"));
    table.model.apply(stream.next("ESTAB 10.0.0.1:80 10.0.0.9:5000 cookie=2 acked=900"));
    QCOMPARE(table.rows(), texts({"80 ESTABLISHED"}));
    QCOMPARE(table.log.take(), texts({"insert 0-0", "change 0-0"}));
    table.model.apply(stream.next("FIN-WAIT-2 10.0.0.1:80 10.0.0.9:5000 cookie=2 acked=900"));
    QCOMPARE(table.rows(), texts({"~80 FIN-WAIT-2"}));
    QCOMPARE(table.model.data(table.model.index(0, 0), FreshnessRole).value<Freshness>(), Freshness::Changed);
}

void SocketTableModelTest::marksEndAfterTheirTime()
{
    Watched table;
    Stream stream;
    table.model.apply(stream.next(""));
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1"));
    const Instant marked = stream.time();
    QCOMPARE(table.rows(), texts({"+22 LISTEN"}));
    QVERIFY(table.model.nextMarkEnd() == marked + markTime);
    table.log.clear();
    table.model.advance(marked + 3s);
    QCOMPARE(table.rows(), texts({"22 LISTEN"}));
    QCOMPARE(table.log.take(), texts({"change 0-0", "clock 0-0", "clock 0-0"}));

    // An update ends them too, if nothing else did.
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1\nLISTEN 0.0.0.0:23 - cookie=2"));
    for (int second = 0; second < 3; ++second)
        table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1\nLISTEN 0.0.0.0:23 - cookie=2"));
    QCOMPARE(table.rows(), texts({"22 LISTEN", "23 LISTEN"}));
    QCOMPARE(table.log.take(), texts({"insert 1-1", "change 1-1"}));
}

void SocketTableModelTest::theClockTouchesItsColumnsOnly()
{
    Watched table;
    Stream stream;
    table.model.apply(stream.next(three));
    table.log.clear();
    QSignalSpy changes(&table.model, &QAbstractItemModel::dataChanged);
    const QModelIndex age = table.model.index(0, static_cast<int>(Column::TimeInState));
    const qlonglong before = age.data(SortRole).toLongLong();
    table.model.advance(stream.time() + 250ms);
    QCOMPARE(age.data(SortRole).toLongLong(), before + 250);
    QCOMPARE(table.log.take(), texts({"clock 0-2", "clock 0-2"}));
    QList<int> columns;
    for (const auto& change : changes)
        for (int side : {0, 1})
            columns += change[side].toModelIndex().column();
    constexpr int timeInState = static_cast<int>(Column::TimeInState);
    constexpr int timer = static_cast<int>(Column::Timer);
    QCOMPARE(columns, (QList<int>{timeInState, timeInState, timer, timer}));
}

void SocketTableModelTest::anotherSourceIsAReset()
{
    Watched table;
    Stream stream;
    table.model.apply(stream.next(three));
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1"));
    table.log.clear();
    Stream other;
    table.model.apply(other.next("LISTEN 0.0.0.0:99 - cookie=1"));
    QCOMPARE(table.log.take(), texts({"reset"}));
    QCOMPARE(table.rows(), texts({"99 LISTEN"}));
    QCOMPARE(table.model.nextMarkEnd(), std::nullopt);
    QCOMPARE(table.model.matchingCounts()[static_cast<std::size_t>(State::Listen)], 1U);

    static_cast<void>(other.next("LISTEN 0.0.0.0:99 - cookie=1\nLISTEN 0.0.0.0:100 - cookie=2"));
    table.model.apply(other.next("LISTEN 0.0.0.0:100 - cookie=2"));
    QCOMPARE(table.log.take(), texts({"reset"}));
    QCOMPARE(table.rows(), texts({"100 LISTEN"}));
}

void SocketTableModelTest::whatIsOutOfOrderMovesWithItsPersistentIndex()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::SendQueue));
    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 sendq=10\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 sendq=20\n"
                                  "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 sendq=30\n"));
    const QPersistentModelIndex first(table.model.index(0, 2));
    const QPersistentModelIndex second(table.model.index(1, 0));
    table.log.clear();
    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 sendq=15\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 sendq=20\n"
                                  "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 sendq=30\n"));
    QCOMPARE(table.log.take(), texts({"change 0-0"}));

    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 sendq=25\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 sendq=20\n"
                                  "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 sendq=30\n"
                                  "ESTAB 1.0.0.1:4 1.0.0.2:9 cookie=4 sendq=22\n"));
    QCOMPARE(table.log.take(), texts({"insert 2-2", "change 0-0", "layout"}));
    QCOMPARE(table.ports(), (QList<int>{2, 4, 1, 3}));
    QCOMPARE(first.row(), 2);
    QCOMPARE(first.column(), 2);
    QCOMPARE(second.row(), 0);
}

void SocketTableModelTest::aTimerThatWasSetAgainMoves()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::Timer));
    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 timer=keepalive/10s\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 timer=keepalive/20s\n"));
    table.log.clear();
    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 timer=keepalive/9s\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 timer=keepalive/19s\n"));
    QCOMPARE(table.log.take(), QStringList());
    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 timer=keepalive/75s\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 timer=keepalive/18s\n"));
    QCOMPARE(table.log.take(), texts({"layout"}));
    QCOMPARE(table.ports(), (QList<int>{2, 1}));
}

void SocketTableModelTest::whileHeldRowsStayAndNewOnesComeLast()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::SendQueue));
    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 sendq=10\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 sendq=20\n"));
    table.model.setOrderHeld(true);
    table.log.clear();
    table.model.apply(stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 sendq=90\n"
                                  "ESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 sendq=20\n"
                                  "ESTAB 1.0.0.1:3 1.0.0.2:9 cookie=3 sendq=5\n"
                                  "ESTAB 1.0.0.1:4 1.0.0.2:9 cookie=4 sendq=1\n"));
    QCOMPARE(table.log.take(), texts({"insert 2-3", "change 0-0"}));
    QCOMPARE(table.ports(), (QList<int>{1, 2, 4, 3}));
    const QPersistentModelIndex held(table.model.index(0, 0));
    table.model.setOrderHeld(false);
    QCOMPARE(table.log.take(), texts({"layout"}));
    QCOMPARE(table.ports(), (QList<int>{4, 3, 2, 1}));
    QCOMPARE(held.row(), 3);
    table.model.setOrderHeld(true);
    table.model.setOrderHeld(false);
    QCOMPARE(table.log.take(), QStringList());
}

void SocketTableModelTest::hiddenStatesRemoveAndInsertExactly()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::LocalPort));
    table.model.setHiddenStates(states({State::Listen}));
    table.model.apply(stream.next(three));
    QCOMPARE(table.rows(), texts({"80 ESTABLISHED", "443 ESTABLISHED"}));
    QCOMPARE(table.model.matchingCounts()[static_cast<std::size_t>(State::Listen)], 1U);
    QCOMPARE(table.model.socketCount(), 3U);
    const QPersistentModelIndex held(table.model.index(1, 0));
    table.log.clear();
    table.model.setHiddenStates({});
    QCOMPARE(table.log.take(), texts({"insert 0-0"}));
    QCOMPARE(held.row(), 2);
    table.model.setHiddenStates(states({State::Established}));
    QCOMPARE(table.log.take(), texts({"remove 1-2"}));

    // A socket that comes into a hidden state leaves, and the other way round.
    table.model.setHiddenStates(states({State::CloseWait}));
    table.log.clear();
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1\n"
                                  "CLOSE-WAIT 10.0.0.1:80 10.0.0.9:5000 cookie=2\n"
                                  "ESTAB 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"));
    QCOMPARE(table.log.take(), texts({"remove 1-1"}));
    table.model.apply(stream.next("LISTEN 0.0.0.0:22 - cookie=1\n"
                                  "LAST-ACK 10.0.0.1:80 10.0.0.9:5000 cookie=2\n"
                                  "ESTAB 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"));
    QCOMPARE(table.rows(), texts({"22 LISTEN", "~80 LAST-ACK", "443 ESTABLISHED"}));
}

void SocketTableModelTest::filterPicksRowsAndCountsStates()
{
    Watched table;
    Stream stream;
    QSignalSpy counts(&table.model, &SocketTableModel::countsChanged);
    table.model.sort(static_cast<int>(Column::LocalPort));
    table.model.apply(stream.next(three));
    table.log.clear();
    table.model.setFilter(filter("port:443"));
    QCOMPARE(table.log.take(), texts({"remove 0-1"}));
    QCOMPARE(counts.count(), 2);
    StateCounts expected{};
    expected[static_cast<std::size_t>(State::Established)] = 1;
    QVERIFY(table.model.matchingCounts() == expected);
    QCOMPARE(table.model.socketCount(), 3U);

    table.model.apply(stream.next("LISTEN 0.0.0.0:443 - cookie=7\nCLOSE-WAIT 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"));
    QCOMPARE(table.rows(), texts({"~443 CLOSE-WAIT", "+443 LISTEN"}));
    expected = {};
    expected[static_cast<std::size_t>(State::Listen)] = 1;
    expected[static_cast<std::size_t>(State::CloseWait)] = 1;
    QVERIFY(table.model.matchingCounts() == expected);

    // What is gone answers to a new filter too.
    table.model.setFilter(filter("port:80"));
    QCOMPARE(table.rows(), texts({"-80 ESTABLISHED"}));
    QVERIFY(table.model.matchingCounts() == StateCounts());
    table.model.setFilter(Filter());
    QCOMPARE(table.rows(), texts({"-22 LISTEN", "-80 ESTABLISHED", "~443 CLOSE-WAIT", "+443 LISTEN"}));
}

void SocketTableModelTest::aFilterOnTimeIsAskedAgain()
{
    Watched table;
    Stream stream;
    table.model.setFilter(filter("age:>1m"));
    table.model.apply(
        stream.next("ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 age=50s\nESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 age=5m\n"));
    QCOMPARE(table.ports(), QList<int>{2});
    table.log.clear();
    QSignalSpy counts(&table.model, &SocketTableModel::countsChanged);
    table.model.advance(stream.time() + 11s);
    QCOMPARE(table.log.take(), texts({"insert 0-0", "clock 0-1", "clock 0-1"}));
    QCOMPARE(table.model.matchingCounts()[static_cast<std::size_t>(State::Established)], 2U);
    QCOMPARE(counts.count(), 1);
}

void SocketTableModelTest::manyRangesAreReplacedBetweenAnchors()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::LocalPort));
    table.model.apply(stream.next(listeners(1, 9000, 2)));
    const QPersistentModelIndex held(table.model.index(1000, 0)); // port 2001
    const QPersistentModelIndex leaves(table.model.index(2000, 0)); // port 4001
    QList<int> expected;
    for (int port = 1; port <= 9000; ++port)
        if (port != 4001)
            expected += port;
    table.log.clear();
    auto update = listeners(1, 4000, 1) + listeners(4002, 9000, 1);
    table.model.apply(stream.next(update));
    // Before the held row, between it and the other, and behind: port 4001 is gone, which is a row of its own.
    const QStringList reported = table.log.take();
    QCOMPARE(reported.filter(QStringLiteral("remove")),
             texts({"remove 0-999", "remove 2001-2999", "remove 4001-6499"}));
    QCOMPARE(reported.filter(QStringLiteral("insert")),
             texts({"insert 0-1999", "insert 2001-3999", "insert 4001-8999"}));
    QCOMPARE(reported.filter(QStringLiteral("reset")), QStringList());
    QCOMPARE(held.row(), 2000);
    QCOMPARE(table.model.record(held.row()).local.port, 2001);
    QCOMPARE(table.model.record(leaves.row()).local.port, 4001);
    QCOMPARE(table.model.freshness(leaves.row()), Freshness::Gone);
    table.model.advance(stream.time() + 3s);
    QVERIFY(!leaves.isValid());
    QCOMPARE(table.ports(), expected);
}

void SocketTableModelTest::aSocketThatComesBackIsARowOfItsOwn()
{
    // Without cookies (from /proc) the same addresses may come back while the last one is still shown.
    Watched table;
    Stream stream;
    table.model.apply(stream.next("TIME-WAIT 1.0.0.1:1 1.0.0.2:9"));
    table.model.apply(stream.next(""));
    table.model.apply(stream.next("SYN-SENT 1.0.0.1:1 1.0.0.2:9"));
    QCOMPARE(table.rows(), texts({"-1 TIME-WAIT", "+1 SYN-SENT"}));
    QCOMPARE(table.model.rowOf(keyOf(table.model.record(0))), std::optional(1));
    table.model.advance(stream.time() + 2s);
    QCOMPARE(table.rows(), texts({"+1 SYN-SENT"}));
}

void SocketTableModelTest::rowsAreFoundByKey()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::LocalPort), Qt::DescendingOrder);
    table.model.apply(stream.next(three));
    const auto row = [&](std::uint64_t cookie) { return table.model.rowOf(SocketKey{Cookie{cookie}, {}, {}, {}}); };
    QCOMPARE(row(1), std::optional(2));
    QCOMPARE(row(3), std::optional(0));
    QCOMPARE(row(4), std::nullopt);
    table.model.setHiddenStates(states({State::Listen}));
    QCOMPARE(row(1), std::nullopt);
    table.model.apply(stream.next("ESTAB 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"));
    QCOMPARE(row(2), std::optional(1));
}

void SocketTableModelTest::rolesAndHeaders()
{
    Watched table;
    Stream stream;
    table.model.apply(stream.next(three));
    const QModelIndex index = table.model.index(1, static_cast<int>(Column::LocalPort));
    QCOMPARE(index.data().toString(), QStringLiteral("80"));
    QCOMPARE(index.data(StateRole).value<State>(), State::Established);
    QCOMPARE(index.data(FreshnessRole).value<Freshness>(), Freshness::Settled);
    QVERIFY(!index.data(Qt::DecorationRole).isValid());
    QVERIFY(index.flags().testFlag(Qt::ItemNeverHasChildren));
    QCOMPARE(table.model.headerData(3, Qt::Horizontal).toString(), QStringLiteral("3"));
    QVERIFY(!table.model.headerData(3, Qt::Vertical).isValid());
    QVERIFY(!table.model.headerData(99, Qt::Horizontal).isValid());
    table.log.clear();
    QSignalSpy headers(&table.model, &QAbstractItemModel::headerDataChanged);
    table.model.retranslate();
    QCOMPARE(headers.count(), 1);
    QCOMPARE(table.log.take(), texts({"change 0-2"}));
}

void SocketTableModelTest::newNamesSortAgain()
{
    Watched table;
    Stream stream;
    table.model.sort(static_cast<int>(Column::User));
    constexpr auto lines = "ESTAB 1.0.0.1:1 1.0.0.2:9 cookie=1 uid=33\nESTAB 1.0.0.1:2 1.0.0.2:9 cookie=2 uid=1000\n";
    table.model.apply(stream.next(lines));
    QCOMPARE(table.ports(), (QList<int>{2, 1}));
    table.log.clear();
    auto names = std::make_shared<Names>();
    names->users = {{Uid{33}, "an"}, {Uid{1000}, "zoe"}};
    table.model.apply(stream.next(atlas::test::snapshotFromText(lines, stream.time() + 1s, names)));
    QCOMPARE(table.log.take(), texts({"layout"}));
    QCOMPARE(table.ports(), (QList<int>{1, 2}));
}

/// Whatever rows come, go and move: views hold on before the first of them and let go after the last.
void SocketTableModelTest::everyChangeStandsBetweenTwoSignals()
{
    Watched table;
    Stream stream;
    QStringList order;
    const auto note = [&order](const char* what) { return [&order, what] { order += QLatin1String(what); }; };
    connect(&table.model, &RowModel::aboutToChange, &table.model, note("("));
    connect(&table.model, &RowModel::changed, &table.model, note(")"));
    connect(&table.model, &QAbstractItemModel::rowsInserted, &table.model, note("insert"));
    connect(&table.model, &QAbstractItemModel::rowsRemoved, &table.model, note("remove"));
    connect(&table.model, &QAbstractItemModel::layoutChanged, &table.model, note("layout"));
    connect(&table.model, &QAbstractItemModel::modelReset, &table.model, note("reset"));
    const auto taken = [&order] { return std::exchange(order, {}); };

    table.model.showUpdate(stream.next(three)); // apply() and advance() are one change
    QCOMPARE(taken(), texts({"(", "insert", ")"}));
    table.model.sort(static_cast<int>(Column::State));
    table.model.showUpdate(stream.next("LISTEN 0.0.0.0:22 - cookie=1\n"
                                       "LISTEN 0.0.0.0:21 - cookie=8\n"
                                       "CLOSE-WAIT 10.0.0.1:80 10.0.0.9:5000 cookie=2\n"
                                       "ESTAB 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"));
    QCOMPARE(taken(), texts({"(", "insert", "layout", ")"}));
    table.model.setFilter(filter("port:443"));
    QCOMPARE(taken(), texts({"(", "remove", "remove", ")"}));
    table.model.setHiddenStates(states({State::Established}));
    QCOMPARE(taken(), texts({"(", "remove", ")"}));
    table.model.setFilter(Filter());
    QCOMPARE(taken(), texts({"(", "insert", ")"}));
    table.model.setHiddenStates({});
    QCOMPARE(taken(), texts({"(", "insert", ")"}));
    table.model.setOrderHeld(true);
    table.model.showUpdate(stream.next("LISTEN 0.0.0.0:22 - cookie=1\n"
                                       "CLOSE-WAIT 10.0.0.1:80 10.0.0.9:5000 cookie=2\n"
                                       "TIME-WAIT 10.0.0.1:443 10.0.0.9:5001 cookie=3\n"
                                       "LISTEN 0.0.0.0:20 - cookie=9\n"));
    QCOMPARE(taken(), texts({"(", "insert", ")"}));
    table.model.setOrderHeld(false);
    QCOMPARE(taken(), texts({"(", "layout", ")"}));
    table.model.setGoneTime(0s); // the one that is gone
    QCOMPARE(taken(), texts({"(", "remove", ")"}));
    Stream other;
    table.model.apply(other.next(three));
    QCOMPARE(taken(), texts({"(", "reset", ")"}));
}

void SocketTableModelTest::marksEndByThemselves()
{
    Watched table;
    new MarkTimer(table.model);
    Stream stream;
    const Instant past = std::chrono::steady_clock::now() - markTime - 1s;
    table.model.apply(stream.next(atlas::test::snapshotFromText("LISTEN 0.0.0.0:22 - cookie=1\n", past - 1s)));
    table.model.apply(stream.next(atlas::test::snapshotFromText(three, past)));
    QVERIFY(table.rows().contains(QStringLiteral("+80 ESTABLISHED")));
    QTRY_COMPARE(table.model.nextMarkEnd(), std::nullopt);
    QVERIFY(table.rows().contains(QStringLiteral("80 ESTABLISHED")));
}

QTEST_GUILESS_MAIN(SocketTableModelTest)
#include "socket_table_model_test.moc"
