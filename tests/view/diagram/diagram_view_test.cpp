// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_values.h"
#include "view/diagram/diagram_view.h"
#include "view/diagram/motion_style.h"
#include "view/settings/preferences.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <memory>

namespace atlas::view {

using test::MotionStyle;
using test::node;
using test::someCounts;

class DiagramViewTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void atRestNothingIsPainted();
    void equalCountsPaintNothing();
    void moveIsShownAndComesToRest();
    void movesOnWhileHiddenAreNotShownLater();
    void stylesSettingForNoMotionIsHonoured();
    void unknownStateIsNoState();
    void pointerFindsBoxesAndEdges();
    void hoverIsReported();
    void clicksAreReported();
    void controlWheelZoomsAboutThePointer();
    void draggingPansOnlyWhenZoomed();
    void doubleClickOnTheGroundFits();
    void keyboardWalksAndActivates();
    void themeFollowsThePalette();
    void languageChangesTheWords();

private:
    [[nodiscard]] QPoint centreOf(State state) const { return m_view->boxOf(node(state)).center().toPoint(); }
    [[nodiscard]] QPoint middleOf(std::string_view edge) const;
    void settle() const;

    std::unique_ptr<MotionStyle> m_style;
    std::unique_ptr<DiagramView> m_view;
};

void DiagramViewTest::init()
{
    m_style = std::make_unique<MotionStyle>(200);
    m_view = std::make_unique<DiagramView>();
    m_view->setStyle(m_style.get());
    m_view->resize(640, 540);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    settle();
}

void DiagramViewTest::cleanup()
{
    m_view.reset();
}

/// Lets what is already posted happen.
void DiagramViewTest::settle() const
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
}

QPoint DiagramViewTest::middleOf(std::string_view edge) const
{
    const auto* found = std::ranges::find(transitions, edge, &Transition::id);
    return m_view->camera().toWidget(m_view->layoutOfDrawing().edge(*found).pointAtPercent(0.5)).toPoint();
}

void DiagramViewTest::atRestNothingIsPainted()
{
    m_view->setCounts(someCounts());
    m_view->showEnds({{State::Established, {}}});
    settle();
    const int before = m_view->paintCount();
    QVERIFY(before > 0);
    QVERIFY(m_view->atRest());
    QTest::qWait(200);
    QCOMPARE(m_view->paintCount(), before);
}

void DiagramViewTest::equalCountsPaintNothing()
{
    m_view->setCounts(someCounts());
    m_view->showEnds({{State::Established, {}}});
    settle();
    const int before = m_view->paintCount();
    m_view->setCounts(someCounts());
    m_view->showEnds({{State::Established, {}}});
    m_view->moveTo(State::Established);
    settle();
    QCOMPARE(m_view->paintCount(), before);
    StateCounts others = someCounts();
    ++others[static_cast<std::size_t>(State::TimeWait)];
    m_view->setCounts(others);
    settle();
    QCOMPARE(m_view->paintCount(), before + 1);
}

void DiagramViewTest::moveIsShownAndComesToRest()
{
    m_view->showEnds({{State::Established, {}}});
    settle();
    const int before = m_view->paintCount();
    m_view->moveTo(State::FinWait1);
    QCOMPARE(m_view->selected(), std::optional(State::FinWait1));
    QVERIFY(!m_view->atRest());
    QTRY_VERIFY(m_view->motion().ends().front().resting() == node(State::FinWait1));
    QVERIFY(m_view->paintCount() >= before + 5);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->atRest(), 8000);
    settle();
    const int after = m_view->paintCount();
    QTest::qWait(200);
    QCOMPARE(m_view->paintCount(), after);
}

void DiagramViewTest::movesOnWhileHiddenAreNotShownLater()
{
    m_view->showEnds({{State::Established, {}}});
    m_view->moveTo(State::FinWait1);
    m_view->hide();
    QVERIFY(m_view->atRest());
    m_view->moveTo(State::FinWait2);
    QVERIFY(m_view->atRest());
    QCOMPARE(m_view->selected(), std::optional(State::FinWait2));
    m_view->show();
    settle();
    QVERIFY(m_view->atRest());
    QCOMPARE(m_view->motion().light(node(State::FinWait2)), 1.0);
}

