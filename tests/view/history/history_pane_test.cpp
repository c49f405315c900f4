// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pane below the table: what it says about a connection, and that nothing moves while it is updated.
#include "view/history/history_band.h"
#include "view/history/history_pane.h"
#include "view/history/history_support.h"
#include "view/history/step_list.h"
#include "view/history/step_list_model.h"
#include "view/parts/elided_label.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QMenu>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

#include <random>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;
using enum State;
using model::EventSourceKind;
using test::at;
using test::concluded;
using test::observed;
using test::origin;

constexpr const char* pair = " 10.0.0.5:51010 203.0.113.20:443 cookie=7";

std::string line(const char* state, const char* more = "")
{
    return std::string(state) + pair + ' ' + more;
}

std::vector<Step> closingSteps()
{
    return {observed(Closed, SynSent, Cause::ActiveOpen, 0ms),
            observed(SynSent, Established, Cause::ReceiveSynAck, 31ms),
            observed(Established, FinWait1, Cause::Close, 268806ms),
            observed(FinWait1, FinWait2, Cause::ReceiveAckOfFin, 268848ms),
            observed(FinWait2, TimeWait, Cause::ReceiveFin, 268909ms)};
}

/// Many steps, ten seconds apart.
std::vector<Step> manySteps(int count)
{
    std::vector<Step> steps;
    steps.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        steps.push_back(observed(i % 2 == 0 ? SynSent : SynReceived, i % 2 == 0 ? SynReceived : SynSent,
                                 Cause::ReceiveSyn, i * 10s));
    return steps;
}

model::Followed followed(model::FollowedEnd own)
{
    return {std::move(own), {}};
}

struct Shown {
    HistoryPane pane;
    QAbstractItemModelTester tester{pane.list()->model(), QAbstractItemModelTester::FailureReportingMode::Fatal};

    Shown()
    {
        pane.resize(800, 240);
        pane.show();
        if (!QTest::qWaitForWindowExposed(&pane))
            qFatal("no window");
    }
    [[nodiscard]] QString label(const char* name) const { return pane.findChild<QLabel*>(QLatin1String(name))->text(); }
    [[nodiscard]] QString knowledge() const
    {
        return pane.findChild<ElidedLabel*>(QStringLiteral("historyKnowledge"))->text();
    }
    [[nodiscard]] QString title() const { return pane.findChild<ElidedLabel*>(QStringLiteral("historyTitle"))->text(); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        return pane.list()->model()->index(row, column).data().toString();
    }
    [[nodiscard]] int rows() const { return pane.list()->model()->rowCount(); }
    [[nodiscard]] int paints() const { return pane.band()->paintCount(); }
};

} // namespace

class HistoryPaneTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void nothingSelected();
    void exactHistory();
    void knowledge_data();
    void knowledge();
    void noHistorySaysWhy();
    void aGoneConnectionSaysWhenItEnded();
    void timesThatAreNotKnown();
    void ambiguousStepsNameTheirWays();
    void causes_data();
    void causes();
    void bothEnds();
    void whatIsReadStays();
    void theNewestIsVisible();
    void anotherConnectionStartsAnew();
    void updatesChangeOnlyWhatDiffers();
    void randomUpdatesKeepTheRowsRight();
    void atRestNothingIsPainted();
    void hiddenItDoesNothing();
    void linesAreCopied();
    void hoveringDescribesTheStep();
    void narrowItStillShowsWhatMatters();
};

void HistoryPaneTest::initTestCase()
{
    qputenv("TZ", "UTC");
    tzset();
}

void HistoryPaneTest::nothingSelected()
{
    Shown shown;
    QVERIFY(shown.label("historySentence").contains(QStringLiteral("Select a connection")));
    QVERIFY(!shown.pane.band()->isVisible());
    QVERIFY(!shown.pane.list()->isVisible());
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), closingSteps())), at(280s), EventSourceKind::Probe);
    QVERIFY(shown.pane.list()->isVisible());
    shown.pane.clear();
    QVERIFY(shown.label("historySentence").contains(QStringLiteral("Select a connection")));
    QVERIFY(!shown.pane.list()->isVisible());
}

