// SPDX-License-Identifier: GPL-3.0-or-later
//
// Wall times of what happened before and after the wall clock was set, or the computer slept.
#include "model/stream/clocks.h"

#include <QTest>

using namespace atlas;
using namespace atlas::model;
using namespace std::chrono_literals;

class ClocksTest : public QObject {
    Q_OBJECT

private slots:
    void sleepMovesNothingThatHappenedBefore();
    void tremblingClocksAreOne();
    void theOldestStretchesGo();
};

namespace {

constexpr Instant boot{1000s};
const WallTime noon = WallTime(std::chrono::hours(12));

} // namespace

void ClocksTest::sleepMovesNothingThatHappenedBefore()
{
    WallClock clock({boot, noon});
    clock.note({boot + 10s, noon + 10s});
    const WallClock before = clock;
    clock.note({boot + 11s, noon + 2h});
    QVERIFY(clock != before);
    QVERIFY(clock.wallTime(boot - 1s) == noon - 1s);
    QVERIFY(clock.wallTime(boot + 5s) == noon + 5s);
    QVERIFY(clock.wallTime(boot + 10s) == noon + 10s);
    QVERIFY2(clock.wallTime(boot + 10500ms) == noon + 2h - 500ms, "it woke up after the moment noted last");
    QVERIFY(clock.latest() == noon + 2h);
    clock.note({boot + 12s, noon}); // set back by hand
    QVERIFY(clock.wallTime(boot + 11s) == noon + 2h);
    QVERIFY(clock.wallTime(boot + 12s) == noon);
}

void ClocksTest::tremblingClocksAreOne()
{
    WallClock clock({boot, noon});
    const WallClock before = clock;
    for (int i = 1; i < 100; ++i)
        clock.note({boot + i * 1s, noon + i * 1s + (i % 2 == 0 ? 300us : -300us)});
    QVERIFY(clock == before);
    QVERIFY(clock.wallTime(boot + 50s) == noon + 50s);
}

void ClocksTest::theOldestStretchesGo()
{
    WallClock clock;
    QVERIFY(clock.wallTime(boot) == WallTime());
    for (int i = 0; i < 1000; ++i)
        clock.note({boot + i * 1s, noon + i * 1h});
    QVERIFY(clock.wallTime(boot + 999s) == noon + 999h);
    QVERIFY(clock.wallTime(boot + 950s) == noon + 950h);
    QVERIFY2(clock.wallTime(boot) > noon, "that far back nothing is remembered");
}

QTEST_GUILESS_MAIN(ClocksTest)
#include "clocks_test.moc"
