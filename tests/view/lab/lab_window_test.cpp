// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's window, driven with keyboard and mouse through a lesson whose child plays a script: what is shown after
// each step, the question, the way back, and what a computer that refuses the two hosts shows.
#include "core/guide/narration.h"
#include "formats/lab/greeting.h"
#include "model/lab/lab_script.h"
#include "view/diagram/diagram_view.h"
#include "view/lab/hold_panel.h"
#include "view/lab/lab_window.h"
#include "view/lab/lesson_list.h"
#include "view/lab/packet_cards.h"
#include "view/lab/quiz_pane.h"
#include "view/ladder/ladder_view.h"
#include "view/parts/state_button.h"
#include "view/window_support.h"

#include <QAccessible>
#include <QFileDialog>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

namespace atlas::view {

using atlas::test::LabScript;
namespace lines = atlas::test::lines;

namespace {

Narrations narrations()
{
    constexpr std::string_view text = "# Close, one side first\nthe everyday close\n\n"
                                      "## fin-sent\na has called `close()`.\n\n"
                                      "## fin-delivered\nb has been told.\n\n"
                                      "## fin-acknowledged\nNothing moves until b closes.\n\n"
                                      "## b-closes\nNow b has closed, too.\n\n"
                                      "## quiz b-after-close\nWhich state will b be in?\n\n"
                                      "### LAST-ACK\nRight, it waits for one last ACK.\n\n"
                                      "### TIME-WAIT\nThat is for whoever closed first.\n\n"
                                      "### CLOSED\nNot before its FIN is acknowledged.\n";
    constexpr std::string_view ukrainian = "# Закриття\nщоденне\n\n"
                                           "## fin-delivered\nb знає про це.\n\n"
                                           "## quiz b-after-close\nУ якому стані буде b?\n\n"
                                           "### LAST-ACK\nТак.\n\n"
                                           "### TIME-WAIT\nНі.\n\n"
                                           "### CLOSED\nЩе ні.\n";
    Narrations all;
    for (const auto& [language, source] : {std::pair{"en", text}, std::pair{"uk", ukrainian}}) {
        auto narration = parseNarration(source, "close", language);
        if (!narration)
            qFatal("%s", narration.error().message().c_str());
        all.add(*std::move(narration));
    }
    return all;
}

Preferences still()
{
    Preferences preferences;
    preferences.reducedMotion = true;
    preferences.language = QStringLiteral("en");
    return preferences;
}

/// The beginning of the lesson, and its steps up to this one.
void walk(LabScript& script, int steps)
{
    script.hears(R"("do":"lesson")").says(lines::closeLesson());
    for (int step = 1; step <= steps; ++step)
        script.hears(R"("do":"next")").says(lines::closeStep(step));
}

LabScript& greeted(LabScript& script)
{
    return script.says(lines::greeting()).hears("lessons").says(lines::lessons());
}

struct Shown {
    explicit Shown(const LabScript& script, const Preferences& preferences = still())
        : narration(narrations()), window(script.programs(), narration, preferences)
    {
        window.resize(1440, 920);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }

    template <typename Widget> [[nodiscard]] Widget* child(const char* name) const
    {
        auto* found = window.findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("the window has no %s", name);
        return found;
    }
    [[nodiscard]] QString label(const char* name) const { return child<QLabel>(name)->text(); }
    [[nodiscard]] QString narrated() const
    {
        QStringList texts;
        for (const QLabel* each : child<QScrollArea>("narration")->findChildren<QLabel*>())
            if (each->isVisible())
                texts += each->text();
        return texts.join(QLatin1Char('\n'));
    }
    [[nodiscard]] bool awaitStep(int step) const
    {
        return QTest::qWaitFor([&] { return label("stepLabel") == QStringLiteral("step %1 of 4").arg(step); });
    }