void HistoryPaneTest::exactHistory()
{
    Shown shown;
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), closingSteps())), at(280s), EventSourceKind::Probe);
    QCOMPARE(shown.title(), QStringLiteral("History of 10.0.0.5:51010 → 203.0.113.20:443"));
    QCOMPARE(shown.knowledge(), QStringLiteral("exact · from kernel events"));
    QCOMPARE(shown.rows(), 5);
    QCOMPARE(shown.cell(2, StepListModel::Time), QStringLiteral("12:04:28.806"));
    QCOMPARE(shown.cell(2, StepListModel::Transition), QStringLiteral("ESTABLISHED → FIN-WAIT-1"));
    QCOMPARE(shown.cell(2, StepListModel::Cause), QStringLiteral("close()"));
    QCOMPARE(shown.cell(2, StepListModel::Known), QStringLiteral("● observed"));
    QVERIFY(shown.pane.list()->isColumnHidden(StepListModel::End));
    QVERIFY(!shown.pane.findChild<QLabel*>(QStringLiteral("historySentence"))->isVisible());
}

void HistoryPaneTest::knowledge_data()
{
    QTest::addColumn<std::vector<Step>>("steps");
    QTest::addColumn<QString>("said");
    const Step exact = observed(Closed, SynSent, Cause::ActiveOpen, 0ms);
    const auto then = [](Known known) { return concluded(SynSent, Established, known, std::nullopt, 1s, 2s); };
    QTest::newRow("exact") << std::vector{exact} << QStringLiteral("exact · from kernel events");
    QTest::newRow("seen") << std::vector{then(Known::Seen)}
                          << QStringLiteral("order certain · times between two snapshots");
    QTest::newRow("both") << std::vector{exact, then(Known::Seen)}
                          << QStringLiteral("partly exact · the rest seen between two snapshots");
    QTest::newRow("inferred") << std::vector{exact, then(Known::Inferred)}
                              << QStringLiteral("partly inferred · between two snapshots");
    QTest::newRow("ambiguous") << std::vector{exact, then(Known::Ambiguous)}
                               << QStringLiteral("partly unknown · between two snapshots");
    QTest::newRow("nothing") << std::vector<Step>() << QStringLiteral("no step yet · from kernel events");
}

void HistoryPaneTest::knowledge()
{
    QFETCH(std::vector<Step>, steps);
    QFETCH(QString, said);
    Shown shown;
    shown.pane.showConnection(followed(test::end(line("ESTABLISHED"), steps)), at(10s), EventSourceKind::Probe);
    QCOMPARE(shown.knowledge(), said);
}

void HistoryPaneTest::noHistorySaysWhy()
{
    Shown shown;
    shown.pane.showConnection(followed(test::end(line("ESTABLISHED"), {})), at(180s), EventSourceKind::Polling);
    QCOMPARE(shown.label("historySentence"),
             QStringLiteral("No change since the window first saw it 3 min ago; what came before is not known."));
    QVERIFY(!shown.pane.list()->isVisible());
    QVERIFY(shown.pane.band()->isVisible());
    shown.pane.advance(at(240s));
    QVERIFY(shown.label("historySentence").contains(QStringLiteral("4 min ago")));
}

void HistoryPaneTest::aGoneConnectionSaysWhenItEnded()
{
    Shown shown;
    shown.pane.setKeepGone(600s);
    shown.pane.showConnection(followed(test::end(line("SYN-SENT"),
                                                 {observed(Closed, SynSent, Cause::ActiveOpen, 0ms),
                                                  observed(SynSent, Closed, Cause::ReceiveReset, 5ms)})),
                              at(10s), EventSourceKind::Probe);
    QCOMPARE(shown.label("historySentence"),
             QStringLiteral("It ended at 12:00:00.005 and will be forgotten at 12:10:00."));
}

