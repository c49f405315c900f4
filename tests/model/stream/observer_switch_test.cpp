// SPDX-License-Identifier: GPL-3.0-or-later
//
// Turning the observer on and off, with sources that begin, refuse and die when the test says.
#include "model/stream/observer_switch.h"
#include "model/stream/scripted_sources.h"

#include <QTest>

using namespace atlas;
using namespace atlas::model;
using atlas::model::test::RecordedMonitor;
using atlas::model::test::Stage;
using Route = ObserverSwitch::Route;
using Position = ObserverSwitch::State;

namespace {

struct Switched {
    explicit Switched(const ObserverSwitch::Access& access)
        : observer(
              watch.monitor,
              {.access = [access] { return access; },
               .observer = [this] { return Stage::source(probes.emplace_back(newProbe())); },
               .withoutPrivilege = [this] { return Stage::source(others.emplace_back(std::make_shared<Stage>())); }})
    {
        QObject::connect(&observer, &ObserverSwitch::stateChanged, &observer, [this](Position state) {
            constexpr std::array names{"off", "starting", "on"};
            log += QLatin1String(names.at(static_cast<std::size_t>(state)));
        });
        QObject::connect(&observer, &ObserverSwitch::failed, &observer, [this](const Error& why) {
            log += QStringLiteral("failed: ") + QString::fromStdString(why.message());
        });
        watch.monitor.start();
    }

    [[nodiscard]] std::shared_ptr<Stage> newProbe() const
    {
        auto stage = std::make_shared<Stage>();
        stage->beginsAtOnce = false;
        stage->cannotStart = cannotStart;
        return stage;
    }
    bool logBecomes(const QStringList& expected)
    {
        return RecordedMonitor::wait([&] { return log == expected; });
    }
    bool eventSourceBecomes(EventSourceKind eventSource)
    {
        return RecordedMonitor::wait(
            [&] { return !watch.updates.empty() && watch.updates.back()->eventSource == eventSource; });
    }

    std::optional<Error> cannotStart;
    std::vector<std::shared_ptr<Stage>> probes;
    std::vector<std::shared_ptr<Stage>> others;
    QStringList log;
    RecordedMonitor watch;
    ObserverSwitch observer;
};

QStringList list(std::initializer_list<const char*> words)
{
    QStringList result;
    for (const char* word : words)
        result += QString::fromLatin1(word);
    return result;
}

} // namespace

class ObserverSwitchTest : public QObject {
    Q_OBJECT

private slots:
    void offMeansTheSourceWithoutPrivilege();
    void onWhenItHasBegun();
    void canBeGivenUpWhileItStarts();
    void aRefusalIsReportedOnce();
    void whatCannotStartIsReportedOnce();
    void aSourceThatDiesLaterIsReplaced();
    void withoutAWayNothingIsStarted();
    void anEarlierEndIsNotTheLaterOnes();
};

void ObserverSwitchTest::offMeansTheSourceWithoutPrivilege()
{
    Switched it({Route::AsksUser, {}});
    QCOMPARE(it.observer.state(), Position::Off);
    QCOMPARE(it.observer.route(), Route::AsksUser);
    QVERIFY(it.eventSourceBecomes(EventSourceKind::DestroyEvents));
    QCOMPARE(it.probes.size(), 0U);
    it.observer.turnOff();
    QCOMPARE(it.others.size(), 1U);
    QVERIFY(it.log.isEmpty());
}

void ObserverSwitchTest::onWhenItHasBegun()
{
    Switched it({Route::AsksUser, {}});
    it.observer.turnOn();
    it.observer.turnOn();
    QCOMPARE(it.probes.size(), 1U);
    QCOMPARE(it.observer.state(), Position::Starting);
    QVERIFY(it.eventSourceBecomes(EventSourceKind::DestroyEvents)); // meanwhile
    it.probes[0]->begin();
    QVERIFY(it.logBecomes(list({"starting", "on"})));
    QVERIFY(it.eventSourceBecomes(EventSourceKind::Probe));
    it.observer.turnOff();
    QVERIFY(it.logBecomes(list({"starting", "on", "off"})));
    QVERIFY(it.eventSourceBecomes(EventSourceKind::DestroyEvents));
    QVERIFY(RecordedMonitor::wait([&] { return it.probes[0]->destroyed == 1; }));
}