    Narrations narration;
    LabWindow window;
};

} // namespace

class LabWindowTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_settings.emplace(); }
    void cleanup() { useLanguage(QStringLiteral("en")); }

    void aLessonWithTheKeyboard();
    void aRefusalIsSaidInTheLanguageOfTheWindow_data();
    void aRefusalIsSaidInTheLanguageOfTheWindow();
    void theFocusStaysOnBack();
    void aHeldKeyBeginsNothingAnew_data();
    void aHeldKeyBeginsNothingAnew();
    void theQuestionIsAnsweredOnTheDiagram();
    void anotherLanguageIsSpokenAtOnce();
    void progressIsRemembered();
    void wordsAreNeverCut_data();
    void wordsAreNeverCut();
    void aFileIsNoLessonOfTheProgram();
    void aComputerThatRefuses();
    void aKilledChildIsReported();
    void aKilledChildCanBeStartedOver();
    void freePlayWithTheKeyboard();
    void noCallIsLostWhileFreePlayBegins();
    void aStateIsHeldAndReleased();
    void theFocusStaysWhileATimeWaitPasses_data();
    void theFocusStaysWhileATimeWaitPasses();
    void theNewestEventsAreAnnounced();

private:
    std::optional<test::OwnSettings> m_settings;
};

void LabWindowTest::aLessonWithTheKeyboard()
{
    LabScript script;
    walk(greeted(script), 2);
    walk(script, 1);
    walk(script, 0);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    QCOMPARE(shown.label("title"), QStringLiteral("Close, one side first"));
    QVERIFY(shown.child<QPushButton>("nextButton")->hasFocus());
    const auto* diagram = shown.child<DiagramView>("diagram");
    QCOMPARE(diagram->selected(0), std::optional(State::Established));

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QVERIFY(shown.awaitStep(1));
    QCOMPARE(diagram->selected(0), std::optional(State::FinWait1));
    QCOMPARE(diagram->selected(1), std::optional(State::Established));
    QTRY_VERIFY(shown.narrated().contains(u"<code>close()</code>"));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Right);
    QVERIFY(shown.awaitStep(2));
    QCOMPARE(diagram->selected(1), std::optional(State::CloseWait));
    const auto* table = shown.child<LadderView>("ladder");
    QCOMPARE(table->layoutOfStory().entries.size(), std::size_t{6});
    QVERIFY(shown.narrated().contains(u"Which state will b be in?"));

    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Left);
    QVERIFY(shown.awaitStep(1));
    QCOMPARE(diagram->selected(1), std::optional(State::Established));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Home);
    QVERIFY(shown.awaitStep(0));
    QVERIFY(table->layoutOfStory().entries.empty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!shown.window.isVisible());
}

void LabWindowTest::theFocusStaysOnBack()
{
    LabScript script;
    walk(greeted(script), 3);
    walk(script, 2);
    walk(script, 1);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    for (int step = 1; step <= 3; ++step) {
        QTest::keyClick(&shown.window, Qt::Key_Right);
        QVERIFY(shown.awaitStep(step));
    }
    auto* back = shown.child<QPushButton>("backButton");
    back->setFocus();
    for (const int step : {2, 1}) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
        QVERIFY(back->hasFocus());
        QVERIFY(shown.awaitStep(step));
        QVERIFY(back->hasFocus());
    }
}

void LabWindowTest::aHeldKeyBeginsNothingAnew_data()
{
    QTest::addColumn<bool>("another");
    QTest::addColumn<QByteArray>("focused");
    QTest::newRow("a lesson follows") << true << QByteArray("nextButton");
    QTest::newRow("none follows") << false << QByteArray("startOverButton"); // the other one needs packets
}

