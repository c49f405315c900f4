// SPDX-License-Identifier: GPL-3.0-or-later
//
// The conversation with the lab's child, with one that plays a script: what it says, what it does not say, and what it
// should not say.
#include "model/lab/lab_script.h"
#include "model/lab/lab_session.h"

#include <QSignalSpy>
#include <QTest>

namespace atlas::model {

using test::LabScript;
namespace lines = test::lines;

namespace {

const lab::Request look = lab::Look{};

/// The answers to what was asked through it, in their order.
class Answers {
public:
    explicit Answers(LabSession& session) : m_session(session) { }
    void ask(const lab::Request& request)
    {
        m_session.ask(request, &m_session, [this](const lab::Report& report) { m_reports.push_back(report); });
    }
    bool await(std::size_t count) const
    {
        return QTest::qWaitFor([&] { return m_reports.size() >= count; }, 60'000);
    }
    [[nodiscard]] const lab::Report& at(std::size_t place) const { return m_reports.at(place); }

private:
    LabSession& m_session;
    std::vector<lab::Report> m_reports;
};

/// Waits for this many signals.
bool await(const QSignalSpy& spy, qsizetype count)
{
    return QTest::qWaitFor([&] { return spy.size() >= count; }, 60'000);
}

} // namespace

class LabSessionTest : public QObject {
    Q_OBJECT

private slots:
    void requestsWaitForTheGreeting();
    void answersAndEventsAreDistinguished();
    void anAnswerToNothingThatLivesIsDropped();
    void aRequestThatIsTooLongIsAnswered();
    void aRefusalSaysWhichAndHow();
    void startingOverForgetsWhatWasOpen();
    void whatIsNoProtocolEndsIt_data();
    void whatIsNoProtocolEndsIt();
    void aChildThatEndsIsReported_data();
    void aChildThatEndsIsReported();
    void aProgramThatIsNotThere();
};

void LabSessionTest::requestsWaitForTheGreeting()
{
    LabScript script;
    script.says(lines::greeting()).hears(R"("do":"look")").says(lines::answer(lines::standing("LISTEN", "SYN-SENT")));
    LabSession session(script.programs());
    QSignalSpy ready(&session, &LabSession::ready);
    Answers answers(session);
    session.start(lab::Mode::Hosts);
    answers.ask(look);
    QVERIFY(session.isBusy());
    QVERIFY(answers.await(1));
    QCOMPARE(ready.size(), 1);
    QCOMPARE(session.greeting().kernel, std::string("6.18.0"));
    QCOMPARE(session.greeting().addresses->b, std::string("10.77.0.2"));
    QCOMPARE(answers.at(0).id, std::optional<lab::RequestId>(1));
    QCOMPARE(answers.at(0).situation->hosts.b.end.state, State::SynSent);
    QVERIFY(!session.isBusy());
}

void LabSessionTest::answersAndEventsAreDistinguished()
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
    Answers answers(session);
    session.start(lab::Mode::Hosts);
    answers.ask(look);
    answers.ask(look);
    QVERIFY(answers.await(2));
    QCOMPARE(reported.size(), 1);
    QVERIFY(!reported[0][0].value<lab::Report>().id);
    QCOMPARE(answers.at(0).id, std::optional<lab::RequestId>(2));
    QVERIFY(!answers.at(1).ok());
    QCOMPARE(answers.at(1).error->message(), std::string("no packet 7"));
}

/// The object that asked may be gone by then: its answer is dropped, and nothing else is disturbed.
void LabSessionTest::anAnswerToNothingThatLivesIsDropped()
{
    LabScript script;
    script.says(lines::greeting()).hears("look").says(lines::answer()).hears("look").says(lines::answer());
    LabSession session(script.programs());
    Answers answers(session);
    session.start(lab::Mode::Hosts);
    bool called = false;
    {
        QObject gone;
        session.ask(look, &gone, [&called](const lab::Report&) { called = true; });
    }
    answers.ask(look);
    QVERIFY(answers.await(1));
    QVERIFY(!called);
    QVERIFY(!session.isBusy());
}

void LabSessionTest::aRequestThatIsTooLongIsAnswered()
{
    LabScript script;
    script.says(lines::greeting()).hears("look").says(lines::answer());
    LabSession session(script.programs());
    QSignalSpy ready(&session, &LabSession::ready);
    Answers answers(session);
    session.start(lab::Mode::Hosts);
    // Each quote becomes two bytes: the text alone would fit.
    const lab::Request longOne = lab::BeginFile{std::string(40'000, '"')};
    QVERIFY(!fits(longOne));
    QVERIFY(fits(look));
    answers.ask(longOne); // before the greeting
    QVERIFY(await(ready, 1));
    answers.ask(longOne);
    QVERIFY(session.isBusy());
    QVERIFY(answers.await(2));
    QVERIFY(!session.isBusy());
    QCOMPARE(answers.at(0).id, std::optional<lab::RequestId>(1));
    QCOMPARE(answers.at(1).id, std::optional<lab::RequestId>(2));
    QVERIFY(!answers.at(1).ok());
    answers.ask(look); // the child heard neither
    QVERIFY(answers.await(3));
    QVERIFY(answers.at(2).ok());
}

void LabSessionTest::aRefusalSaysWhichAndHow()
{
    LabScript script;
    script.says(lines::refusal()).does("exit 3");
    LabSession session(script.programs());
    QSignalSpy refused(&session, &LabSession::refused);
    QSignalSpy failed(&session, &LabSession::failed);
    session.start(lab::Mode::Hosts);
    QVERIFY(await(refused, 1));
    const auto refusal = refused[0][0].value<lab::Refusal>();
    QCOMPARE(refusal.reason, lab::Refusal::Reason::NoTun);
    QVERIFY(refusal.error.message().contains("Permission denied"));
    QVERIFY(refusal.remedy.message().contains("chmod"));
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
    session.start(lab::Mode::Hosts);
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
    QTest::newRow("an answer to no request") << good << QByteArray(R"({"id":77,"ok":true})") << QStringLiteral("77");
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
    session.start(lab::Mode::Hosts);
    QVERIFY(await(failed, 1));
    const auto failure = failed[0][0].value<LabFailure>();
    QCOMPARE(failure.kind, LabFailure::Kind::Nonsense);
    const QString said = QString::fromStdString(failure.detail.message());
    QVERIFY2(said.contains(detail), qPrintable(said));
    QCOMPARE(session.stage(), LabSession::Stage::Failed);
}

void LabSessionTest::aChildThatEndsIsReported_data()
{
    QTest::addColumn<QByteArray>("end");
    QTest::addColumn<int>("kind");
    QTest::newRow("killed") << QByteArray("die") << int(LabFailure::Kind::Killed);
    QTest::newRow("ended") << QByteArray("exit 4") << int(LabFailure::Kind::Ended);
    QTest::newRow("an endless line") << QByteArray("flood 70000") << int(LabFailure::Kind::Nonsense);
}

void LabSessionTest::aChildThatEndsIsReported()
{
    QFETCH(const QByteArray, end);
    QFETCH(const int, kind);
    LabScript script;
    script.says(lines::greeting()).hears("look").does(end);
    LabSession session(script.programs());
    QSignalSpy failed(&session, &LabSession::failed);
    session.start(lab::Mode::Hosts);
    session.ask(look);
    QVERIFY(await(failed, 1));
    const auto failure = failed[0][0].value<LabFailure>();
    QCOMPARE(int(failure.kind), kind);
    if (failure.kind == LabFailure::Kind::Ended)
        QCOMPARE(failure.detail, Error::verbatim(std::string("the script ends here")));
    QVERIFY(!session.isBusy());
    // It can be started again.
    QSignalSpy ready(&session, &LabSession::ready);
    session.restart();
    QVERIFY(await(ready, 1));
}

void LabSessionTest::aProgramThatIsNotThere()
{
    for (const QString& program : {QStringLiteral("/nowhere/tcpatlas-lab"), QString()}) {
        LabSession session({program, {}});
        QSignalSpy failed(&session, &LabSession::failed);
        session.start(lab::Mode::Hosts);
        QVERIFY(await(failed, 1));
        const auto failure = failed[0][0].value<LabFailure>();
        QCOMPARE(failure.kind, LabFailure::Kind::CannotStart);
        QCOMPARE(failure.detail.message() == "tcpatlas-lab is not installed", program.isEmpty());
        QVERIFY(!session.isBusy());
    }
}

} // namespace atlas::model

QTEST_GUILESS_MAIN(atlas::model::LabSessionTest)
#include "lab_session_test.moc"
