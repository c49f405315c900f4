// SPDX-License-Identifier: GPL-3.0-or-later
//
// The past in the window: the selected connection's steps as they happen, both ends on the diagram, the log, how much
// is remembered, and the way from "Show every transition…" to events or to a clear line that says why not.
#include "collect/destroy_events.h"
#include "collect/socket_follower.h"
#include "collect/system_source.h"
#include "support/loopback.h"
#include "view/history/history_band.h"
#include "view/history/history_pane.h"
#include "view/history/log_window.h"
#include "view/history/step_list.h"
#include "view/window_support.h"

#include <QDialogButtonBox>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

namespace atlas::view {

using model::ObserverSwitch;

namespace {

/// An observer that a test lets begin, report and end.
class ScriptedEvents final : public EventSource {
public:
    explicit ScriptedEvents(std::shared_ptr<Listener> listener) : m_listener(std::move(listener)) { }
    [[nodiscard]] std::expected<void, Error> start(Listener listener) override
    {
        *m_listener = std::move(listener);
        return {};
    }

private:
    std::shared_ptr<Listener> m_listener;
};

StateChanged change(std::uint8_t from, std::uint8_t to)
{
    StateChanged event;
    event.cookie = Cookie{5};
    event.local = Endpoint::parse("127.0.0.1:40000").value();
    event.remote = Endpoint::parse("127.0.0.1:80").value();
    event.kernelFrom = from;
    event.kernelTo = to;
    return event;
}

constexpr const char* oneConnection = "ESTABLISHED 127.0.0.1:40000 127.0.0.1:80 cookie=5 pid=7 name=curl\n";

} // namespace

class WindowHistoryTest : public QObject {
    Q_OBJECT

private slots:
    void init();

    void aCloseIsSeenAsItHappens();
    void theBandGrowsWithTime();
    void aHostileNameMovesLikeAnother();
    void anOwnerThatIsGoneIsNoFilter();
    void aPollWhilePausedMovesEverything();
    void aRowIsSelectedAgainAfterTheLog();
    void theLogReportsEveryConnection();
    void theObserverIsAskedFor();
    void aRefusedObserverIsSaid();
    void theUserSaysHowMuchIsRemembered();

private:
    [[nodiscard]] ObserverSwitch::Makers makers(ObserverSwitch::Route route) const;
    [[nodiscard]] static QMessageBox* question(const test::Window& shown);