/// The key that led to the end of the lesson leads no further while it is held, wherever the focus is by then.
void LabWindowTest::aHeldKeyBeginsNothingAnew()
{
    QFETCH(const bool, another);
    QFETCH(const QByteArray, focused);
    LabScript script;
    if (another) {
        greeted(script);
    } else {
        script.says(lines::refusal()).does("exit 3");
        script.inMode("loopback").says(lines::greeting("loopback")).hears("lessons").says(lines::lessons());
    }
    walk(script, 4);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    for (int step = 1; step <= 4; ++step) {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
        QVERIFY(shown.awaitStep(step));
    }
    QVERIFY(shown.child<QPushButton>(focused.constData())->hasFocus());
    QCOMPARE(shown.child<QPushButton>("nextButton")->isEnabled(), another);
    for (const Qt::Key key : {Qt::Key_Return, Qt::Key_Enter, Qt::Key_Space, Qt::Key_Home}) {
        QKeyEvent again(QEvent::KeyPress, key, Qt::NoModifier, QString(), true);
        QApplication::sendEvent(QApplication::focusWidget(), &again);
        QCOMPARE(shown.label("stepLabel"), QStringLiteral("step 4 of 4"));
    }
    QCOMPARE(shown.label("title"), QStringLiteral("Close, one side first"));
    QCOMPARE(shown.child<LessonList>("lessons")->currentRow(), 0);
}

void LabWindowTest::theQuestionIsAnsweredOnTheDiagram()
{
    LabScript script;
    walk(greeted(script), 3);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    auto* next = shown.child<QPushButton>("nextButton");
    QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(shown.awaitStep(1));
    QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(shown.awaitStep(2));
    const auto* ladder = shown.child<LadderView>("ladder");
    const auto ghosts = [&] { return std::ranges::count_if(ladder->layoutOfStory().pills, &LadderPill::ghost); };
    QCOMPARE(ghosts(), 0); // the answer is among them
    auto* diagram = shown.child<DiagramView>("diagram");
    const auto click = [&](State state) {
        QTest::mouseClick(diagram, Qt::LeftButton, {}, diagram->boxOf({state, false}).center().toPoint());
    };
    const auto* verdict = shown.child<QLabel>("verdict");
    click(State::TimeWait);
    QVERIFY2(verdict->text().contains(u"whoever closed first"), qPrintable(verdict->text()));
    click(State::Listen); // no choice: nothing happens
    QVERIFY(verdict->text().contains(u"whoever closed first"));
    click(State::LastAck);
    QVERIFY2(verdict->text().contains(u"one last ACK"), qPrintable(verdict->text()));
    QCOMPARE(ghosts(), 2);
    QTest::mouseClick(next, Qt::LeftButton);
    QVERIFY(shown.awaitStep(3));
    QVERIFY(!verdict->isVisible());
}

void LabWindowTest::anotherLanguageIsSpokenAtOnce()
{
    LabScript script;
    walk(greeted(script), 2);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    for (int step = 1; step <= 2; ++step) {
        QTest::keyClick(&shown.window, Qt::Key_Right);
        QVERIFY(shown.awaitStep(step));
    }
    QVERIFY(shown.narrated().contains(u"Which state will b be in?"));
    Preferences preferences = still();
    preferences.language = QStringLiteral("uk");
    shown.window.setPreferences(preferences);
    useLanguage(QStringLiteral("uk"));
    QTRY_COMPARE(shown.label("title"), QStringLiteral("Закриття"));
    QCOMPARE(shown.child<LessonList>("lessons")->item(0)->text(), QStringLiteral("Закриття"));
    QTRY_VERIFY(shown.narrated().contains(u"b знає про це."));
    QVERIFY2(shown.narrated().contains(u"У якому стані буде b?"), qPrintable(shown.narrated()));
    QVERIFY(shown.window.findChild<QuizPane*>()->isOpen());
}