void HistoryPaneTest::timesThatAreNotKnown()
{
    Shown shown;
    shown.pane.showConnection(
        followed(test::end(line("CLOSE-WAIT"),
                           {concluded(Established, CloseWait, Known::Seen, Cause::ReceiveFin, 59200ms, 60200ms)})),
        at(70s), EventSourceKind::Polling);
    QCOMPARE(shown.cell(0, StepListModel::Time), QStringLiteral("between 12:00:59.2 and 12:01:00.2"));
    QCOMPARE(shown.cell(0, StepListModel::Known), QStringLiteral("◐ seen"));
    QCOMPARE(shown.cell(0, StepListModel::Cause), QStringLiteral("FIN received"));
}

void HistoryPaneTest::ambiguousStepsNameTheirWays()
{
    Shown shown;
    shown.pane.showConnection(
        followed(test::end(line("TIME-WAIT"), {concluded(Established, TimeWait, Known::Ambiguous, {}, 59s, 60s)})),
        at(70s), EventSourceKind::Polling);
    QCOMPARE(shown.cell(0, StepListModel::Cause), QStringLiteral("several paths"));
    const QString ways = shown.cell(0, StepListModel::Meaning);
    QVERIFY2(ways.contains(QStringLiteral("through FIN-WAIT-1 → FIN-WAIT-2")), qPrintable(ways));
    QVERIFY2(ways.contains(QStringLiteral(", or ")), qPrintable(ways));
    QVERIFY(shown.pane.list()->model()->index(0, 0).data(Qt::ToolTipRole).toString().contains(ways));
}

void HistoryPaneTest::causes_data()
{
    QTest::addColumn<Step>("step");
    QTest::addColumn<QString>("cause");
    Step timedOut = observed(Established, Closed, Cause::TimedOut, 1s);
    QTest::newRow("timed out") << timedOut << QStringLiteral("timed out");
    timedOut.retransmissions = 6;
    // The English text without a translation file: both plural forms in one.
    QTest::newRow("gave up") << timedOut << QStringLiteral("gave up after 6 retries");
    QTest::newRow("reset") << observed(Established, Closed, Cause::ReceiveReset, 1s)
                           << QStringLiteral("reset by the peer");
    Step unknown = observed(Established, Closed, Cause::ReceiveReset, 1s);
    unknown.cause.reset();
    QTest::newRow("unknown") << unknown << QStringLiteral("cause unknown");
    QTest::newRow("whole life") << concluded(Closed, Closed, Known::Ambiguous, {}, 1s, 2s)
                                << QStringLiteral("opened and closed unseen");
}

void HistoryPaneTest::causes()
{
    QFETCH(Step, step);
    QFETCH(QString, cause);
    Shown shown;
    shown.pane.showConnection(followed(test::end(line("ESTABLISHED"), {step})), at(10s), EventSourceKind::Probe);
    QCOMPARE(shown.cell(0, StepListModel::Cause), cause);
}

