// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole way: real sockets of this computer through the system's source, the monitor's thread and the table.
#include "model/loopback_connection.h"
#include "model/model_support.h"
#include "model/monitor.h"
#include "model/selection_follower.h"
#include "support/held_states.h"

#include <QTest>

// The moc of Qt 6.4 stops at <concepts> when it comes to it by way of this header.
#ifndef Q_MOC_RUN
#include "collect/system_source.h"
#endif

#include <algorithm>

using namespace atlas;
using namespace atlas::model;
using namespace atlas::model::test;

namespace {

/// This computer in a table.
struct Computer {
    Watched table;
    SelectionFollower follower;
    Monitor monitor{std::make_unique<collect::SystemSource>()};
    int updates = 0;

    Computer()
    {
        QObject::connect(&monitor, &Monitor::updated, &table.model, [this](const auto& update) {
            table.model.apply(update);
            follower.apply(*update);
            ++updates;
        });
    }

    /// Looks again until it is so.
    template <typename Condition> bool lookUntil(Condition condition)
    {
        return QTest::qWaitFor(
            [&] {
                if (condition())
                    return true;
                monitor.refresh();
                return false;
            },
            10'000);
    }

    [[nodiscard]] std::optional<int> row(const Endpoint& local, const Endpoint& remote) const
    {
        for (int row = 0; row < table.model.rowCount(); ++row)
            if (table.model.record(row).local == local && table.model.record(row).remote == remote)
                return row;
        return std::nullopt;
    }
    [[nodiscard]] QVariant cell(int row, Column column, int role = SortRole) const
    {
        return table.model.index(row, static_cast<int>(column)).data(role);
    }
};

} // namespace

class RealSocketsTest : public QObject {
    Q_OBJECT

private slots:
    void everyStateArrives_data();
    void everyStateArrives();
    void aConnectionIsFollowedToItsTimeWait();
};

void RealSocketsTest::everyStateArrives_data()
{
    QTest::addColumn<Family>("family");
    QTest::newRow("IPv4") << Family::IPv4;
    QTest::newRow("IPv6") << Family::IPv6;
}

void RealSocketsTest::everyStateArrives()
{
    QFETCH(const Family, family);
    if (!atlas::test::hasLoopback(family))
        QSKIP("this computer has no loopback address of this family");
    const atlas::test::HeldStates held(family);
    Computer computer;
    computer.monitor.start();
    QVERIFY(computer.lookUntil([&] { return computer.updates > 0; }));
    computer.monitor.setPaused(true);
    StateCounts seen{};
    for (const atlas::test::HeldState& expected : held.all()) {
        const auto row = computer.row(expected.local, expected.remote);
        QVERIFY2(row, expected.label.c_str());
        ++seen[static_cast<std::size_t>(expected.state)];
        QCOMPARE(computer.cell(*row, Column::State, StateRole).value<State>(), expected.state);
        QCOMPARE(computer.table.model.record(*row).ownerMissing, expected.missing);
        const QVariant pid = computer.cell(*row, Column::Pid);
        QCOMPARE(pid, expected.missing ? QVariant() : QVariant(static_cast<int>(QCoreApplication::applicationPid())));
        QCOMPARE(computer.table.model.rowOf(keyOf(computer.table.model.record(*row))), row);
    }
    for (const State state : knownStates)
        if (state != State::Closed)
            QVERIFY2(computer.table.model.matchingCounts()[static_cast<std::size_t>(state)] >=
                         std::max<std::size_t>(1, seen[static_cast<std::size_t>(state)]),
                     std::string(rfcName(state)).c_str());
}

void RealSocketsTest::aConnectionIsFollowedToItsTimeWait()
{
    atlas::test::LoopbackConnection connection;
    Computer computer;
    QStringList story;
    connect(&computer.follower, &SelectionFollower::stateChanged, this, [&](State from, State to) {
        story += QString::fromStdString(std::string(rfcName(from)) + " -> " + std::string(rfcName(to)));
    });
    computer.monitor.start();
    QVERIFY(computer.lookUntil([&] { return computer.row(connection.local, connection.remote).has_value(); }));
    computer.follower.follow(computer.table.model.record(*computer.row(connection.local, connection.remote)));
    const auto cookie = computer.follower.record()->cookie;
    const auto isIn = [&](State state) {
        return [&computer, state] { return computer.follower.record() && computer.follower.record()->state == state; };
    };
    QVERIFY(isIn(State::Established)());

    connection.shutDownClient();
    QVERIFY(computer.lookUntil(isIn(State::FinWait2)));
    connection.server.reset();
    QVERIFY(computer.lookUntil(isIn(State::TimeWait)));
    // The peer's kernel may take its time to acknowledge the FIN, and then FIN-WAIT-1 is seen too.
    story.removeAll(QStringLiteral("ESTABLISHED -> FIN-WAIT-1"));
    QVERIFY2(story == texts({"ESTABLISHED -> FIN-WAIT-2", "FIN-WAIT-2 -> TIME-WAIT"}) ||
                 story == texts({"FIN-WAIT-1 -> FIN-WAIT-2", "FIN-WAIT-2 -> TIME-WAIT"}),
             qPrintable(story.join(QStringLiteral(", "))));
    QCOMPARE(computer.follower.record()->cookie, cookie);
    const auto row = computer.table.model.rowOf(keyOf(*computer.follower.record()));
    QVERIFY(row);
    QCOMPARE(computer.table.model.freshness(*row), Freshness::Changed);
}

QTEST_GUILESS_MAIN(RealSocketsTest)
#include "test_real_sockets.moc"