void LabWindowTest::progressIsRemembered()
{
    for (const bool before : {false, true}) {
        LabScript script;
        walk(greeted(script), 4);
        Shown shown(script);
        QVERIFY(shown.awaitStep(0));
        const auto* list = shown.child<LessonList>("lessons");
        const auto itemText = [&] { return list->item(0)->data(Qt::AccessibleTextRole).toString(); };
        QCOMPARE(itemText().contains(u"finished"), before);
        QCOMPARE(list->count(), 3); // two lessons, and free play
        for (int step = 1; step <= 4; ++step) {
            QTest::keyClick(&shown.window, Qt::Key_Right);
            QVERIFY(shown.awaitStep(step));
        }
        QVERIFY(itemText().contains(u"finished"));
        const auto* next = shown.child<QPushButton>("nextButton"); // leads to the other lesson now
        QVERIFY(next->isEnabled());
        QCOMPARE(next->accessibleName(), QStringLiteral("Next lesson"));
        QVERIFY(!shown.child<QPushButton>("playButton")->isEnabled());
    }
}

void LabWindowTest::wordsAreNeverCut_data()
{
    QTest::addColumn<QSize>("size");
    QTest::newRow("large") << QSize(1440, 920);
    QTest::newRow("small") << QSize(1024, 700);
}

/// Every label that is seen has the room that its text needs; what does not fit into the window can be scrolled.
void LabWindowTest::wordsAreNeverCut()
{
    QFETCH(const QSize, size);
    LabScript script;
    walk(greeted(script), 2);
    Shown shown(script);
    shown.window.resize(size);
    QVERIFY(shown.awaitStep(0));
    for (int step = 1; step <= 2; ++step) {
        QTest::keyClick(&shown.window, Qt::Key_Right);
        QVERIFY(shown.awaitStep(step));
    }
    QCOMPARE(shown.window.size(), size);
    QApplication::processEvents();
    for (const QLabel* label : shown.window.findChildren<QLabel*>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        const int needed = label->wordWrap() ? label->heightForWidth(label->width()) : label->sizeHint().height();
        QVERIFY2(label->height() >= needed, qPrintable(label->text()));
        if (!label->wordWrap())
            QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
    }
    for (const QAbstractButton* button : shown.window.findChildren<QAbstractButton*>())
        if (button->isVisible())
            QVERIFY2(button->width() >= button->minimumSizeHint().width(), qPrintable(button->text()));
}

/// A lesson from a file that has the id of a built-in one: neither its title nor its tick.
void LabWindowTest::aFileIsNoLessonOfTheProgram()
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("mine.json"));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QVERIFY(file.write(R"({"id":"close"})") > 0);
    file.close();
    LabScript script;
    walk(greeted(script), 0);
    script.nextChild()
        .says(lines::greeting())
        .hears(R"("do":"look")")
        .says(lines::answer(lines::standing("CLOSED", "CLOSED")))
        .hears("text");
    script.says(lines::closeLesson());
    for (int step = 1; step <= 4; ++step)
        script.hears("next").says(lines::closeStep(step));
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    auto* list = shown.child<LessonList>("lessons");
    QTest::keyClick(list, Qt::Key_End);
    QTRY_VERIFY(shown.child<QPushButton>("a_socket")->isEnabled());
    QTest::mouseClick(shown.child<QPushButton>("openButton"), Qt::LeftButton);
    QTRY_VERIFY(shown.window.findChild<QFileDialog*>() != nullptr);
    auto* typed = shown.window.findChild<QFileDialog*>()->findChild<QLineEdit*>();
    typed->setText(name);
    QTest::keyClick(typed, Qt::Key_Return);
    QVERIFY(shown.awaitStep(0));
    QCOMPARE(shown.label("title"), QStringLiteral("Close"));
    for (int step = 1; step <= 4; ++step) {
        QTest::keyClick(&shown.window, Qt::Key_Right);
        QVERIFY(shown.awaitStep(step));
    }
    QVERIFY(!list->item(0)->data(Qt::AccessibleTextRole).toString().contains(u"finished"));
    QVERIFY(!QSettings().contains(QStringLiteral("lab/finished")));
}

