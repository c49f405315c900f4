// SPDX-License-Identifier: GPL-3.0-or-later
//
// The motion with a clock that the test moves.
#include "view/diagram/diagram_motion.h"

#include <QTest>

namespace atlas::view {
namespace {

using namespace std::chrono_literals;

constexpr Instant begin{1000s};
constexpr Node established{State::Established, false};
constexpr Node finWait1{State::FinWait1, false};
constexpr Node finWait2{State::FinWait2, false};
constexpr Node timeWait{State::TimeWait, false};
constexpr Node closed{State::Closed, false};
constexpr Node closedEnd{State::Closed, true};

EndMotion at(State state)
{
    return EndMotion(Node{state, false});
}

Step step(State to, Known known = Known::Observed)
{
    return {.to = to, .known = known};
}

} // namespace

class DiagramMotionTest : public QObject {
    Q_OBJECT

private slots:
    void endsLightAtOnce();
    void tokenRunsAlongTheOnlyEdge();
    void resetRunsAlongItsShortCut();
    void withoutALineOneFadesAndTheOtherLights();
    void inferredStepHasNoToken();
    void ambiguousStepShowsEveryWay();
    void severalAreQueuedAndQuickened();
    void lateClockTakesAllStepsInOrder();
    void edgeFadesThenAllIsAtRest();
    void closedIsTheEndForWhatWasOpen_data();
    void closedIsTheEndForWhatWasOpen();
    void newLifeBeginsAtTheFirstClosed();
    void reducedMotionOnlyLights();
    void newEndsForgetWhatRan();
    void endsMoveApart();
    void endOfUnknownStateLightsWhereItIsFirstSeen();
    void trailGrowsWithTheStepsThatWereShown();
    void trailIsStrongestAtItsNewestStep();
    void glowAddsUpAndEnds();
};

void DiagramMotionTest::endsLightAtOnce()
{
    DiagramMotion motion;
    motion.showEnds(std::array{std::optional(established), std::optional(finWait1)});
    QCOMPARE(motion.light(established), 1.0);
    QCOMPARE(motion.light(finWait1), 1.0);
    QCOMPARE(motion.light(finWait2), 0.0);
    QVERIFY(motion.atRest());
    motion.showEnds({});
    QCOMPARE(motion.light(established), 0.0);
    QVERIFY(motion.ends().empty());
}

void DiagramMotionTest::tokenRunsAlongTheOnlyEdge()
{
    EndMotion motion = at(State::Established);
    motion.take(step(State::FinWait1), begin);
    QVERIFY(motion.isRunning());
    QVERIFY(motion.destination() == finWait1);
    QVERIFY(!motion.resting());

    double last = -1;
    for (auto time = 0ms; time < EndMotion::moveTime; time += 25ms) {
        motion.advance(begin + time);
        const auto token = motion.token();
        QVERIFY(token);
        QCOMPARE(token->line->id, std::string_view("est-close"));
        QVERIFY(token->progress > last && token->progress < 1);
        last = token->progress;
        QCOMPARE(motion.recency(*token->line), 1.0);
    }
    motion.advance(begin + EndMotion::moveTime);
    QVERIFY(!motion.token());
    QVERIFY(motion.resting() == finWait1);
    QCOMPARE(motion.light(finWait1), 1.0);
    QCOMPARE(motion.light(established), 0.0);

    motion.advance(begin + EndMotion::moveTime + EndMotion::swellTime / 2);
    QVERIFY(motion.swell(finWait1) > 0.9);
    QCOMPARE(motion.swell(established), 0.0);
}

void DiagramMotionTest::resetRunsAlongItsShortCut()
{
    EndMotion motion = at(State::Established);
    motion.take({.to = State::Closed, .known = Known::Observed, .cause = Cause::ReceiveReset}, begin);
    QVERIFY(motion.token());
    QCOMPARE(motion.token()->line->id, std::string_view("est-reset"));
    QVERIFY(motion.destination() == closedEnd);
    // Without the cause the line that all ways to CLOSED share.
    motion = at(State::SynReceived);
    motion.take(step(State::Closed), begin);
    QVERIFY(motion.token());
    QCOMPARE(motion.token()->line->from, State::SynReceived);
    QCOMPARE(motion.token()->line->kind, EdgeKind::TextOnly);
    // A drawn edge stands for the usual cause; another cause is not shown as if it had been that.
    motion = at(State::SynSent);
    motion.take({.to = State::Closed, .known = Known::Observed, .cause = Cause::TimedOut}, begin);
    QCOMPARE(motion.token()->line->id, std::string_view("syn-sent-timeout"));
}

void DiagramMotionTest::withoutALineOneFadesAndTheOtherLights()
{
    EndMotion motion = at(State::Established);
    motion.take(step(State::TimeWait), begin);
    motion.advance(begin + EndMotion::moveTime / 2);
    QVERIFY(!motion.token());
    QVERIFY(motion.light(established) > 0.2 && motion.light(established) < 0.8);
    QCOMPARE(motion.light(established) + motion.light(timeWait), 1.0);
    for (const Transition& edge : transitions)
        QCOMPARE(motion.recency(edge), 0.0);
    motion.advance(begin + EndMotion::moveTime);
    QCOMPARE(motion.light(timeWait), 1.0);
}

void DiagramMotionTest::inferredStepHasNoToken()
{
    EndMotion motion = at(State::Established);
    motion.take(step(State::FinWait1, Known::Inferred), begin);
    const Transition& edge = *drawnEdge(State::Established, State::FinWait1);
    motion.advance(begin + EndMotion::moveTime / 2);
    QVERIFY(!motion.token());
    QCOMPARE(motion.light(established) + motion.light(finWait1), 1.0);
    QCOMPARE(motion.recency(edge), 0.5);
    motion.advance(begin + EndMotion::moveTime);
    QCOMPARE(motion.recency(edge), 1.0);
    QVERIFY(!motion.wasCertain(edge));
    motion.take(step(State::FinWait2, Known::Seen), begin + EndMotion::moveTime);
    QVERIFY(motion.token());
    motion.advance(begin + 2 * EndMotion::moveTime);
    QVERIFY(motion.wasCertain(*drawnEdge(State::FinWait1, State::FinWait2)));
}

void DiagramMotionTest::ambiguousStepShowsEveryWay()
{
    EndMotion motion = at(State::FinWait1);
    motion.take(step(State::TimeWait, Known::Ambiguous), begin);
    motion.advance(begin + EndMotion::moveTime);
    QVERIFY(!motion.token());
    QVERIFY(motion.resting() == timeWait);
    QStringList shown;
    for (const Transition& edge : transitions)
        if (motion.recency(edge) > 0) {
            QVERIFY(!motion.wasCertain(edge));
            shown << QString::fromLatin1(edge.id.data(), static_cast<qsizetype>(edge.id.size()));
        }
    QCOMPARE(shown.join(u' '), QStringLiteral("fw1-ack fw1-fin fw2-fin closing-ack fw1-finack"));
}

void DiagramMotionTest::severalAreQueuedAndQuickened()
{
    EndMotion motion = at(State::Established);
    motion.take(step(State::FinWait1), begin);
    motion.take(step(State::FinWait2), begin);
    motion.take(step(State::TimeWait), begin);
    QVERIFY(motion.destination() == timeWait);
    QCOMPARE(motion.waiting(), std::size_t{2});

    std::vector<std::string_view> seen;
    auto time = 0ms;
    for (; motion.resting() != timeWait; time += 10ms) {
        motion.advance(begin + time);
        if (const auto token = motion.token(); token && (seen.empty() || seen.back() != token->line->id))
            seen.push_back(token->line->id);
        QVERIFY(time < 3 * EndMotion::moveTime);
    }
    QCOMPARE(seen, (std::vector<std::string_view>{"est-close", "fw1-ack", "fw2-fin"}));
    QVERIFY(time < EndMotion::moveTime * 5 / 2);
}

void DiagramMotionTest::lateClockTakesAllStepsInOrder()
{
    EndMotion motion = at(State::Established);
    for (const State state : {State::FinWait1, State::FinWait2, State::TimeWait})
        motion.take(step(state), begin);
    motion.advance(begin + 2s);
    QVERIFY(motion.resting() == timeWait);
    const double first = motion.recency(*drawnEdge(State::Established, State::FinWait1));
    const double second = motion.recency(*drawnEdge(State::FinWait1, State::FinWait2));
    const double third = motion.recency(*drawnEdge(State::FinWait2, State::TimeWait));
    QVERIFY(0 < first && first < second && second < third && third < 1);
}

void DiagramMotionTest::edgeFadesThenAllIsAtRest()
{
    EndMotion motion = at(State::Established);
    motion.take(step(State::CloseWait), begin);
    const Transition& edge = *drawnEdge(State::Established, State::CloseWait);
    const auto arrival = begin + EndMotion::moveTime;
    motion.advance(arrival + EndMotion::edgeFadeTime / 2);
    QCOMPARE(motion.recency(edge), 0.5);
    QVERIFY(!motion.isRunning());
    QVERIFY(!motion.atRest());
    motion.advance(arrival + EndMotion::edgeFadeTime);
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
    EndMotion motion = at(static_cast<State>(from));
    motion.take(step(State::Closed), begin);
    QVERIFY(motion.destination() == (end ? closedEnd : closed));
    motion.advance(begin + 1s);
    QVERIFY(motion.resting() == (end ? closedEnd : closed));
}

void DiagramMotionTest::newLifeBeginsAtTheFirstClosed()
{
    EndMotion motion = at(State::LastAck);
    motion.take(step(State::Closed), begin);
    motion.advance(begin + 1s);
    motion.take(step(State::SynSent), begin + 1s);
    QVERIFY(motion.token());
    QCOMPARE(motion.token()->line->id, std::string_view("active-open"));
}

void DiagramMotionTest::reducedMotionOnlyLights()
{
    DiagramMotion motion;
    motion.setReduced(true);
    motion.showEnds(std::array{std::optional(established)});
    motion.take(0, step(State::FinWait1), begin);
    QVERIFY(motion.atRest());
    QVERIFY(!motion.ends()[0].token());
    QCOMPARE(motion.light(finWait1), 1.0);
    QCOMPARE(motion.ends()[0].recency(*drawnEdge(State::Established, State::FinWait1)), 0.0);
    motion.take(0, step(State::FinWait2), begin);
    motion.take(0, step(State::Closed), begin);
    QVERIFY(motion.ends()[0].resting() == closedEnd);
    QCOMPARE(motion.light(finWait2), 0.0);
    QCOMPARE(motion.ends()[0].shownTrail().size(), std::size_t{3}); // the trail stays
    motion.glow(*drawnEdge(State::Closed, State::Listen), 9, begin);
    QVERIFY(motion.atRest());
}

void DiagramMotionTest::newEndsForgetWhatRan()
{
    DiagramMotion motion;
    motion.showEnds(std::array{std::optional(established)});
    motion.take(0, step(State::FinWait1), begin);
    motion.take(0, step(State::FinWait2), begin);
    motion.advance(begin + 100ms);
    motion.showEnds(std::array{std::optional(timeWait)});
    motion.advance(begin + 101ms);
    QVERIFY(motion.atRest());
    QVERIFY(motion.ends()[0].destination() == timeWait);
    QVERIFY(motion.ends()[0].trail().empty());
    for (const Transition& edge : transitions)
        QCOMPARE(motion.ends()[0].recency(edge), 0.0);
}

void DiagramMotionTest::endsMoveApart()
{
    DiagramMotion motion;
    motion.showEnds(std::array{std::optional(established), std::optional(established)});
    motion.take(0, step(State::FinWait1), begin);
    motion.take(1, step(State::CloseWait), begin + 200ms);
    motion.advance(begin + 300ms);
    QCOMPARE(motion.ends()[0].token()->line->id, std::string_view("est-close"));
    QCOMPARE(motion.ends()[1].token()->line->id, std::string_view("est-fin"));
    motion.advance(begin + EndMotion::moveTime);
    QVERIFY(motion.ends()[0].resting() == finWait1);
    QVERIFY(motion.ends()[1].token());
    QVERIFY(motion.isRunning());
    motion.advance(begin + 10s);
    QVERIFY(motion.atRest());
    QCOMPARE(motion.light(finWait1), 1.0);
    QCOMPARE(motion.light({State::CloseWait, false}), 1.0);
    QCOMPARE(motion.light(established), 0.0);
    motion.take(2, step(State::Listen), begin); // no such end
    QVERIFY(motion.atRest());
}

void DiagramMotionTest::endOfUnknownStateLightsWhereItIsFirstSeen()
{
    EndMotion motion{std::nullopt};
    QCOMPARE(motion.light(established), 0.0);
    motion.take(step(State::Established), begin);
    QVERIFY(motion.resting() == established);
    QVERIFY(motion.atRest());
    QVERIFY(motion.trail().empty());
}

void DiagramMotionTest::trailGrowsWithTheStepsThatWereShown()
{
    EndMotion motion = at(State::Established);
    motion.setTrail(
        {{State::Closed, State::SynSent, Known::Observed}, {State::SynSent, State::Established, Known::Seen}});
    QCOMPARE(motion.shownTrail().size(), std::size_t{2});
    motion.take(step(State::FinWait1), begin);
    motion.take(step(State::FinWait2), begin);
    QCOMPARE(motion.trail().size(), std::size_t{4});
    QCOMPARE(motion.trail().back().from, State::FinWait1);
    QCOMPARE(motion.shownTrail().size(), std::size_t{2}); // the tokens have not come yet
    // Set anew from outside, before and after: still no step twice, and none before its token.
    motion.setTrail(motion.trail());
    QCOMPARE(motion.shownTrail().size(), std::size_t{2});
    auto longer = motion.trail();
    longer.push_back({State::FinWait2, State::TimeWait, Known::Observed});
    motion.setTrail(longer);
    motion.take(step(State::TimeWait), begin);
    QCOMPARE(motion.trail().size(), std::size_t{5});
    QCOMPARE(motion.shownTrail().size(), std::size_t{2});
    motion.advance(begin + EndMotion::moveTime);
    QVERIFY(motion.shownTrail().size() > 2);
    motion.finish();
    QCOMPARE(motion.shownTrail().size(), std::size_t{5});
}

void DiagramMotionTest::trailIsStrongestAtItsNewestStep()
{
    const std::vector<Step> trail{
        {.from = State::Closed, .to = State::SynSent, .known = Known::Observed, .time = begin},
        {.from = State::SynSent, .to = State::Established, .known = Known::Inferred, .time = begin},
        {.from = State::Established, .to = State::FinWait1, .known = Known::Observed, .time = begin}};
    const auto lines = trailLines(trail, begin);
    QCOMPARE(lines.size(), std::size_t{3});
    QCOMPARE(lines[0].line->id, std::string_view("est-close"));
    QCOMPARE(lines[0].strength, TrailLine::strongest);
    QVERIFY(lines[0].strength > lines[1].strength && lines[1].strength > lines[2].strength);
    QVERIFY(lines[0].certain && !lines[1].certain && lines[2].certain);
    // With age it fades, but never away.
    const auto later = trailLines(trail, begin + 1h);
    QVERIFY(later[0].strength < lines[0].strength);
    QVERIFY(later[2].strength > 0);
    // A whole life that was not seen has no line.
    QVERIFY(trailLines(std::vector<Step>{{State::Closed, State::Closed, Known::Ambiguous}}, begin).empty());
}

void DiagramMotionTest::glowAddsUpAndEnds()
{
    DiagramMotion motion;
    motion.showEnds({});
    const Transition& edge = *drawnEdge(State::SynSent, State::Established);
    motion.glow(edge, 1, begin);
    const double once = motion.glow(edge);
    QVERIFY(once > 0.4 && once < 0.8);
    QVERIFY(!motion.atRest());
    QVERIFY(!motion.isRunning()); // it fades, nothing changes its place
    motion.glow(edge, 1000, begin);
    QVERIFY(motion.glow(edge) > 0.99 && motion.glow(edge) <= 1);
    motion.advance(begin + DiagramMotion::glowTime / 2);
    QVERIFY(std::abs(motion.glow(edge) - 0.5) < 0.01);
    motion.advance(begin + DiagramMotion::glowTime);
    QCOMPARE(motion.glow(edge), 0.0);
    QVERIFY(motion.atRest());
}

} // namespace atlas::view

QTEST_GUILESS_MAIN(atlas::view::DiagramMotionTest)
#include "diagram_motion_test.moc"
