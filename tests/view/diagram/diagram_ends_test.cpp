// SPDX-License-Identifier: GPL-3.0-or-later
//
// One end of a connection or both on the diagram, with names and trails; and the whole computer when there is none.
#include "view/diagram/diagram_strokes.h"
#include "view/diagram/diagram_values.h"
#include "view/diagram/diagram_view.h"
#include "view/diagram/motion_style.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QTest>
#include <QToolTip>

#include <memory>

namespace atlas::view {
namespace {

using test::busyMinute;
using test::node;

const Transition& edge(std::string_view id)
{
    return *std::ranges::find(transitions, id, &Transition::id);
}

const std::vector<Step> activeTrail{{State::Closed, State::SynSent, Known::Observed},
                                    {State::SynSent, State::Established, Known::Inferred},
                                    {State::Established, State::FinWait1, Known::Observed}};
const std::vector<Step> passiveTrail{{State::Listen, State::SynReceived, Known::Observed},
                                     {State::SynReceived, State::Established, Known::Observed},
                                     {State::Established, State::CloseWait, Known::Seen}};

} // namespace

class DiagramEndsTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void bothEndsAreLitAndNamed();
    void endsMoveEachForItself();
    void hostileNamesAreEscaped();
    void unknownEndIsNowhereUntilItIsSeen();
    void trailAtRestPaintsNothing();
    void trailNextAndOthersDifferInShape();
    void eachEndHasItsHalfOfALine();
    void reducedMotionKeepsTheTrail();
    void glowFadesAndTheClockStops();
    void glowIsForTheWholeComputerOnly();
    void activityIsShownWhileNoEndIs();
    void activityIsInTheToolTip();

private:
    [[nodiscard]] QImage picture() const { return m_view->grab().toImage(); }
    void settle() const
    {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::processEvents();
    }

    test::MotionStyle m_style{200};
    std::unique_ptr<DiagramView> m_view;
};

void DiagramEndsTest::init()
{
    m_view = std::make_unique<DiagramView>();
    m_view->setStyle(&m_style);
    m_view->resize(560, 470);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    settle();
}

void DiagramEndsTest::cleanup()
{
    m_view.reset();
}

void DiagramEndsTest::bothEndsAreLitAndNamed()
{
    m_view->showEnds({{State::FinWait2, QStringLiteral("a")}, {State::CloseWait, QStringLiteral("b")}});
    QCOMPARE(m_view->motion().light(node(State::FinWait2)), 1.0);
    QCOMPARE(m_view->motion().light(node(State::CloseWait)), 1.0);
    QVERIFY(m_view->isSelected(node(State::FinWait2)) && m_view->isSelected(node(State::CloseWait)));
    QCOMPARE(m_view->describe(node(State::FinWait2)), QStringLiteral("FIN-WAIT-2, no connection, a is here"));
    QCOMPARE(m_view->describe(node(State::CloseWait)), QStringLiteral("CLOSE-WAIT, no connection, b is here"));
    (void)picture();
    const auto badges = m_view->endBadges();
    QCOMPARE(badges.size(), std::size_t{2});
    QCOMPARE(badges[0].text, QStringLiteral("a"));
    QCOMPARE(badges[1].text, QStringLiteral("b"));

    m_view->showEnds({{State::TimeWait, QStringLiteral("a")}, {State::TimeWait, QStringLiteral("b")}});
    QCOMPARE(m_view->describe(node(State::TimeWait)), QStringLiteral("TIME-WAIT, no connection, a is here, b is here"));
    QVERIFY(!m_view->endBadges()[0].box.intersects(m_view->endBadges()[1].box));
    QVERIFY(!m_view->isSelected(node(State::CloseWait)));
    m_view->showEnds({{State::TimeWait, {}}});
    QVERIFY(m_view->endBadges().empty());
    m_view->showEnds({});
    QCOMPARE(m_view->selected(), std::nullopt);
}

