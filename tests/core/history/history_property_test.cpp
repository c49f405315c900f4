// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random true lives, told badly: events lost, late, or not told at all; snapshots left out, overtaken by events, or
// without a socket that lives. Whatever comes, the history must be a legal one that never claims to have
// observed what did not happen, and it must end where the last snapshots say.
#include "core/history/history.h"
#include "core/history/history_world.h"
#include "support/history_text.h"
#include "support/snapshot_text.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <random>
#include <set>

namespace atlas {
namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using test::TrueSocket;
using test::World;

struct Telling {
    const char* name;
    bool traced; ///< transitions are told
    bool deaths; ///< destroy events are told
    double lost; ///< part of the events that is lost
    double late; ///< part of the sockets whose events come late
    double snapshots; ///< part of the looks that happen
    double missing; ///< part of the sockets that a look misses
    bool answers; ///< open questions are asked and answered
    HistoryBounds bounds{};
};

HistoryBounds small()
{
    HistoryBounds bounds;
    bounds.connections = 20;
    bounds.steps = 50;
    bounds.stepsPerConnection = 5;
    bounds.logEntries = 30;
    bounds.keepGone = seconds(5);
    return bounds;
}

const Telling tellings[] = {
    {"Everything", true, true, 0, 0, 1, 0, true},
    {"TracedWithoutSnapshots", true, false, 0, 0, 0.02, 0, false},
    {"SnapshotsOnly", false, false, 0, 0, 1, 0, false},
    {"FewSnapshotsThatMiss", false, false, 0, 0, 0.3, 0.05, false},
    {"DeathsAndSnapshots", false, true, 0, 0, 1, 0, true},
    {"DeathsWithoutAnswers", false, true, 0.1, 0.3, 0.7, 0.05, false},
    {"LossesOfEveryKind", true, true, 0.3, 0.3, 0.5, 0.05, true},
    {"LateEvents", true, true, 0, 1, 1, 0.02, false},
    {"NoBoundIsExceeded", true, true, 0.1, 0.2, 0.8, 0.02, true, small()},
};

class Teller {
public:
    Teller(const Telling& telling, unsigned seed)
        : m_telling(telling),
          m_random(seed + 1000),
          m_world({.seed = seed, .sockets = 60, .cookiesAreRead = telling.traced}),
          m_history(telling.bounds)
    {
        collect();
    }

    void run()
    {
        auto event = m_told.begin();
        // Then nothing happens any more, and a few honest looks settle every fate.
        const Instant end = m_world.end() + seconds(3);
        for (Instant time = test::usualTime - milliseconds(100); time < end; time += milliseconds(250)) {
            for (; event != m_told.end() && event->first <= time; ++event) {
                m_history.apply(event->second);
                holdBounds();
            }
            answerQuestions(time);
            const bool last = time > m_world.end() + seconds(1);
            const bool first = time < test::usualTime;
            if (first || last || chance(m_telling.snapshots))
                look(time, last ? 0 : m_telling.missing);
            m_history.advance(time);
            holdBounds();
        }
    }

    const Telling& m_telling;
    std::mt19937 m_random;
    World m_world;
    History m_history;
    std::shared_ptr<const Snapshot> m_last;

private:
    bool chance(double probability) { return std::bernoulli_distribution(probability)(m_random); }

    /// Which events arrive, and when.
    void collect()
    {
        const auto hear = [&](const std::vector<Event>& events) {
            bool losing = false;
            for (const Event& event : events) {
                losing = chance(losing ? 0.7 : m_telling.lost * 0.3);
                if (losing && m_telling.lost > 0)
                    continue;
                m_told.emplace_back(event.time + delay(event), event);
            }
        };
        if (m_telling.traced)
            hear(m_world.transitions());
        if (m_telling.deaths)
            hear(m_world.deaths());
        std::ranges::stable_sort(m_told, {}, &std::pair<Instant, Event>::first);
    }

    /// Late, but one socket's events in their order: each keeps its own delay.
    milliseconds delay(const Event& event)
    {
        std::uint64_t cookie = 0;
        if (const auto* change = std::get_if<StateChanged>(&event.what))
            cookie = change->remote.port == 0 ? 0 : number(change->cookie);
        else if (const auto* hint = std::get_if<Hint>(&event.what))
            cookie = number(hint->cookie);
        else if (const auto* death = std::get_if<SocketDestroyed>(&event.what))
            cookie = number(*death->last.cookie) * 7;
        if (cookie == 0 || static_cast<double>(cookie % 100) >= m_telling.late * 100)
            return milliseconds(0);
        return milliseconds(cookie * 37 % 400);
    }

    void look(Instant time, double missing)
    {
        auto fresh = std::make_shared<Snapshot>(m_world.look(time, missing));
        settle(m_last.get(), *fresh);
        m_history.apply(fresh);
        m_last = fresh;
    }

    void answerQuestions(Instant time)
    {
        for (const Question& question : m_history.questions()) {
            if (!m_telling.answers)
                continue;
            std::optional<SocketRecord> found;
            Snapshot now = m_world.look(time, 0);
            for (const SocketRecord& record : now.sockets)
                if (record.local == question.record.local && record.remote == question.record.remote)
                    found = record;
            m_history.answer(question, found, time - milliseconds(20), time);
        }
    }