void LabWindowTest::aRefusalIsSaidInTheLanguageOfTheWindow_data()
{
    QTest::addColumn<QString>("remedy");
    QTest::newRow("uk") << QStringLiteral("Завантажте модуль ядра: sudo modprobe tun");
    QTest::newRow("pt_BR") << QStringLiteral("Carregue o módulo do kernel: sudo modprobe tun");
}

void LabWindowTest::aRefusalIsSaidInTheLanguageOfTheWindow()
{
    QFETCH(const QString, remedy);
    const lab::Refusal refusal{lab::Refusal::Reason::NoTun, Error::saying("words of another version"),
                               Error::saying("Load the kernel's module: sudo modprobe tun")};
    LabScript script;
    script.says(QByteArray::fromStdString(lineOf(lab::FirstLine(refusal)))).does("exit 3");
    script.inMode("loopback").says(lines::greeting("loopback")).hears("lessons").says(lines::lessons());
    walk(script, 1);
    Preferences preferences = still();
    preferences.language = QLatin1String(QTest::currentDataTag());
    useLanguage(preferences.language);
    const Shown shown(script, preferences);
    QTRY_VERIFY(shown.child<QWidget>("refusal")->isVisible());
    const QString text = shown.label("refusalText");
    QVERIFY2(text.contains(remedy), qPrintable(text));
    QVERIFY2(text.contains(u"words of another version"), qPrintable(text));
}

void LabWindowTest::aComputerThatRefuses()
{
    LabScript script;
    script.says(lines::refusal()).does("exit 3");
    script.inMode("loopback").says(lines::greeting("loopback")).hears("lessons").says(lines::lessons());
    walk(script, 1);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    QVERIFY(shown.child<QWidget>("refusal")->isVisible());
    QVERIFY(shown.label("refusalText").contains(u"/dev/net/tun"));
    QVERIFY(shown.label("refusalText").contains(u"chmod 666"));
    const auto* list = shown.child<LessonList>("lessons");
    QVERIFY(list->item(0)->flags().testFlag(Qt::ItemIsEnabled));
    QVERIFY(!list->item(1)->flags().testFlag(Qt::ItemIsEnabled)); // needs packets
    QVERIFY(!list->item(2)->flags().testFlag(Qt::ItemIsEnabled)); // free play, too
    QTest::keyClick(&shown.window, Qt::Key_Right);
    QVERIFY(shown.awaitStep(1));
    QVERIFY2(shown.narrated().contains(u"ss -tan"), qPrintable(shown.narrated()));
}

void LabWindowTest::aKilledChildIsReported()
{
    LabScript script;
    walk(greeted(script), 0);
    script.hears("next").does("die");
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    QTest::keyClick(&shown.window, Qt::Key_Right);
    QTRY_VERIFY(shown.child<QWidget>("refusal")->isVisible());
    QVERIFY(shown.label("refusalText").contains(u"killed"));
    QTest::mouseClick(shown.child<QPushButton>("retryButton"), Qt::LeftButton);
    QVERIFY(!shown.child<QWidget>("refusal")->isVisible());
    QTRY_VERIFY(shown.child<QPushButton>("nextButton")->isEnabled());
    QVERIFY(shown.awaitStep(0));
}

