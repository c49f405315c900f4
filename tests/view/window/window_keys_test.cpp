// SPDX-License-Identifier: GPL-3.0-or-later
//
// Everything works without a mouse: pausing, polling again, copying, stepping back.
#include "view/window_support.h"

#include <QClipboard>
#include <QDialog>
#include <QGuiApplication>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

namespace atlas::view {
namespace {

constexpr const char* twoSockets = "LISTEN 0.0.0.0:22 - cookie=1 pid=7 name=sshd\n"
                                   "CLOSE-WAIT 10.0.0.1:443 10.0.0.7:5002 cookie=5 pid=8 name=nginx\n";

} // namespace

class WindowKeysTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_shown.reset(); }

    void spacePausesAndF5PollsAgain();
    void spaceIsALetterInTheFilter();
    void theButtonSaysWhatItDoes();
    void ctrlCCopiesTheRow();
    void theCommandIsCopied();
    void addressesAreCopiedAndTheOtherEndIsFound();
    void escStepsBack();
    void tabReachesEveryPart();
    void fromTheFilterToTheRows();
    void theStatesAreOneTabStop();
    void escGoesBackToEverything();
    void allKeysAreListedBesideTheWindow();
    void arrowsOnTheDiagramExplain();

private:
    std::optional<test::OwnSettings> m_settings;
    test::Script m_script;
    std::optional<test::Window> m_shown;
};

void WindowKeysTest::init()
{
    m_settings.emplace();
    m_script.say(twoSockets);
    m_shown.emplace(test::scriptedSource(m_script));
    QTRY_VERIFY(m_shown->table->hasFocus());
}

void WindowKeysTest::spacePausesAndF5PollsAgain()
{
    QTest::keyClick(m_shown->table, Qt::Key_Space);
    QVERIFY(m_shown->monitor.isPaused());
    QCOMPARE(m_shown->child<QToolButton>("liveButton")->text(), QStringLiteral("Paused"));
    QVERIFY2(m_shown->button("sourceButton").contains(u"As it was at"), qPrintable(m_shown->button("sourceButton")));
    m_script.say(std::string(twoSockets) + "CLOSING 10.0.0.1:9 10.0.0.7:9 cookie=7\n");
    QTest::keyClick(m_shown->table, Qt::Key_F5);
    QTRY_COMPARE(m_shown->sockets->rowCount(), 3);
    QVERIFY(m_shown->monitor.isPaused());
    m_shown->diagram->setFocus();
    QTRY_VERIFY(m_shown->diagram->hasFocus());
    QTest::keyClick(m_shown->diagram, Qt::Key_Space);
    QVERIFY(!m_shown->monitor.isPaused());
    QCOMPARE(m_shown->child<QToolButton>("liveButton")->text(), QStringLiteral("Live"));
}

void WindowKeysTest::spaceIsALetterInTheFilter()
{
    QTest::keyClick(&m_shown->window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(m_shown->filterEdit()->hasFocus());
    QTest::keyClicks(m_shown->filterEdit(), QStringLiteral("nginx 443"));
    QCOMPARE(m_shown->filterEdit()->text(), QStringLiteral("nginx 443"));
    QVERIFY(!m_shown->monitor.isPaused());
}

void WindowKeysTest::theButtonSaysWhatItDoes()
{
    auto* button = m_shown->child<QToolButton>("liveButton");
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(m_shown->monitor.isPaused());
    const QString paused = button->accessibleName();
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!m_shown->monitor.isPaused());
    QVERIFY(!paused.isEmpty() && button->accessibleName() != paused);
}

void WindowKeysTest::ctrlCCopiesTheRow()
{
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    QTest::keyClick(m_shown->table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("before")); // no row, nothing to copy
    m_shown->click(m_shown->row(443));
    QTest::keyClick(m_shown->table, Qt::Key_C, Qt::ControlModifier);
    const QStringList cells = QGuiApplication::clipboard()->text().split(u'\t');
    QVERIFY2(cells.size() >= 6, qPrintable(cells.join(u'|')));
    for (const char* const cell : {"nginx", "8", "CLOSE-WAIT", "10.0.0.1", "443", "10.0.0.7", "5002"})
        QVERIFY2(cells.contains(QLatin1String(cell)), cell);
}

void WindowKeysTest::theCommandIsCopied()
{
    m_shown->click(m_shown->row(443));
    QTest::keyClick(m_shown->table, Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    const QString command = QGuiApplication::clipboard()->text();
    QVERIFY2(command.startsWith(u"ss ") && command.contains(u"443") && command.contains(u"5002"), qPrintable(command));
}

void WindowKeysTest::addressesAreCopiedAndTheOtherEndIsFound()
{
    m_script.say("ESTABLISHED 10.0.0.1:443 10.0.0.7:5002 cookie=1 pid=8 name=nginx\n"
                 "ESTABLISHED 10.0.0.7:5002 10.0.0.1:443 cookie=2 pid=9 name=curl\n"
                 "ESTABLISHED 10.0.0.1:22 10.0.0.9:7 cookie=3\n");
    QVERIFY(m_shown->poll());
    QVERIFY(!m_shown->action("actionOtherEnd")->isEnabled());
    m_shown->click(m_shown->row(443));
    m_shown->action("actionCopyLocal")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("10.0.0.1:443"));
    m_shown->action("actionCopyRemote")->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), QStringLiteral("10.0.0.7:5002"));
    m_shown->action("actionOtherEnd")->trigger();
    QCOMPARE(m_shown->currentRow(), m_shown->row(5002));
    m_shown->action("actionOtherEnd")->trigger(); // and back
    QCOMPARE(m_shown->currentRow(), m_shown->row(443));
    m_shown->click(m_shown->row(22));
    m_shown->action("actionOtherEnd")->trigger();
    QCOMPARE(m_shown->currentRow(), m_shown->row(22)); // it is on another computer
}

