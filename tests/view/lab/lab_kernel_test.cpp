// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's window with the real child: two lessons and free play over the kernel's own TCP. With
// TCPATLAS_SHOTS=DIRECTORY in the environment it leaves pictures there.
#include "lesson_texts.h"
#include "view/diagram/diagram_view.h"
#include "view/lab/hold_panel.h"
#include "view/lab/lab_window.h"
#include "view/lab/lesson_list.h"
#include "view/lab/packet_cards.h"
#include "view/ladder/ladder_view.h"
#include "view/parts/state_button.h"
#include "view/window_support.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace atlas::view {
namespace {

constexpr int patience = 60'000;

struct Shown {
    Shown() : narrations(builtInNarrations()), window({QStringLiteral(TCPATLAS_LAB), {}}, narrations, preferences())
    {
        window.resize(1440, 920);
        window.show();
        window.activateWindow();
        if (!QTest::qWaitForWindowActive(&window))
            qFatal("the window does not become active");
    }

    static Preferences preferences()
    {
        Preferences chosen;
        chosen.reducedMotion = true;
        chosen.language = QStringLiteral("en");
        return chosen;
    }

    template <typename Widget> [[nodiscard]] Widget* child(const char* name) const
    {
        auto* found = window.findChild<Widget*>(QLatin1String(name));
        if (found == nullptr)
            qFatal("the window has no %s", name);
        return found;
    }
    [[nodiscard]] QString label(const char* name) const { return child<QLabel>(name)->text(); }
    [[nodiscard]] bool awaitStep(int step) const
    {
        return QTest::qWaitFor([&] { return label("stepLabel").startsWith(QStringLiteral("step %1 of").arg(step)); },
                               patience);
    }
    [[nodiscard]] std::optional<State> end(std::size_t which) const
    {
        return child<DiagramView>("diagram")->selected(which);
    }
    /// Chooses a lesson with the keyboard; an empty id is free play.
    [[nodiscard]] bool choose(const QString& title) const
    {
        auto* list = child<LessonList>("lessons");
        list->setFocus();
        for (int row = 0; row < list->count(); ++row) {
            QTest::keyClick(list, row == 0 ? Qt::Key_Up : Qt::Key_Down);
            if (list->currentItem() != nullptr && list->currentItem()->text() == title)
                return true;
        }
        for (int row = list->count(); row > 0; --row) {
            QTest::keyClick(list, Qt::Key_Up);
            if (list->currentItem() != nullptr && list->currentItem()->text() == title)
                return true;
        }
        return false;
    }
    void press(const char* name) const
    {
        auto* button = child<QPushButton>(name);
        if (!QTest::qWaitFor([&] { return button->isEnabled(); }, patience))
            qFatal("%s cannot be pressed", name);
        QTest::keyClick(button, Qt::Key_Space);
        static_cast<void>(QTest::qWaitFor([&] { return window.isAtRest(); }, patience));
    }
    /// Waits for the file dialog, types the name and presses Enter.
    void giveFile(const char* dialogName, const QString& file) const
    {
        QFileDialog* dialog = nullptr;
        if (!QTest::qWaitFor([&] { return (dialog = window.findChild<QFileDialog*>(QLatin1String(dialogName))); },
                             patience))
            qFatal("there is no %s", dialogName);
        auto* name = dialog->findChild<QLineEdit*>();
        name->setText(file);
        QTest::keyClick(name, Qt::Key_Return);
    }
    /// Delivers the packet that is chosen among the cards.
    void deliver() const
    {
        auto* cards = child<PacketCards>("cards");
        if (!QTest::qWaitFor([&] { return cards->chosen() != nullptr; }, patience))
            qFatal("there is no packet to deliver");
        QTest::keyClick(cards, Qt::Key_D);
        static_cast<void>(QTest::qWaitFor([&] { return window.isAtRest(); }, patience));
    }
    void keep(const char* name)
    {
        const QString directory = qEnvironmentVariable("TCPATLAS_SHOTS");
        if (directory.isEmpty())
            return;
        static_cast<void>(QTest::qWaitFor([&] { return window.isAtRest(); }, patience));
        QApplication::processEvents();
        if (!window.grab().save(directory + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png")))
            qWarning("the picture %s cannot be written", name);
    }

    Narrations narrations;
    LabWindow window;
};

} // namespace

class LabKernelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init() { m_settings.emplace(); }