void HistoryPaneTest::bothEnds()
{
    Shown shown;
    model::Followed both = followed(test::end("FIN-WAIT-2 127.0.0.1:51010 127.0.0.1:8080 cookie=1 pid=44 name=python3",
                                              {observed(Established, FinWait1, Cause::Close, 10s),
                                               observed(FinWait1, FinWait2, Cause::ReceiveAckOfFin, 10s + 80us)}));
    both.peer = test::end("CLOSE-WAIT 127.0.0.1:8080 127.0.0.1:51010 cookie=2 pid=65 name=\"srv\x1b<b>\"",
                          {observed(Established, CloseWait, Cause::ReceiveFin, 10s + 40us)});
    shown.pane.showConnection(both, at(20s), EventSourceKind::Probe);
    QCOMPARE(shown.rows(), 3);
    QVERIFY(!shown.pane.list()->isColumnHidden(StepListModel::End));
    QCOMPARE(shown.cell(0, StepListModel::End), QStringLiteral("python3"));
    QCOMPARE(shown.cell(1, StepListModel::End), QStringLiteral("srv\\x1b<b>")); // in the order of time
    QCOMPARE(shown.cell(2, StepListModel::End), QStringLiteral("python3"));
    QVERIFY(shown.pane.band()->accessibleDescription().contains(QStringLiteral("srv\\x1b<b>: ")));
    // One program on both ends: the ports distinguish them.
    both.peer->record.owners = both.own.record.owners;
    both.peer->history->owners = both.own.history->owners;
    shown.pane.showConnection(both, at(21s), EventSourceKind::Probe);
    QCOMPARE(shown.cell(0, StepListModel::End), QStringLiteral(":51010"));
    QCOMPARE(shown.cell(1, StepListModel::End), QStringLiteral(":8080"));
    both.peer.reset();
    shown.pane.showConnection(both, at(22s), EventSourceKind::Probe);
    QCOMPARE(shown.rows(), 2);
    QVERIFY(shown.pane.list()->isColumnHidden(StepListModel::End));
}

void HistoryPaneTest::whatIsReadStays()
{
    Shown shown;
    std::vector<Step> steps = manySteps(40);
    shown.pane.showConnection(followed(test::end(line("SYN-SENT"), steps)), at(400s), EventSourceKind::Probe);
    StepList* const list = shown.pane.list();
    list->verticalScrollBar()->setValue(10);
    list->setCurrentIndex(list->model()->index(12, 0));
    list->verticalScrollBar()->setValue(10);
    shown.pane.band()->zoomBy(20, 300);
    shown.pane.band()->pan(-200);
    const double place = shown.pane.band()->placeOf(origin + 100s);
    const std::uint64_t read = steps[12].sequence;
    // The oldest are forgotten while new ones come.
    for (int i = 0; i < 5; ++i) {
        steps.erase(steps.begin());
        steps.push_back(observed(steps.back().to, steps.back().from, Cause::ReceiveSyn, 400s + i * 10s));
        shown.pane.showConnection(followed(test::end(line("SYN-SENT"), steps)), at(401s + i * 10s),
                                  EventSourceKind::Probe);
    }
    QCOMPARE(list->verticalScrollBar()->value(), 5);
    QCOMPARE(list->currentIndex().row(), 7);
    QVERIFY(list->selectionModel()->isRowSelected(7, {}));
    QCOMPARE(steps[7].sequence, read);
    QVERIFY(shown.pane.band()->isZoomed());
    QVERIFY(std::abs(shown.pane.band()->placeOf(origin + 100s) - place) < 1);
}

void HistoryPaneTest::theNewestIsVisible()
{
    Shown shown;
    std::vector<Step> steps = manySteps(40);
    shown.pane.showConnection(followed(test::end(line("SYN-SENT"), steps)), at(400s), EventSourceKind::Probe);
    QScrollBar* const bar = shown.pane.list()->verticalScrollBar();
    QVERIFY(bar->maximum() > 0);
    QCOMPARE(bar->value(), bar->maximum());
    steps.push_back(observed(SynSent, SynReceived, Cause::ReceiveSyn, 400s));
    shown.pane.showConnection(followed(test::end(line("SYN-SENT"), steps)), at(401s), EventSourceKind::Probe);
    QCOMPARE(bar->value(), bar->maximum());
    QVERIFY(shown.pane.list()->visualRect(shown.pane.list()->model()->index(40, 0)).isValid());
}

void HistoryPaneTest::anotherConnectionStartsAnew()
{
    Shown shown;
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), closingSteps())), at(280s), EventSourceKind::Probe);
    shown.pane.band()->zoomBy(50, 300);
    shown.pane.list()->setCurrentIndex(shown.pane.list()->model()->index(1, 0));
    model::FollowedEnd other = test::end("TIME-WAIT 10.0.0.5:51011 203.0.113.20:443 cookie=8", closingSteps());
    other.history->id = ConnectionId{2};
    shown.pane.showConnection(followed(other), at(281s), EventSourceKind::Probe);
    QVERIFY(!shown.pane.band()->isZoomed());
    QVERIFY(!shown.pane.list()->currentIndex().isValid());
}