void WindowKeysTest::escStepsBack()
{
    m_shown->click(m_shown->row(443));
    const QPoint listen = m_shown->diagram->boxOf({State::Listen, false}).center().toPoint();
    QTest::mouseClick(m_shown->diagram, Qt::LeftButton, {}, listen);
    QTest::mouseMove(m_shown->diagram, QPoint(2, 2)); // and points at nothing any more
    QCOMPARE(m_shown->explained(), std::optional(State::Listen));
    QCOMPARE(m_shown->diagram->selected(), std::optional(State::CloseWait)); // the connection is still selected
    QVERIFY(m_shown->poll());
    QCOMPARE(m_shown->explained(), std::optional(State::Listen)); // and a poll does not take the page away
    QTest::keyClick(&m_shown->window, Qt::Key_Escape);
    QCOMPARE(m_shown->explained(), std::optional(State::CloseWait));
    QTest::keyClick(&m_shown->window, Qt::Key_Escape);
    QVERIFY(!m_shown->explained());
    QCOMPARE(m_shown->currentRow(), -1);
    QCOMPARE(m_shown->diagram->selected(), std::optional<State>());
}

void WindowKeysTest::tabReachesEveryPart()
{
    const QList<QWidget*> parts{m_shown->table, m_shown->diagram, m_shown->filterEdit(), m_shown->chip(State::Listen),
                                m_shown->child<QToolButton>("liveButton")};
    QList<QWidget*> reached;
    for (int step = 0; step < 60; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        QVERIFY(QApplication::focusWidget() != nullptr);
        reached += QApplication::focusWidget();
    }
    for (QWidget* part : parts)
        QVERIFY2(reached.contains(part), qPrintable(part->objectName()));
    QVERIFY(reached.contains(m_shown->inspector));
}

void WindowKeysTest::fromTheFilterToTheRows()
{
    for (const auto key : {Qt::Key_Down, Qt::Key_Return}) {
        QTest::keyClick(&m_shown->window, Qt::Key_Escape);
        QTest::keyClick(&m_shown->window, Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(m_shown->filterEdit()->hasFocus());
        QTest::keyClick(m_shown->filterEdit(), key);
        QVERIFY(m_shown->table->hasFocus());
        QCOMPARE(m_shown->currentRow(), 0);
        QCOMPARE(m_shown->explained(), std::optional(State::Listen));
    }
}

void WindowKeysTest::theStatesAreOneTabStop()
{
    m_shown->chip(State::Listen)->setFocus();
    QTRY_VERIFY(m_shown->chip(State::Listen)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget(), m_shown->chip(State::SynSent));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
    QCOMPARE(QApplication::focusWidget(), m_shown->chip(State::LastAck));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QCOMPARE(QApplication::focusWidget(), m_shown->chip(State::LastAck));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(m_shown->table->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    QCOMPARE(QApplication::focusWidget(), m_shown->chip(State::LastAck)); // Tab comes back to where it left
}

void WindowKeysTest::escGoesBackToEverything()
{
    m_shown->filterEdit()->setFocus();
    QTRY_VERIFY(m_shown->filterEdit()->hasFocus());
    QTest::keyClicks(m_shown->filterEdit(), QStringLiteral("nginx"));
    QTest::keyClick(m_shown->filterEdit(), Qt::Key_Down);
    QCOMPARE(m_shown->explained(), std::optional(State::CloseWait));
    m_shown->filterEdit()->setFocus();
    QTRY_VERIFY(m_shown->filterEdit()->hasFocus());
    QTest::keyClick(m_shown->filterEdit(), Qt::Key_Escape); // the filter first
    QVERIFY(m_shown->filterEdit()->text().isEmpty());
    QCOMPARE(m_shown->explained(), std::optional(State::CloseWait));
    m_shown->chip(State::CloseWait)->click();
    m_shown->table->setFocus();
    QTest::keyClick(m_shown->table, Qt::Key_Escape);
    QVERIFY(!m_shown->explained());
    QCOMPARE(m_shown->sockets->rowCount(), 1);
    QTest::keyClick(m_shown->table, Qt::Key_Escape);
    QCOMPARE(m_shown->sockets->rowCount(), 2);
}

void WindowKeysTest::allKeysAreListedBesideTheWindow()
{
    m_shown->action("actionKeys")->trigger();
    const auto* page = m_shown->child<QDialog>("keysPage");
    QVERIFY(!page->isModal());
    const QString text = page->findChild<QTextBrowser*>()->toPlainText();
    int listed = 0;
    for (const QAction* action : m_shown->window.findChildren<QAction*>(QString(), Qt::FindDirectChildrenOnly)) {
        if (action->shortcut().isEmpty())
            continue;
        ++listed;
        QVERIFY2(text.contains(action->shortcut().toString(QKeySequence::NativeText)), qPrintable(action->text()));
    }
    QVERIFY(listed > 12);
    m_shown->action("actionExamples")->trigger();
    QVERIFY(!m_shown->child<QDialog>("examplesPage")->isModal());
}

void WindowKeysTest::arrowsOnTheDiagramExplain()
{
    m_shown->diagram->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_shown->diagram->hasFocus());
    QTest::keyClick(m_shown->diagram, Qt::Key_Up);
    QCOMPARE(m_shown->diagram->current(), (Node{State::Listen, false}));
    QCOMPARE(m_shown->explained(), std::optional(State::Listen));
    QTest::keyClick(m_shown->diagram, Qt::Key_Up);
    QCOMPARE(m_shown->explained(), std::optional(State::Closed));
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::WindowKeysTest)
#include "window_keys_test.moc"