    void holdBounds() const
    {
        const ConnectionBook& book = m_history.connections();
        ASSERT_LE(book.size(), m_telling.bounds.connections);
        ASSERT_LE(book.stepCount(), m_telling.bounds.steps);
        ASSERT_LE(m_history.log().entries().size(), m_telling.bounds.logEntries);
    }

    std::vector<std::pair<Instant, Event>> m_told;
};

constexpr unsigned seeds = 60;

class HistoryProperty : public testing::TestWithParam<Telling> { };

/// Whether a socket of this connection took this very step then. Births within microseconds of each other look the
/// same, and a FIN-WAIT-2 that was without an owner for less than
/// a tick of TIME-WAIT's timer cannot be told from one that never was.
bool happened(const World& world, const Connection& connection, const Step& step)
{
    constexpr milliseconds tick{20};
    constexpr milliseconds reach{1};
    return std::ranges::any_of(world.sockets(), [&](const TrueSocket& socket) {
        if (connection.cookie != socket.cookie && connection.laterCookie != socket.cookie)
            return false;
        const auto& moments = socket.moments;
        for (std::size_t i = 0; i + 1 < moments.size(); ++i) {
            const auto& next = moments[i + 1];
            if (moments[i].state != step.from || next.state != step.to)
                continue;
            if (next.time == step.time ||
                (step.from == State::Listen && std::chrono::abs(next.time - step.time) < reach))
                return true;
            if (moments[i].small && moments[i].time == step.time && next.time - step.time < tick)
                return true;
        }
        return false;
    });
}

std::string describeAll(const Connection& connection)
{
    std::string text = "cookie " + std::to_string(connection.cookie ? number(*connection.cookie) : 0);
    for (const Step& step : connection.steps)
        text += "\n  " + test::toText(step) + " by " +
            std::to_string((step.time - test::usualTime) / std::chrono::microseconds(1)) + " us";
    return text;
}

void checkLegal(const World& world, const Connection& connection)
{
    SCOPED_TRACE(describeAll(connection));
    const auto& steps = connection.steps;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Step& step = steps[i];
        if (i > 0) {
            EXPECT_EQ(steps[i - 1].to, step.from) << "the chain is broken";
        }
        EXPECT_LE(step.after, step.time);
        const bool legal =
            step.known == Known::Ambiguous ? isWholeLife(step) || waysOf(step).size() > 1 : isEdge(step.from, step.to);
        EXPECT_TRUE(legal) << test::toText(step);
        if (step.known == Known::Observed) {
            EXPECT_TRUE(happened(world, connection, step)) << "never happened: " << test::toText(step);
        }
    }
    if (!steps.empty()) {
        EXPECT_EQ(steps.back().to, connection.state);
    }
    EXPECT_EQ(connection.closed.has_value(), connection.state == State::Closed);
}

void checkEnd(const Teller& teller)
{
    const History& history = teller.m_history;
    std::set<const Connection*> listed;
    for (const SocketRecord& record : teller.m_last->sockets) {
        const Connection* const connection = history.find(record);
        if (connection == nullptr)
            continue;
        listed.insert(connection);
        EXPECT_EQ(rfcName(connection->state), rfcName(record.state))
            << test::toText(record, teller.m_last->time) << "\n"
            << describeAll(*connection);
    }
    for (const BookEntry& entry : history.connections().living())
        EXPECT_TRUE(listed.contains(&entry.connection())) << "lives on: " << describeAll(entry.connection());
}

void checkLog(const History& history, const Connection& connection)
{
    for (const Step& step : connection.steps) {
        const LogEntry* const line = history.log().find(step.sequence);
        if (line == nullptr)
            continue;
        EXPECT_EQ(line->connection, connection.id);
        EXPECT_EQ(line->step, step) << test::toText(line->step) << " / " << test::toText(step);
        EXPECT_FALSE(line->withdrawn);
    }
}

TEST_P(HistoryProperty, IsLegalAndEndsWhereTheLastSnapshotSays)
{
    const Telling& telling = GetParam();
    for (unsigned seed = 1; seed <= seeds && !HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Teller teller(telling, seed);
        teller.run();
        const History& history = teller.m_history;
        std::size_t steps = 0;
        for (const auto* const list : {&history.connections().living(), &history.connections().gone()}) {
            for (const BookEntry& entry : *list) {
                checkLegal(teller.m_world, entry.connection());
                checkLog(history, entry.connection());
                steps += entry.connection().steps.size();
            }
        }
        EXPECT_GT(steps, 5U) << "hardly anything was told, so hardly anything was tested";
        checkEnd(teller);
        // Nothing was made up: from honest sources no event contradicts the history.
        if (telling.lost == 0 && telling.missing == 0) {
            EXPECT_EQ(history.losses().contradictions, 0U);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Tellings, HistoryProperty, testing::ValuesIn(tellings),
                         [](const auto& param) { return std::string(param.param.name); });

} // namespace
} // namespace atlas