/// Without a child only a new beginning is offered; with it, nothing is amiss any more.
void LabWindowTest::aKilledChildCanBeStartedOver()
{
    LabScript script;
    walk(greeted(script), 1);
    script.hears("next").does("die");
    walk(script.nextChild().says(lines::greeting()), 1);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    QTest::keyClick(&shown.window, Qt::Key_Right);
    QVERIFY(shown.awaitStep(1));
    const auto* play = shown.child<QPushButton>("playButton");
    QTest::mouseClick(shown.child<QPushButton>("playButton"), Qt::LeftButton);
    QCOMPARE(play->text(), QStringLiteral("Pause"));
    QTRY_VERIFY(shown.child<QWidget>("refusal")->isVisible());
    for (const char* const button : {"nextButton", "playButton", "backButton"})
        QVERIFY2(!shown.child<QPushButton>(button)->isEnabled(), button);
    QCOMPARE(play->text(), QStringLiteral("Play"));
    QTest::keyClick(&shown.window, Qt::Key_Right); // there is no child to take it
    auto* startOver = shown.child<QPushButton>("startOverButton");
    QVERIFY(startOver->hasFocus());
    QTest::keyClick(startOver, Qt::Key_Space);
    QVERIFY(shown.awaitStep(0));
    QVERIFY(!shown.child<QWidget>("refusal")->isVisible());
    QVERIFY(play->isEnabled());
    QTest::keyClick(&shown.window, Qt::Key_Right);
    QVERIFY(shown.awaitStep(1));
}

void LabWindowTest::freePlayWithTheKeyboard()
{
    const std::vector<std::string> syn{"SYN"};
    const std::vector two{lines::packet(1, 'a', syn), lines::packet(2, 'a', syn)};
    const QByteArray done = R"("result":{"value":0,"errno":null},)";
    const QByteArray refused = R"("result":{"value":-1,"errno":"ECONNREFUSED"},)";
    LabScript script;
    walk(greeted(script), 0);
    script.nextChild()
        .says(lines::greeting())
        .hears(R"("do":"look")")
        .says(lines::answer(lines::standing("CLOSED", "CLOSED", two)))
        .hears(R"("with":1)") // S swaps the second one with the first
        .says(lines::answer(lines::standing("CLOSED", "CLOSED", two)))
        .hears(R"("do":"deliver","id":5,"packet":2)")
        .says(lines::answer(lines::standing("CLOSED", "CLOSED", {lines::packet(1, 'a', syn)})))
        .hears(R"("do":"drop","id":6,"packet":1)")
        .says(lines::answer(lines::standing("CLOSED", "CLOSED")))
        .hears(R"("call":"socket")")
        .says(lines::answer(done + lines::standing("CLOSED", "CLOSED")))
        .hears(R"("option":"linger")")
        .says(lines::answer(done + lines::standing("CLOSED", "CLOSED")))
        .hears(R"("call":"connect")")
        .says(lines::answer(refused + lines::standing("CLOSED", "CLOSED")));
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    auto* list = shown.child<LessonList>("lessons");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_End);
    auto* cards = shown.child<PacketCards>("cards");
    QTRY_VERIFY(cards->chosen() != nullptr);
    QCOMPARE(shown.label("title"), QStringLiteral("Free play"));
    cards->setFocus();
    QTest::keyClick(cards, Qt::Key_Right);
    QCOMPARE(cards->chosen()->id, lab::PacketId{2});
    QTest::keyClick(cards, Qt::Key_S);
    QTest::keyClick(cards, Qt::Key_D);
    QTRY_COMPARE(cards->chosen()->id, lab::PacketId{1});
    QTest::keyClick(cards, Qt::Key_X);
    QTRY_VERIFY(cards->chosen() == nullptr);
    auto* connect = shown.child<QPushButton>("a_connect");
    QVERIFY(!connect->isEnabled());
    for (QPushButton* option : shown.window.findChildren<QPushButton*>())
        if (option->text() == QLatin1String("linger 0"))
            option->setChecked(true);
    QTest::keyClick(shown.child<QPushButton>("a_socket"), Qt::Key_Space);
    QTRY_VERIFY(connect->isEnabled());
    QTest::keyClick(connect, Qt::Key_Space);
    const auto problem = [&] {
        for (const QLabel* label : shown.window.findChildren<QLabel*>(QStringLiteral("problem")))
            if (label->isVisible())
                return label->text();
        return QString();
    };
    QTRY_VERIFY(problem().contains(u"ECONNREFUSED"));
    QVERIFY(problem().contains(u"Usually nobody listens"));
    QVERIFY(problem().contains(u"a firewall that rejects looks the same"));
}