void HistoryPaneTest::updatesChangeOnlyWhatDiffers()
{
    Shown shown;
    std::vector<Step> steps = closingSteps();
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), steps)), at(280s), EventSourceKind::Probe);
    const QAbstractItemModel* const model = shown.pane.list()->model();
    QSignalSpy inserted(model, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(model, &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(model, &QAbstractItemModel::modelReset);
    for (int i = 0; i < 20; ++i)
        shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), steps)), at(280s + i * 50ms),
                                  EventSourceKind::Probe);
    QCOMPARE(inserted.size() + removed.size() + changed.size(), 0);
    steps.erase(steps.begin());
    steps[1].cause.reset();
    steps.push_back(observed(TimeWait, Closed, Cause::TwoMslElapsed, 328909ms));
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), steps)), at(330s), EventSourceKind::Probe);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(removed[0][2].toInt(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(inserted[0][1].toInt(), 4);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(reset.size(), 0);
}

void HistoryPaneTest::randomUpdatesKeepTheRowsRight()
{
    StepListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    for (unsigned seed = 1; seed <= 40; ++seed) {
        std::mt19937 random(seed);
        std::vector<EndStep> steps;
        for (int round = 0; round < 40; ++round) {
            for (auto count = random() % 4; count > 0 && !steps.empty(); --count)
                steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(random() % steps.size()));
            for (auto count = random() % 4; count > 0; --count)
                steps.insert(steps.begin() + static_cast<std::ptrdiff_t>(random() % (steps.size() + 1)),
                             EndStep{random() % 2, observed(SynSent, Established, Cause::ReceiveSynAck, 1s)});
            if (!steps.empty() && random() % 2 == 0)
                steps[random() % steps.size()].step.cause.reset();
            if (steps.size() > 1 && random() % 5 == 0)
                std::swap(steps.front(), steps.back());
            model.setSteps(steps, {QStringLiteral("a"), QStringLiteral("b")}, at(1s));
            QVERIFY(model.steps() == steps);
            QCOMPARE(model.rowCount(), static_cast<int>(steps.size()));
        }
    }
}

void HistoryPaneTest::atRestNothingIsPainted()
{
    Shown shown;
    const model::Followed life = followed(test::end(line("TIME-WAIT"), closingSteps()));
    shown.pane.showConnection(life, at(280s), EventSourceKind::Probe);
    QTRY_VERIFY(shown.paints() > 0);
    QCoreApplication::processEvents();
    const int before = shown.paints();
    for (int i = 1; i < 20; ++i) { // a second of updates, and the clocks tremble
        model::Clocks clocks = at(280s + i * 50ms);
        clocks.wall += i % 2 == 0 ? 300us : -300us;
        shown.pane.showConnection(life, clocks, EventSourceKind::Probe);
        QCoreApplication::processEvents();
    }
    QCOMPARE(shown.paints(), before);
    shown.pane.showConnection(life, at(300s), EventSourceKind::Probe);
    QCoreApplication::processEvents();
    QVERIFY(shown.paints() <= before + 1);
    // What is over does not move at all.
    std::vector<Step> steps = closingSteps();
    steps.push_back(observed(TimeWait, Closed, Cause::TwoMslElapsed, 328909ms));
    const model::Followed over = followed(test::end(line("TIME-WAIT"), steps));
    shown.pane.showConnection(over, at(330s), EventSourceKind::Probe);
    QCoreApplication::processEvents();
    const int ended = shown.paints();
    for (int i = 1; i < 10; ++i) {
        shown.pane.showConnection(over, at(330s + i * 2s), EventSourceKind::Probe);
        QCoreApplication::processEvents();
    }
    QCOMPARE(shown.paints(), ended);
}