    std::optional<test::OwnSettings> m_settings;
    std::shared_ptr<EventSource::Listener> m_observer =
        std::make_shared<EventSource::Listener>(); ///< given to the started observer
};

void WindowHistoryTest::init()
{
    m_settings.emplace();
    *m_observer = {};
}

ObserverSwitch::Makers WindowHistoryTest::makers(ObserverSwitch::Route route) const
{
    return {.access = [route] { return ObserverSwitch::Access{route, Error::saying("the helper is not installed")}; },
            .observer = [this] { return std::make_unique<ScriptedEvents>(m_observer); },
            .withoutPrivilege = [] { return std::unique_ptr<EventSource>(); }};
}

QMessageBox* WindowHistoryTest::question(const test::Window& shown)
{
    return shown.window.findChild<QMessageBox*>();
}

/// No snapshot is taken after the first: what is seen comes from the exact queries of the selected connection.
void WindowHistoryTest::aCloseIsSeenAsItHappens()
{
    atlas::test::Pair connection = atlas::test::connectPair();
    test::Window shown(std::make_unique<collect::SystemSource>());
    shown.monitor.setFollowSource(std::make_unique<collect::SocketFollower>());
    shown.click(shown.awaitRow(connection.local, connection.remote));
    QTRY_COMPARE(shown.diagram->ends().size(), std::size_t{2});
    QCOMPARE(shown.diagram->selected(0), std::optional(State::Established));
    QVERIFY(shown.diagram->ends()[0].label != shown.diagram->ends()[1].label);

    atlas::test::closeSending(connection.client);
    QTRY_COMPARE(shown.diagram->selected(0), std::optional(State::FinWait2));
    QTRY_COMPARE(shown.diagram->selected(1), std::optional(State::CloseWait));
    QTRY_COMPARE(shown.explained(), std::optional(State::FinWait2));
    auto* history = shown.child<HistoryPane>("history");
    QTRY_VERIFY(history->list()->model()->rowCount() >= 3); // two steps of this end, one of the other
    connection.server.reset();
    QTRY_COMPARE(shown.diagram->selected(0), std::optional(State::TimeWait));
}

/// Nothing happens to the connection, and still its life goes on.
void WindowHistoryTest::theBandGrowsWithTime()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script));
    shown.click(shown.row(40'000));
    auto* band = shown.child<HistoryPane>("history")->band();
    const QPointF middle(band->width() / 2.0, 8);
    QTRY_VERIFY(band->pieceAt(middle) != nullptr);
    const Instant before = band->pieceAt(middle)->end;
    QVERIFY(shown.pollUntil([&] { return band->pieceAt(middle)->end > before; }));
}

/// Its name is escaped once, so it is the same end from update to update, and its changes are motion.
void WindowHistoryTest::aHostileNameMovesLikeAnother()
{
    test::Script script;
    script.say("ESTABLISHED 127.0.0.1:40000 192.0.2.1:80 cookie=5 pid=7 name=\"x\x1b[2J\"\n");
    test::Window shown(test::scriptedSource(script));
    shown.click(shown.row(40'000));
    auto* history = shown.child<HistoryPane>("history");
    QTRY_VERIFY(!history->band()->accessibleDescription().isEmpty());
    QCOMPARE(shown.diagram->ends()[0].label, QStringLiteral("x\\x1b[2J"));
    script.say("CLOSE-WAIT 127.0.0.1:40000 192.0.2.1:80 cookie=5 pid=7 name=\"x\x1b[2J\"\n");
    QVERIFY(shown.poll());
    QTRY_COMPARE(shown.diagram->selected(), std::optional(State::CloseWait));
    QVERIFY(!shown.diagram->atRest());
}

void WindowHistoryTest::anOwnerThatIsGoneIsNoFilter()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script));
    shown.click(shown.row(40'000));
    QTRY_VERIFY(shown.action("actionFilterProcess")->isEnabled());
    script.say("TIME-WAIT 127.0.0.1:40000 127.0.0.1:80 cookie=5 missing=time-wait\n");
    QVERIFY(shown.poll());
    QTRY_COMPARE(shown.diagram->selected(), std::optional(State::TimeWait));
    QVERIFY(!shown.action("actionFilterProcess")->isEnabled());
}

/// The table, the diagram and the inspector say the same.
void WindowHistoryTest::aPollWhilePausedMovesEverything()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script));
    shown.click(shown.row(40'000));
    QTRY_VERIFY(shown.child<HistoryPane>("history")->band()->isVisible());
    shown.action("actionPause")->trigger();
    QTRY_VERIFY(shown.monitor.isPaused());
    script.say("CLOSE-WAIT 127.0.0.1:40000 127.0.0.1:80 cookie=5 pid=7 name=curl\n");
    QVERIFY(shown.poll());
    QTRY_COMPARE(shown.diagram->selected(), std::optional(State::CloseWait));
    QCOMPARE(shown.explained(), std::optional(State::CloseWait));
}

/// What the log opens may be in no row; then no row seems to be what is shown.
void WindowHistoryTest::aRowIsSelectedAgainAfterTheLog()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script));
    shown.click(shown.row(40'000));
    QCOMPARE(shown.fact("Local"), QStringLiteral("127.0.0.1:40000"));
    LogEntry gone;
    gone.local = Endpoint::parse("127.0.0.1:41000").value();
    gone.remote = Endpoint::parse("127.0.0.1:80").value();
    gone.step.from = State::LastAck;
    gone.step.to = State::Closed;
    emit shown.window.findChild<LogWindow*>()->connectionActivated(gone);
    QCOMPARE(shown.fact("Local"), QStringLiteral("127.0.0.1:41000"));
    QCOMPARE(shown.currentRow(), -1);
    shown.click(shown.row(40'000));
    QCOMPARE(shown.fact("Local"), QStringLiteral("127.0.0.1:40000"));
}

void WindowHistoryTest::theLogReportsEveryConnection()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script), {}, makers(ObserverSwitch::Route::Directly));
    shown.action("actionObserve")->trigger();
    QTRY_VERIFY(m_observer->sink);
    m_observer->begun();
    QTRY_COMPARE(shown.button("sourceButton"), QStringLiteral("Kernel events · 0 missed"));

    const auto now = std::chrono::steady_clock::now();
    m_observer->sink({{now, 0, change(1, 4)}, {now, 0, change(4, 5)}});
    shown.action("actionLog")->trigger();
    const auto* log = shown.child<LogWindow>("LogWindow");
    QTRY_COMPARE(log->log().kept(), std::size_t{2});
    QVERIFY(log->isVisible());
    QCOMPARE(log->log().entry(1)->step.to, State::FinWait2);

    m_observer->sink({{now, 0, EventsLost{12}}});
    QTRY_COMPARE(shown.button("sourceButton"), QStringLiteral("Kernel events · 12 missed"));
}

