// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing jumps while the user reads: selection, scroll position and the row under the pointer stay while rows come, go
// and change.
#include "view/window_support.h"

#include <QScrollBar>
#include <QTest>

namespace atlas::view {
namespace {

using model::Column;

constexpr std::uint16_t firstPort = 1000;
constexpr int many = 120;

/// Sockets with the local ports from..to, all of one state; a port is also the cookie.
std::string established(int from, int to)
{
    std::string lines;
    for (int port = from; port <= to; ++port) {
        const std::string number = std::to_string(port);
        lines.append("ESTABLISHED 10.0.0.1:").append(number).append(" 10.0.0.9:80 cookie=").append(number).append("\n");
    }
    return lines;
}

} // namespace

class WindowStillnessTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_shown.reset(); }

    void theSelectionStaysItsOwn();
    void theSelectionSurvivesSortingAndFiltering();
    void theSelectedRowStaysInSight();
    void rowsAboveDoNotPushTheOthers();
    void atTheTopNewRowsAreSeen();
    void theRowUnderThePointerStays();
    void theOrderIsHeldUnderThePointer();

private:
    void pointAt(int row);

    std::optional<test::OwnSettings> m_settings;
    test::Script m_script;
    std::optional<test::Window> m_shown;
};

void WindowStillnessTest::init()
{
    m_settings.emplace();
    m_script.say(established(firstPort, firstPort + many));
    m_shown.emplace(test::scriptedSource(m_script));
    m_shown->table->sortByColumn(static_cast<int>(Column::LocalPort), Qt::AscendingOrder);
    QCOMPARE(m_shown->row(firstPort), 0);
}

void WindowStillnessTest::pointAt(int row)
{
    const QRect cell = m_shown->table->visualRect(m_shown->sockets->index(row, static_cast<int>(Column::LocalPort)));
    QCursor::setPos(m_shown->table->viewport()->mapToGlobal(cell.center()));
    QTRY_VERIFY(m_shown->table->viewport()->underMouse());
}

void WindowStillnessTest::theSelectionStaysItsOwn()
{
    m_shown->click(m_shown->row(1050));
    m_script.say(established(1020, 1200)); // twenty go above it, many come below
    QVERIFY(m_shown->poll());
    m_shown->endMarks();
    QCOMPARE(m_shown->row(1020), 0);
    QCOMPARE(m_shown->currentRow(), m_shown->row(1050));
    QVERIFY(m_shown->table->selectionModel()->isRowSelected(m_shown->currentRow(), {}));
    QCOMPARE(m_shown->fact("Local"), QStringLiteral("10.0.0.1:1050"));
}

void WindowStillnessTest::theSelectionSurvivesSortingAndFiltering()
{
    m_shown->click(m_shown->row(1050));
    m_shown->table->sortByColumn(static_cast<int>(Column::LocalPort), Qt::DescendingOrder);
    QCOMPARE(m_shown->currentRow(), m_shown->row(1050));
    QCOMPARE(m_shown->currentRow(), many - 50);
    // A filter that hides the row does not let go of the connection.
    m_shown->window.setFilterText(QStringLiteral("port:1005"));
    QCOMPARE(m_shown->currentRow(), -1);
    QCOMPARE(m_shown->fact("Local"), QStringLiteral("10.0.0.1:1050"));
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->diagram->selected(), std::optional(State::Established));
    m_shown->window.setFilterText(QString());
    QCOMPARE(m_shown->currentRow(), m_shown->row(1050));
}

/// It is sorted to the far end, and the table goes with it.
void WindowStillnessTest::theSelectedRowStaysInSight()
{
    m_shown->table->sortByColumn(static_cast<int>(Column::State), Qt::AscendingOrder);
    m_shown->table->selectSocket(keyOf(m_shown->sockets->record(m_shown->row(1005))));
    const int place = m_shown->placeOf(m_shown->row(1005));
    m_script.say(established(firstPort, 1004) + "FIN-WAIT-2 10.0.0.1:1005 10.0.0.9:80 cookie=1005\n" +
                 established(1006, firstPort + many));
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->currentRow(), many);
    const QRect row = m_shown->table->visualRect(m_shown->table->currentIndex());
    QVERIFY(m_shown->table->viewport()->rect().contains(row.center()));
    QVERIFY(m_shown->placeOf(many) >= place);
}

void WindowStillnessTest::rowsAboveDoNotPushTheOthers()
{
    m_shown->table->scrollTo(m_shown->sockets->index(m_shown->row(1060), 0), QAbstractItemView::PositionAtTop);
    const int before = m_shown->placeOf(m_shown->row(1070));
    m_script.say(established(980, 1200));
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->row(980), 0);
    QCOMPARE(m_shown->placeOf(m_shown->row(1070)), before);
    m_script.say(established(1030, 1200));
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->placeOf(m_shown->row(1070)), before);
    m_shown->endMarks();
    QCOMPARE(m_shown->row(1030), 0);
    QCOMPARE(m_shown->placeOf(m_shown->row(1070)), before);
}

void WindowStillnessTest::atTheTopNewRowsAreSeen()
{
    m_script.say(established(980, 1100));
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->row(980), 0);
    QCOMPARE(m_shown->table->verticalScrollBar()->value(), 0);
}

void WindowStillnessTest::theRowUnderThePointerStays()
{
    m_shown->table->scrollTo(m_shown->sockets->index(m_shown->row(1050), 0), QAbstractItemView::PositionAtTop);
    pointAt(m_shown->row(1055));
    const int place = m_shown->placeOf(m_shown->row(1055));
    m_script.say(established(1040, 1052) + established(1054, 1200)); // many above the visible ones, and one of those
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->placeOf(m_shown->row(1055)), place);
    m_shown->endMarks();
    QCOMPARE(m_shown->row(1040), 0);
    QCOMPARE(m_shown->row(1053), -1);
    QCOMPARE(m_shown->placeOf(m_shown->row(1055)), place);
}

void WindowStillnessTest::theOrderIsHeldUnderThePointer()
{
    pointAt(3);
    const QList<int> before = m_shown->ports();
    m_script.say(established(980, firstPort + many));
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->ports().first(before.size()), before); // the new ones came last
    QCursor::setPos(0, 0);
    QTRY_COMPARE(m_shown->row(980), 0);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::WindowStillnessTest)
#include "window_stillness_test.moc"