void DiagramViewTest::stylesSettingForNoMotionIsHonoured()
{
    MotionStyle still(0);
    m_view->setStyle(&still);
    m_view->showEnds({{State::Established, {}}});
    m_view->moveTo(State::FinWait1);
    QVERIFY(m_view->atRest());
    QCOMPARE(m_view->motion().light(node(State::FinWait1)), 1.0);
    m_view->setStyle(m_style.get());
    m_view->moveTo(State::FinWait2);
    QVERIFY(!m_view->atRest());
    m_view->setReducedMotion(true);
    QVERIFY(m_view->atRest());
    QCOMPARE(m_view->selected(), std::optional(State::FinWait2));
}

void DiagramViewTest::unknownStateIsNoState()
{
    m_view->showEnds({{State::Established, {}}});
    m_view->moveTo(State::Unknown);
    QCOMPARE(m_view->selected(), std::optional(State::Established));
    m_view->showEnds({{State::Unknown, {}}});
    QCOMPARE(m_view->selected(), std::nullopt);
    m_view->moveTo(State::Listen);
    QCOMPARE(m_view->selected(), std::optional(State::Listen));
}

void DiagramViewTest::pointerFindsBoxesAndEdges()
{
    for (const Node each : allNodes)
        QVERIFY(m_view->nodeAt(m_view->boxOf(each).center()) == each);
    for (const Transition& edge : transitions) {
        if (edge.kind != EdgeKind::Drawn)
            continue;
        const Transition* found = m_view->edgeAt(middleOf(edge.id));
        QVERIFY2(found && *found == edge, edge.id.data());
    }
    const QPoint beside = middleOf("cw-close");
    QVERIFY(m_view->edgeAt(beside + QPoint(5, 0)));
    QVERIFY(!m_view->edgeAt(beside + QPoint(9, 0)));
    QVERIFY(!m_view->edgeAt(centreOf(State::Listen)));
    QVERIFY(!m_view->nodeAt(QPointF(2, 2)));
}

void DiagramViewTest::hoverIsReported()
{
    QSignalSpy states(m_view.get(), &DiagramView::stateHovered);
    QSignalSpy edges(m_view.get(), &DiagramView::edgeHovered);
    QTest::mouseMove(m_view.get(), centreOf(State::TimeWait));
    QCOMPARE(states.size(), 1);
    QCOMPARE(states.last()[0].value<std::optional<State>>(), std::optional(State::TimeWait));
    QTest::mouseMove(m_view.get(), centreOf(State::TimeWait) + QPoint(3, 3));
    QCOMPARE(states.size(), 1);
    QTest::mouseMove(m_view.get(), middleOf("la-ack"));
    QCOMPARE(states.last()[0].value<std::optional<State>>(), std::nullopt);
    QCOMPARE(edges.size(), 1);
    QCOMPARE(edges.last()[0].value<const Transition*>()->id, std::string_view("la-ack"));
    QTest::mouseMove(m_view.get(), QPoint(2, 2));
    QCOMPARE(edges.last()[0].value<const Transition*>(), nullptr);
}

void DiagramViewTest::clicksAreReported()
{
    QSignalSpy states(m_view.get(), &DiagramView::stateClicked);
    QSignalSpy edges(m_view.get(), &DiagramView::edgeClicked);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, centreOf(State::LastAck));
    QCOMPARE(states.size(), 1);
    QCOMPARE(states.last()[0].value<State>(), State::LastAck);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, middleOf("est-fin"));
    QCOMPARE(edges.size(), 1);
    QCOMPARE(edges.last()[0].value<Transition>().id, std::string_view("est-fin"));
}