void WindowHistoryTest::theObserverIsAskedFor()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script), {}, makers(ObserverSwitch::Route::AsksUser));
    shown.action("actionObserve")->trigger();
    QTRY_VERIFY(question(shown) != nullptr && question(shown)->isVisible());
    QVERIFY(!shown.action("actionObserve")->isChecked());
    QTest::keyClick(question(shown), Qt::Key_Escape);
    QTRY_VERIFY(question(shown) == nullptr);
    QCOMPARE(shown.observer.state(), ObserverSwitch::State::Off);

    shown.action("actionObserve")->trigger();
    QTRY_VERIFY(question(shown) != nullptr && question(shown)->isVisible());
    question(shown)->defaultButton()->click();
    QTRY_COMPARE(shown.observer.state(), ObserverSwitch::State::Starting);
    QVERIFY(shown.button("sourceButton").contains(u"permission"));
    QTRY_VERIFY(m_observer->sink);
    m_observer->begun();
    QTRY_COMPARE(shown.observer.state(), ObserverSwitch::State::On);
    QTRY_VERIFY(shown.button("sourceButton").startsWith(u"Kernel events"));
    QVERIFY(shown.action("actionObserve")->isChecked());

    shown.action("actionObserve")->trigger();
    QCOMPARE(shown.observer.state(), ObserverSwitch::State::Off);
    QTRY_VERIFY(shown.button("sourceButton").startsWith(u"Polling"));
}

void WindowHistoryTest::aRefusedObserverIsSaid()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script), {}, makers(ObserverSwitch::Route::Directly));
    auto* notice = shown.child<QLabel>("notice");
    QVERIFY(!notice->isVisible());
    shown.action("actionObserve")->trigger();
    QTRY_VERIFY(m_observer->ended);
    m_observer->ended(Error::saying("permission was not given"));
    QTRY_VERIFY(notice->isVisible());
    QVERIFY2(notice->text().contains(u"permission was not given"), qPrintable(notice->text()));
    QVERIFY(!shown.action("actionObserve")->isChecked());
    QVERIFY(shown.poll()); // polling goes on
    QVERIFY(notice->isVisible());
}

void WindowHistoryTest::theUserSaysHowMuchIsRemembered()
{
    test::Script script;
    script.say(oneConnection);
    test::Window shown(test::scriptedSource(script));
    shown.action("actionRemember")->trigger();
    auto* lines = shown.child<QSpinBox>("logLines");
    QTRY_VERIFY(lines->isVisible());
    lines->setValue(1'500);
    shown.child<QDialogButtonBox>("buttons")->button(QDialogButtonBox::Ok)->click();
    QCOMPARE(shown.child<LogWindow>("LogWindow")->log().capacity(), std::size_t{1'500});
    shown.window.close();
    QCOMPARE(Preferences::load().remembering.logLines, 1'500);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::WindowHistoryTest)
#include "window_history_test.moc"