void LabWindowTest::noCallIsLostWhileFreePlayBegins()
{
    const QByteArray done = R"("result":{"value":0,"errno":null},)";
    LabScript script;
    walk(greeted(script), 0);
    script.nextChild()
        .says(lines::greeting())
        .hears(R"("do":"look")")
        .says(lines::answer(lines::standing("CLOSED", "CLOSED")))
        .hears(R"("call":"socket","do":"call","host":"a","id":4,"socket":"a1")")
        .says(lines::answer(done + lines::standing("CLOSED", "CLOSED")))
        .hears(R"("call":"bind","do":"call","host":"a","id":5,"port":40001,"socket":"a1")")
        .says(lines::answer(done + lines::standing("CLOSED", "CLOSED")));
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    auto* list = shown.child<LessonList>("lessons");
    QTest::keyClick(list, Qt::Key_End);
    auto* socket = shown.child<QPushButton>("a_socket");
    QTest::keyClick(socket, Qt::Key_Space); // the child only starts
    QTRY_VERIFY(socket->isEnabled());
    QTest::keyClick(socket, Qt::Key_Space);
    QTest::keyClick(socket, Qt::Key_Space); // before the answer
    auto* bind = shown.child<QPushButton>("a_bind");
    QTRY_VERIFY(bind->isEnabled());
    QTest::keyClick(bind, Qt::Key_Space);
    QTRY_VERIFY(!bind->isEnabled());
}

void LabWindowTest::aStateIsHeldAndReleased()
{
    LabScript script;
    walk(greeted(script), 0);
    const QByteArray entry =
        R"({"handle":1,"state":"CLOSE-WAIT","local":"127.0.0.1:5000","remote":"127.0.0.1:6000","passes_in_ms":null})";
    script.inMode("hold")
        .says(R"({"lab":1,"mode":"hold","kernel":"6.18.0"})")
        .hears(R"("state":"CLOSE-WAIT")")
        .says(lines::answer(R"("handle":1,"held":[)" + entry + "],"))
        .hears(R"("do":"release")")
        .says(lines::answer(R"("held":[],)"));
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    QSignalSpy held(&shown.window, &LabWindow::pointedOut);
    QTest::mouseClick(shown.child<StateButton>("hold_CLOSE_WAIT"), Qt::LeftButton);
    QTRY_VERIFY(shown.window.findChild<QPushButton*>(QStringLiteral("heldState")) != nullptr);
    QVERIFY(held.empty()); // what is looked at stays what it is, until the person says otherwise
    QTest::mouseClick(shown.child<QPushButton>("heldState"), Qt::LeftButton);
    QCOMPARE(held.size(), 1);
    QCOMPARE(held[0][0].value<Endpoint>(), Endpoint::parse("127.0.0.1:5000").value());
    QCOMPARE(held[0][1].value<Endpoint>(), Endpoint::parse("127.0.0.1:6000").value());
    const auto* panel = shown.window.findChild<HoldPanel*>();
    const auto release = [&] {
        QPushButton* found = nullptr;
        for (QPushButton* button : panel->findChildren<QPushButton*>())
            found = button;
        return found;
    };
    QVERIFY(release() != nullptr);
    QTest::mouseClick(release(), Qt::LeftButton);
    QTRY_VERIFY(panel->entries().empty());
    QVERIFY(release() == nullptr);
}

void LabWindowTest::theFocusStaysWhileATimeWaitPasses_data()
{
    QTest::addColumn<int>("place");
    QTest::newRow("on what passes") << 0;
    QTest::newRow("on what stays") << 1;
    QTest::newRow("on the release of what stays") << 2;
}