void DiagramViewTest::controlWheelZoomsAboutThePointer()
{
    const auto turn = [this](const QPointF& at, Qt::KeyboardModifiers modifiers) {
        QWheelEvent event(at, m_view->mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton, modifiers, Qt::NoScrollPhase,
                          false);
        QCoreApplication::sendEvent(m_view.get(), &event);
        return event.isAccepted();
    };
    const QPointF about = centreOf(State::Established);
    const QPointF there = m_view->camera().toDrawing(about);
    QVERIFY(!turn(about, Qt::NoModifier));
    QCOMPARE(m_view->camera().zoom(), 1.0);
    for (int i = 0; i < 4; ++i)
        QVERIFY(turn(about, Qt::ControlModifier));
    QVERIFY(m_view->camera().zoom() > 2);
    QVERIFY((m_view->camera().toDrawing(about) - there).manhattanLength() < 0.01);
    QTest::keyClick(m_view.get(), Qt::Key_Minus, Qt::ControlModifier);
    QVERIFY(m_view->camera().zoom() < 2);
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(m_view->camera().zoom(), 1.0);
    QTest::keyClick(m_view.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(m_view->camera().zoom(), DiagramCamera::zoomStep);
}

void DiagramViewTest::draggingPansOnlyWhenZoomed()
{
    const auto drag = [this] {
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(320, 270));
        QTest::mouseMove(m_view.get(), QPoint(270, 240));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(270, 240));
    };
    QSignalSpy clicked(m_view.get(), &DiagramView::stateClicked);
    const QPointF before = m_view->camera().centre();
    drag();
    QCOMPARE(m_view->camera().centre(), before);
    m_view->zoomBy(3, QPointF(320, 270));
    const QPointF zoomed = m_view->camera().centre();
    drag();
    const QPointF moved = (m_view->camera().centre() - zoomed) * m_view->camera().scale();
    QVERIFY((moved - QPointF(50, 30)).manhattanLength() < 0.01);
    QCOMPARE(clicked.size(), 0);
}

void DiagramViewTest::doubleClickOnTheGroundFits()
{
    m_view->zoomBy(2, QPointF(0, 0));
    const QPoint ground = m_view->camera().toWidget(QPointF(250, 60)).toPoint();
    QVERIFY(m_view->rect().contains(ground) && !m_view->nodeAt(ground) && !m_view->edgeAt(ground));
    QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, ground);
    QCOMPARE(m_view->camera().zoom(), 1.0);
}

void DiagramViewTest::keyboardWalksAndActivates()
{
    QSignalSpy activated(m_view.get(), &DiagramView::stateActivated);
    QSignalSpy hovered(m_view.get(), &DiagramView::stateHovered);
    m_view->showEnds({{State::Established, {}}});
    m_view->activateWindow();
    m_view->setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(m_view->hasFocus());
    QVERIFY(m_view->current() == node(State::Established));
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QVERIFY(m_view->current() == node(State::Listen));
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QVERIFY(m_view->current() == node(State::Closed));
    QTest::keyClick(m_view.get(), Qt::Key_Up);
    QVERIFY(m_view->current() == node(State::Closed));
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated.last()[0].value<State>(), State::Listen);
    QCOMPARE(hovered.last()[0].value<std::optional<State>>(), std::optional(State::Listen));
    // The selection does not take the keyboard's place away.
    m_view->showEnds({{State::TimeWait, {}}});
    QVERIFY(m_view->current() == node(State::Listen));
    m_view->clearFocus();
    QCOMPARE(hovered.last()[0].value<std::optional<State>>(), std::nullopt);
}

void DiagramViewTest::themeFollowsThePalette()
{
    const auto ground = [this] { return m_view->grab().toImage().pixelColor(1, 1); };
    QApplication::setPalette(Theme::light().palette());
    QTRY_COMPARE(ground(), Theme::light().surface); // the widgets learn of it later
    QApplication::setPalette(Theme::night().palette());
    QTRY_COMPARE(ground(), Theme::night().surface);
    QApplication::setPalette(QPalette());
}

void DiagramViewTest::languageChangesTheWords()
{
    const QImage english = m_view->grab().toImage();
    useLanguage(QStringLiteral("uk"));
    settle();
    const QImage ukrainian = m_view->grab().toImage();
    QVERIFY(english != ukrainian);
    useLanguage(QStringLiteral("en"));
    settle();
    QCOMPARE(m_view->grab().toImage(), english);
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::DiagramViewTest)
#include "diagram_view_test.moc"
