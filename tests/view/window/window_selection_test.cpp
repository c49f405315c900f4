// SPDX-License-Identifier: GPL-3.0-or-later
//
// The main job over real sockets: a click on a row lights its state on the diagram and explains it, and both follow
// what becomes of the connection.
#include "collect/system_source.h"
#include "support/held_states.h"
#include "support/loopback.h"
#include "view/diagram/node.h"
#include "view/inspector/article_pane.h"
#include "view/window_support.h"

#include <QSignalSpy>
#include <QTest>

namespace atlas::view {
namespace {

/// The connection that is selected was open and is gone.
void verifyNothingComesNext(test::Window& shown)
{
    QCOMPARE(shown.explained(), State::Closed);
    QVERIFY(!shown.inspector->findChild<ArticlePane*>()->isVisible()); // no advice on a state that it is not in
    const auto* lead = shown.inspector->findChild<QLabel*>(QStringLiteral("lead"));
    QVERIFY(lead->isVisible());
    QVERIFY2(lead->text().contains(u"ended"), qPrintable(lead->text()));
    QCOMPARE(shown.diagram->selected(), std::optional(State::Closed));
    QCOMPARE(shown.diagram->ends()[0].ended, std::optional(Node{State::Closed, true}));
    QTRY_COMPARE(shown.diagram->motion().ends().front().resting(), std::optional(Node{State::Closed, true}));
}

} // namespace

class WindowSelectionTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings.emplace(); }

    void aClickExplainsEveryState_data();
    void aClickExplainsEveryState();
    void aRealChangeMovesTheDiagram();
    void aConnectionThatEndsIsGone();
    void aRowThatIsGoneIsShownAsGone();
    void keysWalkFromRowToRow();
    void aSocketCanBeWantedFromOutside();

private:
    std::optional<test::OwnSettings> m_settings;
};

void WindowSelectionTest::aClickExplainsEveryState_data()
{
    QTest::addColumn<Family>("family");
    QTest::newRow("IPv4") << Family::IPv4;
    QTest::newRow("IPv6") << Family::IPv6;
}

void WindowSelectionTest::aClickExplainsEveryState()
{
    QFETCH(const Family, family);
    if (!atlas::test::hasLoopback(family))
        QSKIP("this computer has no loopback address of this family");
    const atlas::test::HeldStates held(family);
    test::Window shown(std::make_unique<collect::SystemSource>());
    for (const atlas::test::HeldState& each : held.all()) {
        const int row = shown.awaitRow(each.local, each.remote);
        QVERIFY2(row >= 0, each.label.c_str());
        shown.click(row);
        QCOMPARE(shown.currentRow(), row);
        QVERIFY2(shown.diagram->selected() == each.state, each.label.c_str());
        QVERIFY(shown.diagram->atRest());
        QVERIFY2(shown.explained() == each.state, each.label.c_str());
        QVERIFY(shown.fact("Local").startsWith(QString::fromStdString(each.local.toString())));
        const QString owner = QStringLiteral("(%1)").arg(QCoreApplication::applicationPid());
        QCOMPARE(shown.fact("Process").contains(owner), !each.missing.has_value());
    }
}

void WindowSelectionTest::aRealChangeMovesTheDiagram()
{
    atlas::test::Pair connection = atlas::test::connectPair();
    test::Window shown(std::make_unique<collect::SystemSource>());
    shown.click(shown.awaitRow(connection.local, connection.remote));
    QCOMPARE(shown.diagram->selected(), std::optional(State::Established));
    // Before its past is known there is nothing to go on from, and a change would be shown without motion.
    QTRY_COMPARE(shown.diagram->ends().size(), std::size_t{2});

    atlas::test::closeSending(connection.client);
    QVERIFY(shown.pollUntil([&] { return shown.explained() == State::FinWait2; }));
    QCOMPARE(shown.diagram->selected(), std::optional(State::FinWait2));
    QVERIFY(!shown.diagram->atRest());
    QTRY_COMPARE(shown.diagram->motion().ends().front().resting(), std::optional(Node{State::FinWait2, false}));

    connection.server.reset();
    QVERIFY(shown.pollUntil([&] { return shown.explained() == State::TimeWait; }));
    QCOMPARE(shown.diagram->selected(), std::optional(State::TimeWait));
    QTRY_COMPARE(shown.diagram->motion().ends().front().resting(), std::optional(Node{State::TimeWait, false}));
    // It is still the same row that is selected, although it may stand elsewhere now.
    QCOMPARE(shown.currentRow(), shown.row(connection.local, connection.remote));
    QVERIFY(shown.fact("Process").startsWith(u"Nobody"));
}

