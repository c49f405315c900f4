// SPDX-License-Identifier: GPL-3.0-or-later
//
// The motion with a clock that the test moves.
#include "view/diagram_motion.h"

#include <QTest>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;

constexpr DiagramMotion::Instant begin{1000s};
constexpr Node established{State::Established, false};
constexpr Node finWait1{State::FinWait1, false};
constexpr Node finWait2{State::FinWait2, false};
constexpr Node timeWait{State::TimeWait, false};
constexpr Node closed{State::Closed, false};
constexpr Node closedEnd{State::Closed, true};

DiagramMotion at(State state)
{
    DiagramMotion motion;
    motion.select(Node{state, false});
    return motion;
}

} // namespace

class DiagramMotionTest : public QObject {
    Q_OBJECT

private slots:
    void selectionLightsAtOnce();
    void tokenRunsAlongTheOnlyEdge();
    void withoutAnEdgeOneFadesAndTheOtherLights();
    void severalAreQueuedAndQuickened();
    void lateClockTakesAllStepsInOrder();
    void edgeFadesThenAllIsAtRest();
    void closedIsTheEndForWhatWasOpen_data();
    void closedIsTheEndForWhatWasOpen();
    void newLifeBeginsAtTheFirstClosed();
    void reducedMotionOnlyLights();
    void selectionForgetsWhatRan();
};

void DiagramMotionTest::selectionLightsAtOnce()
{
    DiagramMotion motion = at(State::Established);
    QCOMPARE(motion.light(established), 1.0);
    QCOMPARE(motion.light(finWait1), 0.0);
    QVERIFY(motion.atRest());
    motion.select(std::nullopt);
    QCOMPARE(motion.light(established), 0.0);
    QVERIFY(!motion.resting());
}

void DiagramMotionTest::tokenRunsAlongTheOnlyEdge()
{
    DiagramMotion motion = at(State::Established);
    motion.moveTo(State::FinWait1, begin);
    QVERIFY(motion.isRunning());
    QVERIFY(motion.destination() == finWait1);
    QVERIFY(!motion.resting());

    double last = -1;
    for (auto time = 0ms; time < DiagramMotion::runTime; time += 25ms) {
        motion.advance(begin + time);
        const auto token = motion.token();
        QVERIFY(token);
        QCOMPARE(token->edge->id, std::string_view("est-close"));
        QVERIFY(token->progress > last && token->progress < 1);
        last = token->progress;
        QCOMPARE(motion.recency(*token->edge), 1.0);
    }
    motion.advance(begin + DiagramMotion::runTime);
    QVERIFY(!motion.token());
    QVERIFY(motion.resting() == finWait1);
    QCOMPARE(motion.light(finWait1), 1.0);
    QCOMPARE(motion.light(established), 0.0);

    motion.advance(begin + DiagramMotion::runTime + DiagramMotion::swellTime / 2);
    QVERIFY(motion.swell(finWait1) > 0.9);
    QCOMPARE(motion.swell(established), 0.0);
}

void DiagramMotionTest::withoutAnEdgeOneFadesAndTheOtherLights()
{
    DiagramMotion motion = at(State::Established);
    motion.moveTo(State::TimeWait, begin);
    motion.advance(begin + DiagramMotion::runTime / 2);
    QVERIFY(!motion.token());
    QVERIFY(motion.light(established) > 0.2 && motion.light(established) < 0.8);
    QCOMPARE(motion.light(established) + motion.light(timeWait), 1.0);
    for (const Transition& edge : transitions)
        QCOMPARE(motion.recency(edge), 0.0);
    motion.advance(begin + DiagramMotion::runTime);
    QCOMPARE(motion.light(timeWait), 1.0);
}

void DiagramMotionTest::severalAreQueuedAndQuickened()
{
    DiagramMotion motion = at(State::Established);
    motion.moveTo(State::FinWait1, begin);
    motion.moveTo(State::FinWait2, begin);
    motion.moveTo(State::TimeWait, begin);
    QVERIFY(motion.destination() == timeWait);
    QCOMPARE(motion.waiting(), std::size_t{2});

    std::vector<std::string_view> seen;
    auto time = 0ms;
    for (; motion.resting() != timeWait; time += 10ms) {
        motion.advance(begin + time);
        if (const auto token = motion.token(); token && (seen.empty() || seen.back() != token->edge->id))
            seen.push_back(token->edge->id);
        QVERIFY(time < 3 * DiagramMotion::runTime);
    }
    QCOMPARE(seen, (std::vector<std::string_view>{"est-close", "fw1-ack", "fw2-fin"}));
    QVERIFY(time < DiagramMotion::runTime * 5 / 2);
}

