// SPDX-License-Identifier: GPL-3.0-or-later
//
// The whole way: real sockets of this computer through the system's source, the monitor's thread and the table.
#include "collect/system_source.h"
#include "model/model_support.h"
#include "model/stream/monitor.h"
#include "support/held_states.h"
#include "support/loopback.h"

#include <QTest>

#include <algorithm>
#include <optional>
#include <vector>

using namespace atlas;
using namespace atlas::model;
using namespace atlas::model::test;

namespace {

/// This computer in a table.
struct Computer {
    Watched table;
    std::optional<FollowedEnd> followed; ///< the own end
    Monitor monitor{std::make_unique<collect::SystemSource>()};
    int updates = 0;

    Computer()
    {
        QObject::connect(&monitor, &Monitor::updated, &table.model, [this](const auto& update) {
            table.model.apply(update);
            ++updates;
        });
        QObject::connect(&monitor, &Monitor::historyChanged, &table.model, [this](const auto& update) {
            if (update->followed)
                followed = update->followed->own;
        });
    }

    /// Polls again until it is so.
    template <typename Condition> bool pollUntil(Condition condition)
    {
        return QTest::qWaitFor(
            [&] {
                if (condition())
                    return true;
                monitor.refresh();
                return false;
            },
            60'000);
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
    QVERIFY(computer.pollUntil([&] { return computer.updates > 0; }));
    computer.monitor.setPaused(true);
    StateCounts seen{};
    for (const atlas::test::HeldState& expected : held.all()) {
        const auto row = computer.row(expected.local, expected.remote);
        QVERIFY2(row, expected.label.c_str());
        ++seen[static_cast<std::size_t>(expected.state)];
        QCOMPARE(computer.cell(*row, Column::State, StateRole).value<State>(), expected.state);
        QCOMPARE(computer.table.model.record(*row).ownerMissing, expected.missing);
        // What is not accepted yet names its listener's owner.
        const bool named = !expected.missing || expected.missing == OwnerMissing::NotAcceptedYet ||
            expected.missing == OwnerMissing::SynReceived;
        const QVariant pid = computer.cell(*row, Column::Pid);
        QCOMPARE(pid, named ? QVariant(static_cast<int>(QCoreApplication::applicationPid())) : QVariant());
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
    atlas::test::Pair connection = atlas::test::connectPair();
    Computer computer;
    computer.monitor.start();
    QVERIFY(computer.pollUntil([&] { return computer.row(connection.local, connection.remote).has_value(); }));
    const SocketRecord record = computer.table.model.record(*computer.row(connection.local, connection.remote));
    computer.monitor.follow(record);
    const auto isIn = [&](State state) {
        return [&computer, state] { return computer.followed && computer.followed->record.state == state; };
    };
    QVERIFY(computer.pollUntil(isIn(State::Established)));

    atlas::test::closeSending(connection.client);
    QVERIFY(computer.pollUntil(isIn(State::FinWait2)));
    connection.server.reset();
    QVERIFY(computer.pollUntil(isIn(State::TimeWait)));
    QCOMPARE(computer.followed->record.cookie, record.cookie);
    // No poll saw more than the states, so the way is known by what joins them.
    QVERIFY(computer.followed->history);
    const std::vector<Step>& steps = computer.followed->history->steps;
    QCOMPARE(steps.front().from, State::Established);
    QCOMPARE(steps.back().to, State::TimeWait);
    QVERIFY(std::ranges::none_of(steps, [](const Step& step) { return step.known == Known::Observed; }));
    const auto row = computer.table.model.rowOf(keyOf(computer.followed->record));
    QVERIFY(row);
    QCOMPARE(computer.table.model.freshness(*row), Freshness::Changed);
}

QTEST_GUILESS_MAIN(RealSocketsTest)
#include "real_sockets_test.moc"