void WindowSelectionTest::aConnectionThatEndsIsGone()
{
    atlas::test::Pair connection = atlas::test::connectPair();
    test::Window shown(std::make_unique<collect::SystemSource>());
    shown.click(shown.awaitRow(connection.remote, connection.local)); // the end that will close last
    connection.client.reset();
    QVERIFY(shown.pollUntil([&] { return shown.explained() == State::CloseWait; }));
    QVERIFY(!shown.child<QLabel>("notice")->isVisible());
    connection.server.reset();
    const auto* notice = shown.inspector->findChild<QLabel*>(QStringLiteral("notice"));
    QVERIFY(shown.pollUntil([&] { return notice->isVisible(); }));
    QVERIFY2(notice->text().contains(u"gone"), qPrintable(notice->text()));
    verifyNothingComesNext(shown);
    QCOMPARE(shown.inspector->findChild<QLabel*>(QStringLiteral("subtitle"))->text().left(4), QStringLiteral("was "));
    // What was last seen of it stays to be read.
    QVERIFY(shown.fact("Local").startsWith(QString::fromStdString(connection.remote.toString())));
}

void WindowSelectionTest::aRowThatIsGoneIsShownAsGone()
{
    test::Script script;
    script.say("ESTABLISHED 127.0.0.1:22 127.0.0.1:5000 cookie=5\nLISTEN 0.0.0.0:22 - cookie=6\n");
    test::Window shown(test::scriptedSource(script));
    script.say("LISTEN 0.0.0.0:22 - cookie=6\n");
    QVERIFY(shown.poll());
    const int row = shown.row(Endpoint::parse("127.0.0.1:22").value(), Endpoint::parse("127.0.0.1:5000").value());
    QVERIFY(row >= 0);
    QCOMPARE(shown.sockets->freshness(row), model::Freshness::Gone);
    shown.click(row);
    const auto* notice = shown.inspector->findChild<QLabel*>(QStringLiteral("notice"));
    QVERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(u"gone"), qPrintable(notice->text()));
    verifyNothingComesNext(shown);
    // When its row goes too, without another poll, nothing else takes its place.
    QTRY_COMPARE(shown.sockets->rowCount(), 1);
    QCOMPARE(shown.currentRow(), -1);
    QVERIFY(notice->isVisible());
}

void WindowSelectionTest::keysWalkFromRowToRow()
{
    test::Script script;
    script.say("LISTEN 0.0.0.0:22 - cookie=1\nSYN-SENT 127.0.0.1:40 127.0.0.1:41 cookie=2\n"
               "CLOSING 127.0.0.1:50 127.0.0.1:51 cookie=3\n");
    test::Window shown(test::scriptedSource(script));
    QCOMPARE(shown.ports(), (QList<int>{22, 40, 50}));
    QVERIFY(!shown.explained());
    QTRY_VERIFY(shown.table->hasFocus());
    QTest::keyClick(shown.table, Qt::Key_Down);
    for (const State state : {State::Listen, State::SynSent, State::Closing}) {
        QCOMPARE(shown.explained(), std::optional(state));
        QCOMPARE(shown.diagram->selected(), std::optional(state));
        QTest::keyClick(shown.table, Qt::Key_Down);
    }
    QTest::keyClick(shown.table, Qt::Key_Home);
    QCOMPARE(shown.explained(), std::optional(State::Listen));
}

void WindowSelectionTest::aSocketCanBeWantedFromOutside()
{
    atlas::test::Pair connection = atlas::test::connectPair();
    test::Window shown(std::make_unique<collect::SystemSource>());
    QVERIFY(shown.awaitRow(connection.local, connection.remote) >= 0);
    QVERIFY(shown.awaitRow(connection.remote, connection.local) >= 0);
    QSignalSpy failed(&shown.window, &MainWindow::selectionFailed);
    shown.window.selectWhenListed(connection.local, connection.remote);
    QCOMPARE(shown.currentRow(), shown.row(connection.local, connection.remote));
    QCOMPARE(shown.explained(), std::optional(State::Established));
    // One that a filter hides is explained all the same.
    shown.window.setFilterText(QStringLiteral("state:closing"));
    shown.window.selectWhenListed(connection.remote, connection.local);
    QCOMPARE(shown.currentRow(), -1);
    QVERIFY(shown.fact("Local").startsWith(QString::fromStdString(connection.remote.toString())));
    QCOMPARE(failed.size(), 0);
    shown.window.selectWhenListed(Endpoint::parse("192.0.2.1:9").value(), std::nullopt);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains(u"192.0.2.1:9"));
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::WindowSelectionTest)
#include "window_selection_test.moc"
