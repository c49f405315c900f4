// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conversation with the lab's child, with one that plays a script: what it says, what it does not say, and what it
// should not say.
#include "model/lab/lab_report.h"
#include "model/lab/lab_script.h"

#include <QSignalSpy>
#include <QTest>

namespace atlas::model {

using test::LabScript;
namespace lines = test::lines;

namespace {

const QJsonObject look{{QStringLiteral("do"), QStringLiteral("look")}};

/// Waits for this many signals.
bool await(const QSignalSpy& spy, qsizetype count)
{
    return QTest::qWaitFor([&] { return spy.size() >= count; }, 10'000);
}

} // namespace

class LabSessionTest : public QObject {
    Q_OBJECT

private slots:
    void requestsWaitForTheGreeting();
    void answersAndNewsAreToldApart();
    void aRequestThatIsTooLongIsAnswered();
    void aRefusalSaysWhichAndHow();
    void startingOverForgetsWhatWasOpen();
    void whatIsNoProtocolEndsIt_data();
    void whatIsNoProtocolEndsIt();
    void aChildThatEndsIsTold_data();
    void aChildThatEndsIsTold();
    void aProgramThatIsNotThere();
    void aReportIsRead();
    void aReportThatIsWrong_data();
    void aReportThatIsWrong();
    void noBytesAreTooOdd();
};

void LabSessionTest::requestsWaitForTheGreeting()
{
    LabScript script;
    script.says(lines::greeting()).hears(R"("do":"look")").says(lines::answer(lines::standing("LISTEN", "SYN-SENT")));
    LabSession session(script.programs());
    QSignalSpy ready(&session, &LabSession::ready);
    QSignalSpy reported(&session, &LabSession::reported);
    session.start(LabMode::Hosts);
    const int id = session.ask(look);
    QVERIFY(session.isBusy());
    QVERIFY(await(reported, 1));
    QCOMPARE(ready.size(), 1);
    QCOMPARE(session.greeting().kernel, QStringLiteral("6.18.0"));
    QCOMPARE(session.greeting().addresses[1], QStringLiteral("10.77.0.2"));
    const auto report = reported[0][0].value<LabReport>();
    QCOMPARE(report.id, std::optional(id));
    QCOMPARE(report.hosts[1].end, State::SynSent);
    QVERIFY(!session.isBusy());
}

void LabSessionTest::answersAndNewsAreToldApart()
{
    LabScript script;
    script.says(lines::greeting())
        .says(QByteArray(R"({"id":null,"ok":true,)") + lines::standing("CLOSED", "CLOSED") + R"("x":1})")
        .hears("look")
        .hears("look")
        .says(lines::answer())
        .says(R"({"id":1,"ok":false,"error":{"message":"no packet 7","column":3}})");
    LabSession session(script.programs());
    QSignalSpy reported(&session, &LabSession::reported);
    session.start(LabMode::Hosts);
    session.ask(look);
    session.ask(look);
    QVERIFY(await(reported, 3));
    QVERIFY(!reported[0][0].value<LabReport>().id);
    QCOMPARE(reported[1][0].value<LabReport>().id, std::optional(2));
    QVERIFY(!reported[2][0].value<LabReport>().ok);
    QCOMPARE(reported[2][0].value<LabReport>().error, QStringLiteral("no packet 7"));
}

void LabSessionTest::aRequestThatIsTooLongIsAnswered()
{
    LabScript script;
    script.says(lines::greeting()).hears("look").says(lines::answer());
    LabSession session(script.programs());
    QSignalSpy ready(&session, &LabSession::ready);
    QSignalSpy reported(&session, &LabSession::reported);
    session.start(LabMode::Hosts);
    // Each quote becomes two bytes: the text alone would fit.
    const QJsonObject longOne{{QStringLiteral("do"), QStringLiteral("lesson")},
                              {QStringLiteral("text"), QString(40'000, QLatin1Char('"'))}};
    QVERIFY(!LabSession::fits(longOne));
    QVERIFY(LabSession::fits(look));
    const int early = session.ask(longOne); // before the greeting
    QVERIFY(await(ready, 1));
    const int late = session.ask(longOne);
    QVERIFY(session.isBusy());
    QVERIFY(await(reported, 2));
    QVERIFY(!session.isBusy());
    QCOMPARE(reported[0][0].value<LabReport>().id, std::optional(early));
    QCOMPARE(reported[1][0].value<LabReport>().id, std::optional(late));
    QVERIFY(!reported[1][0].value<LabReport>().ok);
    session.ask(look); // the child heard neither
    QVERIFY(await(reported, 3));
    QVERIFY(reported[2][0].value<LabReport>().ok);
}

void LabSessionTest::aRefusalSaysWhichAndHow()
{
    LabScript script;
    script.says(lines::refusal()).does("exit 3");
    LabSession session(script.programs());
    QSignalSpy refused(&session, &LabSession::refused);
    QSignalSpy failed(&session, &LabSession::failed);
    session.start(LabMode::Hosts);
    QVERIFY(await(refused, 1));
    const auto refusal = refused[0][0].value<LabRefusal>();
    QCOMPARE(refusal.reason, LabRefusal::Reason::NoTun);
    QVERIFY(refusal.message.contains(u"Permission denied"));
    QVERIFY(refusal.remedy.contains(u"chmod"));
    QCOMPARE(session.stage(), LabSession::Stage::Refused);
    QCOMPARE(failed.size(), 0);
}

void LabSessionTest::startingOverForgetsWhatWasOpen()
{
    // Neither of the two children ever answers; the second one is heard all the same.
    LabScript script;
    script.says(lines::greeting()).hears("look");
    LabSession session(script.programs());
    QSignalSpy ready(&session, &LabSession::ready);
    QSignalSpy failed(&session, &LabSession::failed);
    session.start(LabMode::Hosts);
    session.ask(look);
    QVERIFY(await(ready, 1));
    session.restart();
    QVERIFY(!session.isBusy());
    QVERIFY(await(ready, 2));
    QCOMPARE(failed.size(), 0);
}

void LabSessionTest::whatIsNoProtocolEndsIt_data()
{
    QTest::addColumn<QByteArray>("greeting");
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QString>("detail");
    const QByteArray good = lines::greeting();
    QTest::newRow("no JSON at all") << QByteArray("hello") << QByteArray() << QStringLiteral("column");
    QTest::newRow("another version") << QByteArray(R"({"lab":2,"mode":"hosts"})") << QByteArray()
                                     << QStringLiteral("version 2");
    QTest::newRow("an unknown mode") << QByteArray(R"({"lab":1,"mode":"x"})") << QByteArray() << QStringLiteral("mode");
    QTest::newRow("a list") << good << QByteArray("[1,2]") << QStringLiteral("no JSON object");
    QTest::newRow("no ok") << good << QByteArray(R"({"id":null})") << QStringLiteral("ok");
    QTest::newRow("an answer to nobody") << good << QByteArray(R"({"id":77,"ok":true})") << QStringLiteral("77");
    QTest::newRow("cut") << good << QByteArray(R"({"id":null,"ok":tr)") << QStringLiteral("column");
    QTest::newRow("binary") << good << QByteArray("\x01\x02\xff\xfe") << QStringLiteral("column");
}

void LabSessionTest::whatIsNoProtocolEndsIt()
{
    QFETCH(const QByteArray, greeting);
    QFETCH(const QByteArray, line);
    QFETCH(const QString, detail);
    LabScript script;
    script.says(greeting);
    if (!line.isEmpty())
        script.says(line);
    LabSession session(script.programs());
    QSignalSpy failed(&session, &LabSession::failed);
    session.start(LabMode::Hosts);
    QVERIFY(await(failed, 1));
    const auto failure = failed[0][0].value<LabFailure>();
    QCOMPARE(failure.kind, LabFailure::Kind::Nonsense);
    QVERIFY2(failure.detail.contains(detail), qPrintable(failure.detail));
    QCOMPARE(session.stage(), LabSession::Stage::Failed);
}

void LabSessionTest::aChildThatEndsIsTold_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("kind");
    QTest::newRow("killed") << QByteArray("die") << int(LabFailure::Kind::Killed);
    QTest::newRow("ended") << QByteArray("exit 4") << int(LabFailure::Kind::Ended);
    QTest::newRow("an endless line") << QByteArray("flood 70000") << int(LabFailure::Kind::Nonsense);
}

void LabSessionTest::aChildThatEndsIsTold()
{
    QFETCH(const QByteArray, end);
    QFETCH(const int, kind);
    LabScript script;
    script.says(lines::greeting()).hears("look").does(end);
    LabSession session(script.programs());
    QSignalSpy failed(&session, &LabSession::failed);
    session.start(LabMode::Hosts);
    session.ask(look);
    QVERIFY(await(failed, 1));
    const auto failure = failed[0][0].value<LabFailure>();
    QCOMPARE(int(failure.kind), kind);
    if (failure.kind == LabFailure::Kind::Ended)
        QCOMPARE(failure.detail, QStringLiteral("the script ends here"));
    QVERIFY(!session.isBusy());
    // It can be started again.
    QSignalSpy ready(&session, &LabSession::ready);
    session.restart();
    QVERIFY(await(ready, 1));
}

void LabSessionTest::aProgramThatIsNotThere()
{
    LabSession session({QStringLiteral("/nowhere/tcpatlas-lab"), {}});
    QSignalSpy failed(&session, &LabSession::failed);
    session.start(LabMode::Hosts);
    QVERIFY(await(failed, 1));
    QCOMPARE(failed[0][0].value<LabFailure>().kind, LabFailure::Kind::CannotStart);
}

void LabSessionTest::aReportIsRead()
{
    const QByteArray line = lines::closeStep(2).replace("%ID%", "5");
    const auto report = parseLabReport(line);
    QVERIFY(report.has_value());
    QCOMPARE(report->id, std::optional(5));
    QCOMPARE(report->packets.size(), std::size_t{1});
    QCOMPARE(report->packets[0].from, LabHost::B);
    QCOMPARE(report->packets[0].flags, QStringList{QStringLiteral("ACK")});
    QCOMPARE(report->hosts[1].end, State::CloseWait);
    QCOMPARE(report->hosts[1].sockets[0].receiveQueue, 1U);
    QCOMPARE(report->news.size(), std::size_t{3});
    QCOMPARE(report->news[0].kind, LabNews::Kind::Delivered);
    QCOMPARE(report->news[1].to, State::CloseWait);
    QCOMPARE(report->step->at, 2);
    QCOMPARE(report->step->quiz->answer, QStringLiteral("LAST-ACK"));
    const auto lesson = parseLabReport(lines::closeLesson().replace("%ID%", "1"));
    QVERIFY(lesson.has_value());
    QCOMPARE(lesson->lesson->outline.size(), std::size_t{4});
    QCOMPARE(lesson->lesson->outline[1].actions[0].host, std::optional(LabHost::A));
    QCOMPARE(lesson->lesson->outline[3].expected[1], std::optional(State::LastAck));
}

void LabSessionTest::aReportThatIsWrong_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::addColumn<QString>("place");
    QTest::newRow("packets no list") << QByteArray(R"("packets":{},)") << QStringLiteral("packets is no list");
    QTest::newRow("packet no object") << QByteArray(R"("packets":[3],)") << QStringLiteral("packets[0] is no object");
    QTest::newRow("id a fraction") << QByteArray(R"("packets":[{"id":1.5}],)") << QStringLiteral("packets[0].id");
    QTest::newRow("id negative") << QByteArray(R"("packets":[{"id":-1}],)")
                                 << QStringLiteral("packets[0].id is out of range");
    QTest::newRow("id huge") << QByteArray(R"("packets":[{"id":1e300}],)") << QStringLiteral("packets[0].id");
    QTest::newRow("host c") << QByteArray(R"("packets":[{"id":1,"from":"c"}],)") << QStringLiteral("neither a nor b");
    QTest::newRow("one host") << QByteArray(R"("hosts":{"a":{}},)") << QStringLiteral("hosts.a.end is no object");
    QTest::newRow("no state") << QByteArray(R"("hosts":{"a":{"end":{"state":"DANCING"}}},)")
                              << QStringLiteral("hosts.a.end.state is no state");
    QTest::newRow("news without number") << QByteArray(R"("news":[{"kind":"note"}],)") << QStringLiteral("news[0].n");
    QTest::newRow("quiz choices")
        << QByteArray(R"("step":{"at":1,"of":1,"met":true,"quiz":{"ask":"x","host":"a","choices":[1],"answer":"b"}},)")
        << QStringLiteral("step.quiz.choices");
}

void LabSessionTest::aReportThatIsWrong()
{
    QFETCH(const QByteArray, members);
    QFETCH(const QString, place);
    const auto report = parseLabReport(R"({"id":1,)" + members + R"("ok":true})");
    QVERIFY(!report.has_value());
    const QString message = QString::fromStdString(report.error().message());
    QVERIFY2(message.contains(place), qPrintable(message));
}

/// Every line that is a good one with one byte changed, or cut, is read or refused.
void LabSessionTest::noBytesAreTooOdd()
{
    const QByteArray good = lines::closeLesson().replace("%ID%", "1");
    QVERIFY(parseLabReport(good).has_value());
    int refused = 0;
    for (qsizetype i = 0; i < good.size(); ++i) {
        for (const char odd : {'\0', '"', '{', '9', '\xff'}) {
            QByteArray bent = good;
            bent[i] = odd;
            refused += parseLabReport(bent) ? 0 : 1;
        }
        refused += parseLabReport(good.left(i)) ? 0 : 1;
    }
    QVERIFY(refused > good.size());
    QVERIFY(!parseLabReport(QByteArray(70'000, '[')).has_value());
    QVERIFY(!parseLabReport(QByteArray(30'000, '[')).has_value());
}

} // namespace atlas::model

QTEST_GUILESS_MAIN(atlas::model::LabSessionTest)
#include "lab_session_test.moc"
