// SPDX-License-Identifier: GPL-3.0-or-later
//
// A lesson forth and back, and free play, with a child that plays a script.
#include "model/lab/call_desk.h"
#include "model/lab/lab_play.h"
#include "model/lab/lab_script.h"

#include <QSignalSpy>
#include <QTest>

#include <cerrno>

namespace atlas::model {

using test::LabScript;
namespace lines = test::lines;

class LabPlayTest : public QObject {
    Q_OBJECT

private slots:
    void aLessonIsWalkedThrough();
    void backIsAReplay();
    void playingStopsAtAQuestion();
    void aStepThatCannotBeTakenIsReported();
    void aKilledChildCanBeStartedOver();
    void aWaitCanBeStartedOver();
    void eventsOfTheRunBeforeAreIgnored();
    void freePlayAnswersEachWish();
    void theDeskKnowsWhatMakesSense();
};

namespace {

/// The beginning of the lesson, and its steps up to this one.
void walk(LabScript& script, int steps)
{
    script.hears(R"("do":"lesson")").says(lines::closeLesson());
    for (int step = 1; step <= steps; ++step)
        script.hears(R"("do":"next")").says(lines::closeStep(step));
}

} // namespace

void LabPlayTest::aLessonIsWalkedThrough()
{
    LabScript script;
    script.says(lines::greeting());
    walk(script, 4);
    LabSession session(script.programs());
    LabPlay play(session);
    QSignalSpy begun(&play, &LabPlay::begun);
    QSignalSpy continued(&play, &LabPlay::continued);
    play.beginLesson(lab::BeginLesson{"close"});
    QTRY_VERIFY(play.lesson());
    QCOMPARE(begun.size(), 2); // empty, and set up
    QCOMPARE(play.story().start.a, State::Established);
    QVERIFY(play.story().events.empty());
    for (int step = 1; step <= 4; ++step) {
        play.next();
        QTRY_COMPARE(play.at(), step);
        QCOMPARE(continued.size(), step);
    }
    QVERIFY(play.atEnd());
    QCOMPARE(play.story().events.size(), std::size_t{11});
    QCOMPARE(play.story().now.hosts.b.end.state, State::LastAck);
    play.next(); // there is none: the script would call it a mistake
    QTest::qWait(0);
    QCOMPARE(session.stage(), LabSession::Stage::Ready);
}

void LabPlayTest::backIsAReplay()
{
    LabScript script;
    script.says(lines::greeting());
    walk(script, 3);
    walk(script, 2);
    LabSession session(script.programs());
    LabPlay play(session);
    play.beginLesson(lab::BeginLesson{"close"});
    QTRY_VERIFY(play.lesson());
    for (int step = 1; step <= 3; ++step) {
        play.next();
        QTRY_COMPARE(play.at(), step);
    }
    QSignalSpy begun(&play, &LabPlay::begun);
    QSignalSpy continued(&play, &LabPlay::continued);
    play.back();
    QVERIFY(play.isReplaying());
    play.back(); // one at a time
    QTRY_VERIFY(!play.isReplaying());
    QCOMPARE(play.at(), 2);
    QCOMPARE(begun.size(), 1);
    QCOMPARE(continued.size(), 0);
    QCOMPARE(play.story().events.size(), std::size_t{6});
    QVERIFY(play.quiz() != nullptr);
}

void LabPlayTest::playingStopsAtAQuestion()
{
    LabScript script;
    script.says(lines::greeting());
    walk(script, 4);
    LabSession session(script.programs());
    LabPlay play(session);
    play.beginLesson(lab::BeginLesson{"close"});
    QTRY_VERIFY(play.lesson());
    play.play(std::chrono::milliseconds(1));
    QVERIFY(play.isPlaying());
    QTRY_VERIFY(!play.isPlaying());
    QCOMPARE(play.at(), 2);
    QVERIFY(!play.answer("CLOSED"));
    QVERIFY(play.quiz() != nullptr);
    QVERIFY(play.answer("LAST-ACK"));
    QVERIFY(play.quiz() == nullptr);
    play.play(std::chrono::milliseconds(1));
    QTRY_VERIFY(play.atEnd());
    QTRY_VERIFY(!play.isPlaying());
}

void LabPlayTest::aStepThatCannotBeTakenIsReported()
{
    LabScript script;
    script.says(lines::greeting());
    walk(script, 1);
    script.hears("next").says(R"({"id":%ID%,"ok":false,"error":{"message":"nothing to deliver"}})");
    LabSession session(script.programs());
    LabPlay play(session);
    QSignalSpy refused(&play, &LabPlay::requestFailed);
    play.beginLesson(lab::BeginLesson{"close"});
    QTRY_VERIFY(play.lesson());
    play.play(std::chrono::milliseconds(1));
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].value<Error>().message(), std::string("nothing to deliver"));
    QVERIFY(!play.isPlaying());
    QCOMPARE(play.at(), 1);
}

void LabPlayTest::aKilledChildCanBeStartedOver()
{
    LabScript script;
    script.says(lines::greeting());
    walk(script, 1);
    script.hears("next").does("die");
    LabSession session(script.programs());
    LabPlay play(session);
    QSignalSpy failed(&session, &LabSession::failed);
    play.beginLesson(lab::BeginLesson{"close"});
    QTRY_VERIFY(play.lesson());
    play.next();
    QTRY_COMPARE(play.at(), 1);
    play.next();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(!play.isBusy());
    play.startOver();
    QVERIFY(!play.lesson());
    QTRY_VERIFY(play.lesson());
    QCOMPARE(play.at(), 0);
}