    void oneSideClosesFirst();
    void bothCloseAtTheSameTime();
    void freePlayByHand();
    void freePlayIsSavedAndOpened();
    void aStateIsHeld();

private:
    std::optional<test::OwnSettings> m_settings;
};

/// Skips everything where the hosts cannot be made here, with the reason that the child gives.
void LabKernelTest::initTestCase()
{
    model::LabSession session({QStringLiteral(TCPATLAS_LAB), {}});
    QSignalSpy ready(&session, &model::LabSession::ready);
    QSignalSpy refused(&session, &model::LabSession::refused);
    QSignalSpy failed(&session, &model::LabSession::failed);
    session.start(lab::Mode::Hosts);
    QVERIFY(QTest::qWaitFor([&] { return ready.size() + refused.size() + failed.size() > 0; }, patience));
    QCOMPARE(failed.size(), 0);
    if (!refused.empty())
        QSKIP(refused[0][0].value<lab::Refusal>().error.message().c_str());
}

void LabKernelTest::oneSideClosesFirst()
{
    Shown shown;
    QVERIFY(shown.awaitStep(0));
    QVERIFY(shown.choose(QStringLiteral("Close, one side first")));
    QVERIFY(shown.awaitStep(0));
    QTRY_COMPARE(shown.end(0), std::optional(State::Established));
    shown.keep("close-start");
    const std::pair<State, State> ends[] = {
        {State::FinWait1, State::Established}, {State::FinWait1, State::CloseWait}, {State::FinWait2, State::CloseWait},
        {State::FinWait2, State::CloseWait},   {State::FinWait2, State::LastAck},   {State::TimeWait, State::LastAck},
        {State::TimeWait, State::Closed},
    };
    int step = 0;
    for (const auto& [a, b] : ends) {
        QTest::keyClick(&shown.window, Qt::Key_Right);
        QVERIFY(shown.awaitStep(++step));
        QCOMPARE(shown.end(0), std::optional(a));
        QCOMPARE(shown.end(1), std::optional(b));
        if (step == 4)
            shown.keep("close-middle");
    }
    shown.keep("close-end");
    QTest::keyClick(&shown.window, Qt::Key_Left);
    QVERIFY(shown.awaitStep(step - 1));
    QCOMPARE(shown.end(1), std::optional(State::LastAck));
}

void LabKernelTest::bothCloseAtTheSameTime()
{
    Shown shown;
    QVERIFY(shown.awaitStep(0));
    QVERIFY(shown.choose(QStringLiteral("Close at the same time")));
    QTRY_COMPARE(shown.label("title"), QStringLiteral("Close at the same time"));
    QVERIFY(shown.awaitStep(0));
    const int steps = shown.label("stepLabel").section(QLatin1Char(' '), -1).toInt();
    QVERIFY(steps > 0);
    QSet<State> seen;
    for (int step = 1; step <= steps; ++step) {
        QTest::keyClick(&shown.window, Qt::Key_Right);
        QVERIFY(shown.awaitStep(step));
        for (const std::size_t end : {0UZ, 1UZ})
            seen.insert(shown.end(end).value_or(State::Unknown));
    }
    for (const State state : {State::FinWait1, State::Closing, State::TimeWait})
        QVERIFY2(seen.contains(state), rfcName(state).data());
    shown.keep("simultaneous-close-end");
}

void LabKernelTest::freePlayByHand()
{
    Shown shown;
    QVERIFY(shown.awaitStep(0));
    QVERIFY(shown.choose(QStringLiteral("Free play")));
    QTRY_VERIFY(shown.window.isAtRest());
    auto* cards = shown.child<PacketCards>("cards");
    for (const char* const call : {"b_socket", "b_bind", "b_listen", "a_socket", "a_connect"})
        shown.press(call);
    QTRY_COMPARE(shown.end(0), std::optional(State::SynSent));
    shown.deliver();
    QTRY_COMPARE(shown.end(1), std::optional(State::SynReceived));
    shown.deliver();
    QTRY_COMPARE(shown.end(0), std::optional(State::Established));
    shown.deliver();
    QTRY_COMPARE(shown.end(1), std::optional(State::Established));
    for (const char* const call : {"b_accept", "a_send", "b_send", "a_send", "a_shutdown"})
        shown.press(call);
    QTRY_COMPARE(shown.end(0), std::optional(State::FinWait1));
    shown.keep("free-play");
    QTest::keyClick(cards, Qt::Key_X);
    QTRY_VERIFY(std::ranges::any_of(shown.child<LadderView>("ladder")->layoutOfStory().arrows,
                                    [](const auto& arrow) { return arrow.end == LadderArrow::End::Lost; }));
}

/// What was done by hand is written to a file, and is a lesson that ends where it ended.
void LabKernelTest::freePlayIsSavedAndOpened()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("mine.json"));
    Shown shown;
    QVERIFY(shown.awaitStep(0));
    QVERIFY(shown.choose(QStringLiteral("Free play")));
    QTRY_VERIFY(shown.window.isAtRest());
    for (const char* const call : {"b_socket", "b_bind", "b_listen", "a_socket", "a_connect"})
        shown.press(call);
    shown.deliver();
    shown.deliver();
    QTRY_COMPARE(shown.end(0), std::optional(State::Established));
    QCOMPARE(shown.end(1), std::optional(State::SynReceived));
    shown.press("saveButton");
    shown.giveFile("saveDialog", file);
    QTRY_VERIFY(QFile::exists(file));

    shown.press("openButton");
    shown.giveFile("openDialog", file);
    QTRY_COMPARE(shown.label("title"), QStringLiteral("mine"));
    QVERIFY2(shown.child<LessonList>("lessons")->currentItem() == nullptr, "it is none of the list");
    QVERIFY(shown.awaitStep(0));
    const int steps = shown.label("stepLabel").section(QLatin1Char(' '), -1).toInt();
    QVERIFY(steps > 0);
    for (int step = 1; step <= steps; ++step) {
        QTest::keyClick(&shown.window, Qt::Key_Right);
        QVERIFY(shown.awaitStep(step));
    }
    QTRY_COMPARE(shown.end(0), std::optional(State::Established));
    QCOMPARE(shown.end(1), std::optional(State::SynReceived));
}

void LabKernelTest::aStateIsHeld()
{
    Shown shown;
    QVERIFY(shown.awaitStep(0));
    QTest::mouseClick(shown.child<StateButton>("hold_CLOSE_WAIT"), Qt::LeftButton);
    const auto* panel = shown.window.findChild<HoldPanel*>();
    QVERIFY(QTest::qWaitFor([&] { return panel->entries().size() == 1; }, patience));
    QVERIFY(panel->entries()[0].local.address.isLoopback());
    QCOMPARE(panel->entries()[0].state, State::CloseWait);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::LabKernelTest)
#include "lab_kernel_test.moc"