void HistoryPaneTest::hiddenItDoesNothing()
{
    Shown shown;
    shown.pane.hide();
    const int before = shown.paints();
    QSignalSpy inserted(shown.pane.list()->model(), &QAbstractItemModel::rowsInserted);
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), closingSteps())), at(280s), EventSourceKind::Probe);
    shown.pane.advance(at(290s));
    QCoreApplication::processEvents();
    QCOMPARE(inserted.size(), 0);
    QCOMPARE(shown.paints(), before);
    shown.pane.show();
    QCOMPARE(shown.rows(), 5);
}

void HistoryPaneTest::linesAreCopied()
{
    Shown shown;
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), closingSteps())), at(280s), EventSourceKind::Probe);
    StepList* const list = shown.pane.list();
    list->setFocus();
    list->selectionModel()->select(list->model()->index(2, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    list->selectionModel()->select(list->model()->index(0, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTest::keyClick(list, Qt::Key_C, Qt::ControlModifier);
    const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'));
    QCOMPARE(lines.size(), 3);
    QVERIFY(lines[0].startsWith(QStringLiteral("12:00:00.000\tCLOSED → SYN-SENT\tconnect()\t")));
    QVERIFY(lines[1].startsWith(QStringLiteral("12:04:28.806\tESTABLISHED → FIN-WAIT-1\tclose()\t")));
    QVERIFY(lines[1].endsWith(QStringLiteral("\t● observed")));
    QContextMenuEvent wanted(QContextMenuEvent::Keyboard, {20, 20}, list->mapToGlobal(QPoint(20, 20)));
    QCoreApplication::sendEvent(list->viewport(), &wanted);
    auto* menu = list->findChild<QMenu*>();
    QVERIFY(menu != nullptr);
    menu->actions().last()->trigger();
    QCOMPARE(QApplication::clipboard()->text().count(QLatin1Char('\n')), 5);
}

void HistoryPaneTest::hoveringDescribesTheStep()
{
    Shown shown;
    shown.pane.showConnection(followed(test::end(line("TIME-WAIT"), closingSteps())), at(280s), EventSourceKind::Probe);
    QSignalSpy hovered(&shown.pane, &HistoryPane::stepHovered);
    StepList* const list = shown.pane.list();
    const auto last = [&] { return hovered.last().first().value<std::optional<std::pair<State, State>>>(); };
    QCoreApplication::processEvents();
    QTest::mouseMove(list->viewport(), list->visualRect(list->model()->index(3, 0)).center());
    QTRY_VERIFY(!hovered.isEmpty());
    QVERIFY(last() == std::pair(FinWait1, FinWait2));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(list->viewport(), &leave);
    QVERIFY(!last().has_value());
    list->setFocus();
    list->setCurrentIndex(list->model()->index(3, 0));
    QTest::keyClick(list, Qt::Key_Up);
    QVERIFY(last() == std::pair(Established, FinWait1));
}

void HistoryPaneTest::narrowItStillShowsWhatMatters()
{
    Shown shown;
    shown.pane.resize(560, 240);
    shown.pane.showConnection(
        followed(test::end(line("TIME-WAIT"), {concluded(Established, TimeWait, Known::Ambiguous, {}, 59s, 60s)})),
        at(70s), EventSourceKind::Polling);
    QCoreApplication::processEvents();
    StepList* const list = shown.pane.list();
    for (const int column :
         {StepListModel::Time, StepListModel::Transition, StepListModel::Cause, StepListModel::Known}) {
        QVERIFY(!list->isColumnHidden(column));
        QVERIFY(list->visualRect(list->model()->index(0, column)).right() <= list->viewport()->width());
    }
    QCOMPARE(shown.cell(0, StepListModel::Time), QStringLiteral("12:00:59.0 – 12:01:00.0"));
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::HistoryPaneTest)
#include "history_pane_test.moc"