void DiagramMotionTest::lateClockTakesAllStepsInOrder()
{
    DiagramMotion motion = at(State::Established);
    for (const State state : {State::FinWait1, State::FinWait2, State::TimeWait})
        motion.moveTo(state, begin);
    motion.advance(begin + 2s);
    QVERIFY(motion.resting() == timeWait);
    const double first = motion.recency(*drawnEdge(State::Established, State::FinWait1));
    const double second = motion.recency(*drawnEdge(State::FinWait1, State::FinWait2));
    const double third = motion.recency(*drawnEdge(State::FinWait2, State::TimeWait));
    QVERIFY(0 < first && first < second && second < third && third < 1);
}

void DiagramMotionTest::edgeFadesThenAllIsAtRest()
{
    DiagramMotion motion = at(State::Established);
    motion.moveTo(State::CloseWait, begin);
    const Transition& edge = *drawnEdge(State::Established, State::CloseWait);
    const auto arrival = begin + DiagramMotion::runTime;
    motion.advance(arrival + DiagramMotion::edgeFadeTime / 2);
    QCOMPARE(motion.recency(edge), 0.5);
    QVERIFY(!motion.isRunning());
    QVERIFY(!motion.atRest());
    motion.advance(arrival + DiagramMotion::edgeFadeTime);
    QCOMPARE(motion.recency(edge), 0.0);
    QVERIFY(motion.atRest());
}

void DiagramMotionTest::closedIsTheEndForWhatWasOpen_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<bool>("end");
    for (const State state : knownStates)
        if (state != State::Closed)
            QTest::addRow("%s", std::string(rfcName(state)).c_str())
                << static_cast<int>(state)
                << (state != State::Listen && state != State::SynSent && state != State::SynReceived);
}

void DiagramMotionTest::closedIsTheEndForWhatWasOpen()
{
    QFETCH(const int, from);
    QFETCH(const bool, end);
    DiagramMotion motion = at(static_cast<State>(from));
    motion.moveTo(State::Closed, begin);
    QVERIFY(motion.destination() == (end ? closedEnd : closed));
    motion.advance(begin + 1s);
    QVERIFY(motion.resting() == (end ? closedEnd : closed));
}

void DiagramMotionTest::newLifeBeginsAtTheFirstClosed()
{
    DiagramMotion motion = at(State::LastAck);
    motion.moveTo(State::Closed, begin);
    motion.advance(begin + 1s);
    motion.moveTo(State::SynSent, begin + 1s);
    QVERIFY(motion.token());
    QCOMPARE(motion.token()->edge->id, std::string_view("active-open"));
}

void DiagramMotionTest::reducedMotionOnlyLights()
{
    DiagramMotion motion = at(State::Established);
    motion.setReduced(true);
    motion.moveTo(State::FinWait1, begin);
    QVERIFY(motion.atRest());
    QVERIFY(!motion.token());
    QCOMPARE(motion.light(finWait1), 1.0);
    QCOMPARE(motion.recency(*drawnEdge(State::Established, State::FinWait1)), 0.0);
    motion.moveTo(State::FinWait2, begin);
    motion.moveTo(State::Closed, begin);
    QVERIFY(motion.resting() == closedEnd);
    QCOMPARE(motion.light(finWait2), 0.0);
}

void DiagramMotionTest::selectionForgetsWhatRan()
{
    DiagramMotion motion = at(State::Established);
    motion.moveTo(State::FinWait1, begin);
    motion.moveTo(State::FinWait2, begin);
    motion.advance(begin + 100ms);
    motion.select(timeWait);
    motion.advance(begin + 101ms);
    QVERIFY(motion.atRest());
    QVERIFY(motion.destination() == timeWait);
    for (const Transition& edge : transitions)
        QCOMPARE(motion.recency(edge), 0.0);
}

} // namespace atlas::view

QTEST_GUILESS_MAIN(atlas::view::DiagramMotionTest)
#include "diagram_motion_test.moc"