/// The child that waits hears nothing: another one takes its place.
void LabPlayTest::aWaitCanBeStartedOver()
{
    LabScript script;
    script.says(lines::greeting());
    walk(script, 0);
    script.hears("next"); // no answer
    script.nextChild().says(lines::greeting());
    walk(script, 1);
    LabSession session(script.programs());
    LabPlay play(session);
    QSignalSpy failed(&session, &LabSession::failed);
    play.beginLesson(lab::BeginLesson{"close"});
    QTRY_VERIFY(play.lesson());
    play.next();
    play.startOver();
    QVERIFY(!play.lesson());
    QTRY_VERIFY(play.lesson());
    play.next();
    QTRY_COMPARE(play.at(), 1);
    QCOMPARE(failed.size(), 0);
}

void LabPlayTest::eventsOfTheRunBeforeAreIgnored()
{
    LabScript script;
    script.says(lines::greeting());
    walk(script, 1);
    script.hears(R"("do":"lesson")")
        .says(R"({"id":null,)" + lines::standing("FIN-WAIT-2", "CLOSE-WAIT") + R"("ok":true})")
        .says(R"({"id":null,"ok":false,"error":{"message":"a host is gone"}})")
        .says(lines::closeLesson());
    LabSession session(script.programs());
    LabPlay play(session);
    QSignalSpy continued(&play, &LabPlay::continued);
    QSignalSpy refused(&play, &LabPlay::requestFailed);
    play.beginLesson(lab::BeginLesson{"close"});
    QTRY_VERIFY(play.lesson());
    play.next();
    QTRY_COMPARE(play.at(), 1);
    QCOMPARE(continued.size(), 1);
    play.startOver();
    QTRY_VERIFY(play.lesson());
    QCOMPARE(continued.size(), 1);
    QCOMPARE(refused.size(), 1); // what went wrong is reported all the same
    QCOMPARE(play.story().now.hosts.a.end.state, State::Established);
}

void LabPlayTest::freePlayAnswersEachWish()
{
    LabScript script;
    script.says(lines::greeting())
        .hears("look")
        .says(lines::answer(lines::standing("CLOSED", "CLOSED")))
        .hears(R"("call":"socket")")
        .says(lines::answer(R"("result":{"value":0,"errno":null},)" + lines::standing("CLOSED", "CLOSED")))
        .hears(R"("call":"connect")")
        .says(lines::answer(R"("result":{"value":-1,"errno":"ECONNREFUSED"},)" + lines::standing("CLOSED", "CLOSED")));
    LabSession session(script.programs());
    LabPlay play(session);
    std::vector<std::pair<lab::CallName, lab::Report>> answered;
    play.beginFree();
    QTRY_VERIFY(!play.isBusy());
    CallDesk desk;
    for (const lab::CallName name : {lab::CallName::Socket, lab::CallName::Connect}) {
        // The socket that connect() is called on is made only by then; its name does not matter here.
        lab::Call call = desk.request(lab::Host::A, name);
        call.socket = "a1";
        play.request(lab::Action(call), &play,
                     [&answered, name](const lab::Report& report) { answered.emplace_back(name, report); });
    }
    QTRY_COMPARE(answered.size(), std::size_t{2});
    QCOMPARE(answered[0].first, lab::CallName::Socket);
    QCOMPARE(answered[1].first, lab::CallName::Connect);
    QCOMPARE(std::get<lab::CallResult>(answered[1].second.answer).error, std::optional(ECONNREFUSED));
}

void LabPlayTest::theDeskKnowsWhatMakesSense()
{
    CallDesk desk;
    const auto done = [&](lab::Host host, lab::CallName call) { desk.answered(desk.request(host, call), true); };
    const auto possible = [&](lab::Host host) {
        QStringList calls;
        for (const lab::CallName call : offeredCalls)
            if (desk.makesSense(host, call))
                calls += QString::fromUtf8(name(call));
        return calls.join(QLatin1Char(' '));
    };
    QCOMPARE(possible(lab::Host::A), QStringLiteral("socket"));
    done(lab::Host::B, lab::CallName::Socket);
    QCOMPARE(possible(lab::Host::B), QStringLiteral("bind listen connect close"));
    done(lab::Host::B, lab::CallName::Bind);
    QCOMPARE(possible(lab::Host::B), QStringLiteral("listen connect close"));
    done(lab::Host::B, lab::CallName::Listen);
    QCOMPARE(possible(lab::Host::B), QStringLiteral("socket accept close"));
    done(lab::Host::A, lab::CallName::Socket);
    QCOMPARE(desk.request(lab::Host::A, lab::CallName::Connect).port, std::optional<std::uint16_t>(80));
    done(lab::Host::A, lab::CallName::Connect);
    lab::PerHost<lab::HostSituation> hosts;
    hosts.a.sockets = {{.name = "a1", .state = State::Established}};
    desk.apply(hosts);
    QCOMPARE(possible(lab::Host::A), QStringLiteral("socket send read shutdown close"));
    done(lab::Host::A, lab::CallName::Shutdown);
    hosts.a.sockets[0].state = State::FinWait2;
    desk.apply(hosts);
    QCOMPARE(possible(lab::Host::A), QStringLiteral("socket read close"));
    done(lab::Host::B, lab::CallName::Accept);
    QCOMPARE(desk.chosen(lab::Host::B)->name, std::string("b2"));
    desk.choose(lab::Host::B, "b1");
    QVERIFY(desk.chosen(lab::Host::B)->listening);
    done(lab::Host::A, lab::CallName::Close);
    QCOMPARE(possible(lab::Host::A), QStringLiteral("socket"));
}

} // namespace atlas::model

QTEST_GUILESS_MAIN(atlas::model::LabPlayTest)
#include "lab_play_test.moc"