void DiagramEndsTest::endsMoveEachForItself()
{
    m_view->showEnds({{State::Established, QStringLiteral("a")}, {State::Established, QStringLiteral("b")}});
    m_view->moveTo(State::FinWait1);
    m_view->moveTo(State::CloseWait, Known::Inferred, 1);
    m_view->moveTo(State::Listen, Known::Observed, 2); // no such end
    QCOMPARE(m_view->selected(0), std::optional(State::FinWait1));
    QCOMPARE(m_view->selected(1), std::optional(State::CloseWait));
    QVERIFY(m_view->motion().ends()[0].token());
    QVERIFY(!m_view->motion().ends()[1].token());
    QTRY_VERIFY(!m_view->motion().isRunning());
    QCOMPARE(m_view->motion().light(node(State::FinWait1)), 1.0);
    QCOMPARE(m_view->motion().light(node(State::CloseWait)), 1.0);
    QCOMPARE(m_view->motion().ends()[1].shownTrail().back().known, Known::Inferred);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->atRest(), 8000);
}

void DiagramEndsTest::hostileNamesAreEscaped()
{
    m_view->showEnds({{State::Listen, QStringLiteral("x\n\u202e<b>")}});
    QCOMPARE(m_view->describe(node(State::Listen)), QStringLiteral("LISTEN, no connection, x\\n\\u202e<b> is here"));
}

void DiagramEndsTest::unknownEndIsNowhereUntilItIsSeen()
{
    m_view->showEnds({{State::Established, QStringLiteral("a")}, {State::Unknown, QStringLiteral("b")}});
    QCOMPARE(m_view->selected(1), std::nullopt);
    m_view->moveTo(State::SynReceived, Known::Observed, 1);
    QCOMPARE(m_view->selected(1), std::optional(State::SynReceived));
    QCOMPARE(m_view->motion().light(node(State::SynReceived)), 1.0);
}

void DiagramEndsTest::trailAtRestPaintsNothing()
{
    m_view->showEnds({{State::FinWait1, QStringLiteral("a")}, {State::CloseWait, QStringLiteral("b")}});
    const QImage without = picture();
    m_view->setTrail(activeTrail, 0);
    m_view->setTrail(passiveTrail, 1);
    settle();
    QVERIFY(picture() != without);
    settle();
    QVERIFY(m_view->atRest());
    const int before = m_view->paintCount();
    m_view->setTrail(activeTrail, 0); // nothing new
    m_view->setTrail(passiveTrail, 1);
    QTest::qWait(200);
    QCOMPARE(m_view->paintCount(), before);
    m_view->showEnds({{State::FinWait1, QStringLiteral("a")}, {State::CloseWait, QStringLiteral("b")}});
    QVERIFY(picture() == without); // another connection, another trail
}

void DiagramEndsTest::trailNextAndOthersDifferInShape()
{
    Emphasis emphasis;
    emphasis.nodes[0] = node(State::FinWait1);
    emphasis.trails[0] = trailLines(activeTrail, {});
    const auto lane = [&](std::string_view id) { return lanesOf(edge(id), emphasis); };
    QCOMPARE(lane("est-close").size(), std::size_t{1});
    QVERIFY(lane("est-close")[0].trail.line && lane("est-close")[0].trail.certain);
    QVERIFY(lane("syn-sent-synack")[0].trail.line && !lane("syn-sent-synack")[0].trail.certain);
    QVERIFY(!lane("fw1-ack")[0].trail.line); // leads on
    QVERIFY(lane("la-ack").empty());
    const auto shortcuts = shortcutsShown(emphasis);
    QVERIFY(std::ranges::find(shortcuts, &edge("fw1-reset")) != shortcuts.end());

    // In grey alone each still differs from each.
    Theme grey = Theme::light();
    grey.accent = grey.otherAccent = grey.edge;
    const DiagramLayout& layout = m_view->layoutOfDrawing();
    const auto inkAlong = [&](std::string_view id) {
        QImage image(1000, 840, QImage::Format_Grayscale8);
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        drawEdges(painter, layout, emphasis, grey, 1);
        int ink = 0;
        for (const QPointF& at : layout.linePoints[indexOf(edge(id))])
            for (int dx = -5; dx <= 5; ++dx)
                for (int dy = -5; dy <= 5; ++dy)
                    ink += 255 - qGray(image.pixel(at.toPoint() + QPoint(dx, dy)));
        return ink;
    };
    QVERIFY(inkAlong("est-close") > 1.5 * inkAlong("cw-close")); // a step is bolder than an edge of no end
}