void LabWindowTest::theFocusStaysWhileATimeWaitPasses()
{
    QFETCH(const int, place);
    const auto held = [](int handle, const QByteArray& state, const QByteArray& passes) {
        return R"({"handle":)" + QByteArray::number(handle) + R"(,"state":")" + state +
            R"(","local":"127.0.0.1:5000","remote":"127.0.0.1:6000","passes_in_ms":)" + passes + '}';
    };
    const auto all = [](const QByteArray& entries) { return R"("held":[)" + entries + "],"; };
    const QByteArray established = held(2, "ESTABLISHED", "null");
    LabScript script;
    walk(greeted(script), 0);
    script.inMode("hold")
        .says(R"({"lab":1,"mode":"hold","kernel":"6.18.0"})")
        .hears(R"("state":"TIME-WAIT")")
        .says(lines::answer(R"("handle":1,)" + all(held(1, "TIME-WAIT", "59000") + ',' + established)))
        .hears(R"("do":"held")")
        .says(lines::answer(all(held(1, "TIME-WAIT", "41000") + ',' + established)))
        .hears(R"("do":"held")")
        .says(lines::answer(all(established)));
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    const auto* panel = shown.window.findChild<HoldPanel*>();
    QTest::mouseClick(shown.child<StateButton>("hold_TIME_WAIT"), Qt::LeftButton);
    QTRY_COMPARE(panel->entries().size(), std::size_t{2});
    const auto buttons = panel->findChildren<QPushButton*>();
    QCOMPARE(buttons.size(), 3);
    const QPointer<QPushButton> pressed = buttons[place];
    const QString kind = pressed->objectName();
    pressed->setFocus();
    QTest::mousePress(pressed, Qt::LeftButton); // a second's answer falls into the press
    QTRY_COMPARE(panel->entries()[0].passesIn, std::optional(std::chrono::milliseconds(41'000)));
    QVERIFY(pressed != nullptr);
    QVERIFY(pressed->isDown());
    QVERIFY(pressed->hasFocus());
    QTRY_COMPARE(panel->entries().size(), std::size_t{1}); // the TIME-WAIT is over
    const auto* focused = qobject_cast<QPushButton*>(QApplication::focusWidget());
    QVERIFY(focused != nullptr);
    QVERIFY(panel->isAncestorOf(focused));
    QCOMPARE(focused->objectName(), kind); // no release where a row was shown, nor the other way round
}

void LabWindowTest::theNewestEventsAreAnnounced()
{
    LabScript script;
    walk(greeted(script), 2);
    QAccessible::setActive(true);
    Shown shown(script);
    QVERIFY(shown.awaitStep(0));
    auto* ladder = shown.child<LadderView>("ladder");
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(ladder);
    QCOMPARE(list->role(), QAccessible::List);
    QCOMPARE(list->childCount(), 0);
    QTest::keyClick(&shown.window, Qt::Key_Right);
    QVERIFY(shown.awaitStep(1));
    QCOMPARE(list->childCount(), 3);
    QCOMPARE(list->child(0)->text(QAccessible::Name), QStringLiteral("A calls close()"));
    QCOMPARE(list->child(2)->text(QAccessible::Name), QStringLiteral("A sends FIN"));
    QCOMPARE(ladder->accessibleDescription(),
             QStringLiteral("A calls close(); %1; A sends FIN").arg(list->child(1)->text(QAccessible::Name)));
    QTest::keyClick(&shown.window, Qt::Key_Right);
    QVERIFY(shown.awaitStep(2));
    QCOMPARE(list->childCount(), 6);
    QVERIFY(!ladder->accessibleDescription().contains(u"close()"));
    QVERIFY(ladder->accessibleDescription().contains(list->child(3)->text(QAccessible::Name)));
    ladder->setFocus();
    QTest::keyClick(ladder, Qt::Key_Up);
    QCOMPARE(ladder->currentEntry(), 5);
    QVERIFY(list->focusChild() == list->child(5));
    QAccessible::setActive(false);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::LabWindowTest)
#include "lab_window_test.moc"