void ObserverSwitchTest::canBeGivenUpWhileItStarts()
{
    Switched it({Route::AsksUser, {}});
    it.observer.turnOn();
    QVERIFY(RecordedMonitor::wait([&] { return it.probes[0]->started == 1; }));
    it.observer.turnOff();
    QVERIFY(it.logBecomes(list({"starting", "off"})));
    QVERIFY(RecordedMonitor::wait([&] { return it.probes[0]->destroyed == 1; }));
    QVERIFY(it.eventSourceBecomes(EventSourceKind::DestroyEvents));
    QVERIFY(it.logBecomes(list({"starting", "off"}))); // and nothing of a failure
}

void ObserverSwitchTest::aRefusalIsReportedOnce()
{
    Switched it({Route::AsksUser, {}});
    it.observer.turnOn();
    it.probes[0]->end("the request was dismissed");
    QVERIFY(it.logBecomes(list({"starting", "off", "failed: the request was dismissed"})));
    QVERIFY(it.eventSourceBecomes(EventSourceKind::DestroyEvents));
    it.observer.turnOn(); // and may be tried again
    it.probes[1]->begin();
    QVERIFY(it.eventSourceBecomes(EventSourceKind::Probe));
    QCOMPARE(it.observer.state(), Position::On);
}

void ObserverSwitchTest::whatCannotStartIsReportedOnce()
{
    Switched it({Route::Directly, {}});
    it.cannotStart = Error::saying("cannot start tcpatlas-probe");
    it.observer.turnOn();
    QVERIFY(it.logBecomes(list({"starting", "off", "failed: cannot start tcpatlas-probe"})));
    QVERIFY(it.eventSourceBecomes(EventSourceKind::DestroyEvents));
}

void ObserverSwitchTest::aSourceThatDiesLaterIsReplaced()
{
    Switched it({Route::Directly, {}});
    it.observer.turnOn();
    it.probes[0]->begin();
    QVERIFY(it.eventSourceBecomes(EventSourceKind::Probe));
    it.probes[0]->end("the probe was killed by signal 9");
    QVERIFY(it.logBecomes(list({"starting", "on", "off", "failed: the probe was killed by signal 9"})));
    QVERIFY(it.eventSourceBecomes(EventSourceKind::DestroyEvents));
    QCOMPARE(it.others.size(), 2U);
}

void ObserverSwitchTest::withoutAWayNothingIsStarted()
{
    Switched it({Route::Unavailable, Error::saying("it is not installed")});
    QCOMPARE(it.observer.reason(), Error::saying("it is not installed"));
    it.observer.turnOn();
    QCOMPARE(it.log, list({"failed: it is not installed"}));
    QCOMPARE(it.observer.state(), Position::Off);
    QCOMPARE(it.probes.size(), 0U);
}

void ObserverSwitchTest::anEarlierEndIsNotTheLaterOnes()
{
    Switched it({Route::AsksUser, {}});
    it.observer.turnOn();
    it.probes[0]->end("dismissed");
    // No event of this thread is handled between: the end may be on its way already.
    it.observer.turnOff();
    it.observer.turnOn();
    it.probes[1]->begin();
    QVERIFY(it.logBecomes(list({"starting", "off", "starting", "on"})));
    QVERIFY(it.eventSourceBecomes(EventSourceKind::Probe));
    QCOMPARE(it.observer.state(), Position::On);
}

QTEST_GUILESS_MAIN(ObserverSwitchTest)
#include "observer_switch_test.moc"