void DiagramEndsTest::eachEndHasItsHalfOfALine()
{
    Emphasis emphasis;
    emphasis.trails[0] = trailLines(std::vector<Step>{{State::Established, State::FinWait1, Known::Observed}}, {});
    emphasis.nodes[1] = node(State::Established);
    const Transition& shared = edge("est-close");
    const auto lanes = lanesOf(shared, emphasis);
    QCOMPARE(lanes.size(), std::size_t{2});
    QCOMPARE(lanes[0].end, std::size_t{0});
    QCOMPARE(lanes[1].end, std::size_t{1});
    const DiagramLayout& layout = m_view->layoutOfDrawing();
    const QPainterPath first = lanePath(layout, shared, 0, 2, 4);
    const QPainterPath second = lanePath(layout, shared, 1, 2, 4);
    const double apart = QLineF(first.pointAtPercent(0.5), second.pointAtPercent(0.5)).length();
    QVERIFY2(std::abs(apart - 4) < 0.5, qPrintable(QString::number(apart)));
}

void DiagramEndsTest::reducedMotionKeepsTheTrail()
{
    m_view->setReducedMotion(true);
    m_view->showEnds({{State::Established, QStringLiteral("a")}});
    m_view->moveTo(State::TimeWait, Known::Ambiguous);
    QVERIFY(m_view->atRest());
    QCOMPARE(m_view->motion().light(node(State::TimeWait)), 1.0);
    QVERIFY(trailLines(m_view->motion().ends()[0].shownTrail(), {}).size() > 4);
    m_view->showEnds({});
    m_view->glow(State::Established, State::FinWait1);
    QVERIFY(m_view->atRest());
}

void DiagramEndsTest::glowFadesAndTheClockStops()
{
    const int before = m_view->paintCount();
    m_view->glow(State::SynSent, State::Established);
    m_view->glow(State::Established, State::Closed, 5); // text only: along its short cut
    QVERIFY(!m_view->atRest());
    QVERIFY(m_view->motion().glow(edge("syn-sent-synack")) > 0.4);
    QTRY_VERIFY_WITH_TIMEOUT(m_view->atRest(), 3000);
    QVERIFY(m_view->paintCount() > before + 3);
    QCOMPARE(m_view->motion().glow(edge("syn-sent-synack")), 0.0);
    settle();
    const int after = m_view->paintCount();
    QTest::qWait(200);
    QCOMPARE(m_view->paintCount(), after);
    m_view->glow(State::Established, State::Listen); // no such transition
    QVERIFY(m_view->atRest());
    m_view->hide();
    m_view->glow(State::SynSent, State::Established); // it cannot be seen
    QVERIFY(m_view->atRest());
}

void DiagramEndsTest::glowIsForTheWholeComputerOnly()
{
    m_view->glow(State::SynSent, State::Established);
    m_view->showEnds({{State::Established, {}}});
    QVERIFY(m_view->atRest());
    m_view->glow(State::SynSent, State::Established);
    QVERIFY(m_view->atRest());
}

void DiagramEndsTest::activityIsShownWhileNoEndIs()
{
    const QImage plain = picture();
    m_view->setActivity(busyMinute());
    settle();
    const QImage busy = picture();
    QVERIFY(busy != plain);
    settle();
    const int before = m_view->paintCount();
    m_view->setActivity(busyMinute());
    settle();
    QCOMPARE(m_view->paintCount(), before);
    m_view->showEnds({{State::Established, {}}});
    const QImage selected = picture();
    m_view->setActivity(std::nullopt);
    QVERIFY(picture() == selected);
    m_view->showEnds({});
    QVERIFY(picture() == plain);
}

void DiagramEndsTest::activityIsInTheToolTip()
{
    model::EdgeCounts counts{};
    counts[indexOf(edge("cw-close"))] = 3912;
    m_view->setActivity(counts);
    const QPoint at =
        m_view->camera().toWidget(m_view->layoutOfDrawing().edge(edge("cw-close")).pointAtPercent(0.5)).toPoint();
    QHelpEvent help(QEvent::ToolTip, at, m_view->mapToGlobal(at));
    QCoreApplication::sendEvent(m_view.get(), &help);
    QTRY_VERIFY2(QToolTip::text().contains(QStringLiteral("3912")), qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

} // namespace atlas::view

QTEST_MAIN(atlas::view::DiagramEndsTest)
#include "diagram_ends_test.moc"
