// SPDX-License-Identifier: GPL-3.0-or-later
//
// The lab's window beside the main window: there is one, it follows the preferences, and what it holds is selected.
#include "app/lab_connection.h"
#include "core/guide/narration.h"
#include "model/lab/lab_script.h"
#include "view/diagram/diagram_view.h"
#include "view/lab/lab_window.h"
#include "view/window_support.h"

#include <QApplication>
#include <QTest>

namespace atlas::app {
namespace {

namespace lines = atlas::test::lines;

constexpr const char* oneListener = "LISTEN 0.0.0.0:22 - cookie=1 pid=7 name=sshd\n";

QList<view::LabWindow*> labs()
{
    QList<view::LabWindow*> labs;
    for (QWidget* widget : QApplication::topLevelWidgets())
        if (auto* lab = qobject_cast<view::LabWindow*>(widget))
            labs += lab;
    return labs;
}

Endpoint end(const char* text)
{
    return Endpoint::parse(text).value();
}

} // namespace

class LabConnectionTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();

    void thereIsOneLab();
    void theLabFollowsThePreferences();
    void whatTheLabPointsOutIsSelected();
    void theLabGoesWithTheWindow();

private:
    std::optional<view::test::OwnSettings> m_settings;
    std::optional<test::LabScript> m_lab;
    view::test::Script m_script;
    Narrations m_narrations;
    std::optional<view::test::Window> m_shown;
};

void LabConnectionTest::init()
{
    m_settings.emplace();
    m_lab.emplace();
    m_lab->says(lines::greeting());
    m_script.say(oneListener);
    m_shown.emplace(view::test::scriptedSource(m_script));
    connectLab(m_shown->window, m_lab->programs(), m_narrations);
}

void LabConnectionTest::cleanup()
{
    m_shown.reset();
}

void LabConnectionTest::thereIsOneLab()
{
    QVERIFY(labs().isEmpty()); // none is made before it is wanted
    m_shown->action("actionLab")->trigger();
    QCOMPARE(labs().size(), 1);
    view::LabWindow* const lab = labs().first();
    QVERIFY(lab->isVisible());
    lab->close();
    QVERIFY(!lab->isVisible());
    m_shown->action("actionLab")->trigger();
    QCOMPARE(labs(), QList<view::LabWindow*>{lab}); // the same again
    QVERIFY(lab->isVisible());
}

/// Motion is reduced when the lab is made, and again in a lab that is there.
void LabConnectionTest::theLabFollowsThePreferences()
{
    m_shown->action("actionReducedMotion")->trigger();
    m_shown->action("actionLab")->trigger();
    auto* diagram = labs().first()->findChild<view::DiagramView*>();
    QVERIFY(diagram != nullptr);
    const auto moves = [&] {
        diagram->showEnds({{State::Established, QStringLiteral("A")}});
        diagram->moveTo(State::FinWait1);
        return !diagram->atRest();
    };
    QVERIFY(!moves());
    m_shown->action("actionReducedMotion")->trigger();
    QVERIFY(moves());
    m_shown->action("actionReducedMotion")->trigger();
    QVERIFY(!moves());
}

/// The socket has just come into being: a snapshot that shows it may be some polls away.
void LabConnectionTest::whatTheLabPointsOutIsSelected()
{
    m_shown->action("actionLab")->trigger();
    emit labs().first() -> pointedOut(end("127.0.0.1:40000"), end("127.0.0.1:80"));
    QVERIFY(m_shown->poll());
    QVERIFY(!m_shown->explained());
    m_script.say(std::string(oneListener) + "CLOSE-WAIT 127.0.0.1:40000 127.0.0.1:80 cookie=5 pid=7 name=lab\n");
    QVERIFY(m_shown->poll());
    QTRY_COMPARE(m_shown->explained(), std::optional(State::CloseWait));
    QCOMPARE(m_shown->currentRow(), m_shown->row(40'000));
}

void LabConnectionTest::theLabGoesWithTheWindow()
{
    m_shown->action("actionLab")->trigger();
    QCOMPARE(labs().size(), 1);
    m_shown.reset();
    QVERIFY(labs().isEmpty());
}

} // namespace atlas::app

QTEST_MAIN(atlas::app::LabConnectionTest)
#include "lab_connection_test.moc"
