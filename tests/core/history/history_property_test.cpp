// SPDX-License-Identifier: GPL-3.0-or-later
//
// Random true lives, reported badly: events lost, late, or not reported at all; snapshots left out, overtaken by
// events, or without a socket that lives. Whatever comes, the history must be a legal one that never claims to have
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

struct Reporting {
    const char* name;
    bool traced; ///< transitions are reported
    bool deaths; ///< destroy events are reported
    double lost; ///< part of the events that is lost
    double late; ///< part of the sockets whose events come late
    double snapshots; ///< part of the polls that happen
    double missing; ///< part of the sockets that a poll misses
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

const Reporting reportings[] = {
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

class Reporter {
public:
    Reporter(const Reporting& reporting, unsigned seed)
        : m_reporting(reporting),
          m_random(seed + 1000),
          m_world({.seed = seed, .sockets = 60, .cookiesAreRead = reporting.traced}),
          m_history(reporting.bounds)
    {
        collect();
    }

    void run()
    {
        auto event = m_reported.begin();
        // Then nothing happens any more, and a few complete polls settle every fate.
        const Instant end = m_world.end() + seconds(3);
        for (Instant time = test::usualTime - milliseconds(100); time < end; time += milliseconds(250)) {
            for (; event != m_reported.end() && event->first <= time; ++event) {
                m_history.apply(event->second);
                holdBounds();
            }
            answerQuestions(time);
            const bool last = time > m_world.end() + seconds(1);
            const bool first = time < test::usualTime;
            if (first || last || chance(m_reporting.snapshots))
                poll(time, last ? 0 : m_reporting.missing);
            m_history.advance(time);
            holdBounds();
        }
    }

    const Reporting& m_reporting;
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
                losing = chance(losing ? 0.7 : m_reporting.lost * 0.3);
                if (losing && m_reporting.lost > 0)
                    continue;
                m_reported.emplace_back(event.time + delay(event), event);
            }
        };
        if (m_reporting.traced)
            hear(m_world.transitions());
        if (m_reporting.deaths)
            hear(m_world.deaths());
        std::ranges::stable_sort(m_reported, {}, &std::pair<Instant, Event>::first);
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
        if (cookie == 0 || static_cast<double>(cookie % 100) >= m_reporting.late * 100)
            return milliseconds(0);
        return milliseconds(cookie * 37 % 400);
    }

    void poll(Instant time, double missing)
    {
        auto fresh = std::make_shared<Snapshot>(m_world.poll(time, missing));
        settle(m_last.get(), *fresh);
        m_history.apply(fresh);
        m_last = fresh;
    }

    void answerQuestions(Instant time)
    {
        for (const Question& question : m_history.questions()) {
            if (!m_reporting.answers)
                continue;
            std::optional<SocketRecord> found;
            Snapshot now = m_world.poll(time, 0);
            for (const SocketRecord& record : now.sockets)
                if (record.local == question.record.local && record.remote == question.record.remote)
                    found = record;
            m_history.answer(question, found, time - milliseconds(20), time);
        }
    }

    void holdBounds() const
    {
        const ConnectionBook& book = m_history.connections();
        ASSERT_LE(book.size(), m_reporting.bounds.connections);
        ASSERT_LE(book.stepCount(), m_reporting.bounds.steps);
        ASSERT_LE(m_history.log().entries().size(), m_reporting.bounds.logEntries);
    }

    std::vector<std::pair<Instant, Event>> m_reported;
};

constexpr unsigned seeds = 60;

class HistoryProperty : public testing::TestWithParam<Reporting> { };

/// Whether a socket of this connection took this very step then. Births within microseconds of each other look the
/// same, and a FIN-WAIT-2 that was without an owner for less than
/// a tick of TIME-WAIT's timer cannot be distinguished from one that never was.
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

void checkEnd(const Reporter& reporter)
{
    const History& history = reporter.m_history;
    std::set<const Connection*> listed;
    for (const SocketRecord& record : reporter.m_last->sockets) {
        const Connection* const connection = history.find(record);
        if (connection == nullptr)
            continue;
        listed.insert(connection);
        EXPECT_EQ(rfcName(connection->state), rfcName(record.state))
            << test::toText(record, reporter.m_last->time) << "\n"
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
    const Reporting& reporting = GetParam();
    for (unsigned seed = 1; seed <= seeds && !HasFailure(); ++seed) {
        SCOPED_TRACE("seed " + std::to_string(seed));
        Reporter reporter(reporting, seed);
        reporter.run();
        const History& history = reporter.m_history;
        std::size_t steps = 0;
        for (const auto* const list : {&history.connections().living(), &history.connections().gone()}) {
            for (const BookEntry& entry : *list) {
                checkLegal(reporter.m_world, entry.connection());
                checkLog(history, entry.connection());
                steps += entry.connection().steps.size();
            }
        }
        EXPECT_GT(steps, 5U) << "hardly anything was reported, so hardly anything was tested";
        checkEnd(reporter);
        // Nothing was made up: from honest sources no event contradicts the history.
        if (reporting.lost == 0 && reporting.missing == 0) {
            EXPECT_EQ(history.losses().contradictions, 0U);
        }
    }
}

INSTANTIATE_TEST_SUITE_P(Tellings, HistoryProperty, testing::ValuesIn(reportings),
                         [](const auto& param) { return std::string(param.param.name); });

} // namespace
} // namespace atlas
