// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the diagram shows of a followed connection, from what is reported of it again and again.
#include "view/diagram/followed_walk.h"
#include "view/words/end_labels.h"

#include <QTest>

namespace atlas::view {
namespace {

using model::Followed;
using model::FollowedEnd;

FollowedEnd end(State state, std::vector<Step> steps = {}, std::uint32_t forgotten = 0)
{
    FollowedEnd result;
    result.record.state = state;
    result.record.local = Endpoint::parse("10.0.0.1:40000").value();
    if (!steps.empty()) {
        result.history.emplace();
        result.history->stepsForgotten = forgotten;
        for (Step& each : steps) // as if they were the whole log
            each.sequence = ++forgotten;
        result.history->steps = std::move(steps);
    }
    return result;
}

Step step(State from, State to, Known known = Known::Observed)
{
    Step result;
    result.from = from;
    result.to = to;
    result.known = known;
    return result;
}

const Step closes = step(State::Established, State::FinWait1);
const Step isConfirmed = step(State::FinWait1, State::FinWait2);
const Step isClosed = step(State::FinWait2, State::TimeWait);

FollowedEnd numbered(FollowedEnd end, std::initializer_list<std::uint64_t> numbers)
{
    std::ranges::transform(end.history->steps, numbers, end.history->steps.begin(), [](Step step, std::uint64_t each) {
        step.sequence = each;
        return step;
    });
    return end;
}

/// "FIN-WAIT-1 FIN-WAIT-2": where the steps lead; "anew" where the end is to be shown anew.
QByteArray shown(const std::optional<std::vector<Step>>& steps)
{
    if (!steps)
        return "anew";
    QByteArrayList names;
    for (const Step& one : *steps)
        names.push_back(QByteArray::fromStdString(std::string(rfcName(one.to))));
    return names.join(' ');
}

FollowedEnd ownedBy(const char* name, const char* local)
{
    FollowedEnd result = end(State::Established);
    result.record.local = Endpoint::parse(local).value();
    if (name != nullptr) {
        Process process;
        process.pid = Pid{7};
        process.name = name;
        result.record.owners = OwnerList({{std::make_shared<const Process>(std::move(process)), 3}});
    }
    return result;
}

} // namespace

class FollowedTest : public QObject {
    Q_OBJECT

private slots:
    void newStepsAreMotion();
    void aPastReportedAnewMovesNothing();
    void stepsPutIntoThePastMoveNothing();
    void whatFollowsAWithdrawnStepIsShownAnew();
    void anotherPlaceIsShownAnew();
    void forgottenStepsAreNoMotion();
    void whatIsGoneHasBeenClosed();
    void whatIsGoneEndedWhereItsTrailLeads();
    void endsHaveTheNamesOfTheirProcesses();
};

void FollowedTest::newStepsAreMotion()
{
    FollowedWalk walk;
    QCOMPARE(shown(walk.next(end(State::Established))), QByteArray("anew"));
    QCOMPARE(shown(walk.next(end(State::Established))), QByteArray(""));
    QCOMPARE(shown(walk.next(end(State::FinWait1, {closes}))), QByteArray("FIN-WAIT-1"));
    QCOMPARE(shown(walk.next(end(State::TimeWait, {closes, isConfirmed, isClosed}))),
             QByteArray("FIN-WAIT-2 TIME-WAIT"));
    walk.forget();
    QCOMPARE(shown(walk.next(end(State::TimeWait, {closes, isConfirmed, isClosed}))), QByteArray("anew"));
}

void FollowedTest::aPastReportedAnewMovesNothing()
{
    FollowedWalk walk;
    static_cast<void>(walk.next(end(State::FinWait2, {step(State::Established, State::FinWait2, Known::Ambiguous)})));
    QCOMPARE(shown(walk.next(end(State::FinWait2, {closes, isConfirmed}))), QByteArray(""));
    // The same steps, better known, are no other steps.
    FollowedEnd better = end(State::FinWait2, {closes, isConfirmed});
    better.history->steps.back().known = Known::Seen;
    QCOMPARE(shown(walk.next(better)), QByteArray(""));
}

void FollowedTest::stepsPutIntoThePastMoveNothing()
{
    FollowedWalk walk;
    const Step leadsOn = step(State::FinWait1, State::TimeWait, Known::Ambiguous);
    static_cast<void>(walk.next(numbered(end(State::TimeWait, {closes, leadsOn}), {1, 2})));
    const FollowedEnd better = end(State::TimeWait, {closes, isConfirmed, isClosed});
    QCOMPARE(shown(walk.next(numbered(better, {1, 3, 4}))), QByteArray(""));
    // A first step that was missed, and a later one behind those that are known.
    const Step opens = step(State::SynSent, State::Established);
    const Step isOver = step(State::TimeWait, State::Closed);
    QCOMPARE(
        shown(walk.next(numbered(end(State::Closed, {opens, closes, isConfirmed, isClosed, isOver}), {5, 1, 3, 4, 6}))),
        QByteArray("CLOSED"));
    // A whole life becomes known in its parts: nothing of it is new.
    const Step life = step(State::Closed, State::Closed, Known::Ambiguous);
    static_cast<void>(walk.next(numbered(end(State::Closed, {life}), {7})));
    const FollowedEnd refused =
        end(State::Closed, {step(State::Closed, State::SynSent), step(State::SynSent, State::Closed)});
    QCOMPARE(shown(walk.next(numbered(refused, {8, 9}))), QByteArray(""));
}

void FollowedTest::whatFollowsAWithdrawnStepIsShownAnew()
{
    FollowedWalk walk;
    static_cast<void>(walk.next(numbered(end(State::Closed, {closes, step(State::FinWait1, State::Closed)}), {1, 2})));
    QCOMPARE(shown(walk.next(numbered(end(State::FinWait1, {closes}), {1}))), QByteArray("anew"));
    QCOMPARE(shown(walk.next(numbered(end(State::FinWait2, {closes, isConfirmed}), {1, 3}))), QByteArray("FIN-WAIT-2"));
    QCOMPARE(shown(walk.next(numbered(end(State::Closing, {closes, step(State::FinWait1, State::Closing)}), {1, 4}))),
             QByteArray("anew"));
}

void FollowedTest::anotherPlaceIsShownAnew()
{
    FollowedWalk walk;
    static_cast<void>(walk.next(end(State::TimeWait, {closes, isConfirmed, isClosed})));
    QCOMPARE(shown(walk.next(end(State::FinWait2, {closes, isConfirmed}))), QByteArray("anew"));
    QCOMPARE(shown(walk.next(end(State::LastAck, {step(State::CloseWait, State::LastAck)}))), QByteArray("anew"));
}

void FollowedTest::forgottenStepsAreNoMotion()
{
    FollowedWalk walk;
    static_cast<void>(walk.next(end(State::FinWait2, {closes, isConfirmed}, 5)));
    QCOMPARE(shown(walk.next(end(State::TimeWait, {isConfirmed, isClosed}, 6))), QByteArray("TIME-WAIT"));
    QCOMPARE(shown(walk.next(end(State::TimeWait, {isClosed}, 7))), QByteArray(""));
}

void FollowedTest::whatIsGoneHasBeenClosed()
{
    FollowedWalk walk;
    FollowedEnd one = end(State::CloseWait);
    static_cast<void>(walk.next(one));
    one.gone = true;
    const auto steps = walk.next(one);
    QCOMPARE(shown(steps), QByteArray("CLOSED"));
    QCOMPARE(steps->front().known, Known::Ambiguous); // closed, or reset: nobody knows
    QCOMPARE(stateOf(one), State::Closed);
    QCOMPARE(shown(walk.next(one)), QByteArray(""));
    FollowedEnd waited = end(State::TimeWait);
    waited.gone = true;
    QCOMPARE(trailOf(waited).back().known, Known::Inferred);
}

void FollowedTest::whatIsGoneEndedWhereItsTrailLeads()
{
    const auto endOf = [](State last, std::initializer_list<Step> steps) {
        FollowedEnd one = end(last, steps);
        one.gone = true;
        return endedAt(one);
    };
    const std::optional<Node> lower = Node{State::Closed, true};
    QCOMPARE(endedAt(end(State::Closed)), std::nullopt); // it may go on
    QCOMPARE(endOf(State::CloseWait, {}), lower);
    QCOMPARE(endOf(State::Closed, {}), lower);
    QCOMPARE(endOf(State::Closed, {step(State::LastAck, State::Closed)}), lower);
    QCOMPARE(endOf(State::Closed, {step(State::Listen, State::Closed, Known::Ambiguous)}), lower); // a whole life
    QCOMPARE(endOf(State::Closed, {step(State::SynSent, State::Closed)}), std::optional(Node{State::Closed, false}));
}

void FollowedTest::endsHaveTheNamesOfTheirProcesses()
{
    Followed followed{ownedBy("curl", "127.0.0.1:40000"), ownedBy("ngi\x1bnx", "127.0.0.1:80")};
    QCOMPARE(endLabels(followed)[0], QStringLiteral("curl"));
    QVERIFY(!endLabels(followed)[1].contains(QChar(0x1b)));

    followed.peer = ownedBy("curl", "127.0.0.1:80");
    QCOMPARE(endLabels(followed)[0], QStringLiteral(":40000"));
    QCOMPARE(endLabels(followed)[1], QStringLiteral(":80"));

    followed.own = ownedBy(nullptr, "127.0.0.1:40000");
    QCOMPARE(endLabels(followed)[0], QStringLiteral(":40000"));
    QCOMPARE(endLabel(followed.own.record), QStringLiteral(":40000"));
}

} // namespace atlas::view

QTEST_APPLESS_MAIN(atlas::view::FollowedTest)
#include "followed_test.moc"
