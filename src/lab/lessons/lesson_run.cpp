// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lessons/lesson_run.h"

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

namespace atlas::lab {
namespace {

/// What a loopback connection does takes its microseconds, which nothing holds up.
constexpr std::chrono::milliseconds patienceOnLoopback{1000};

std::string textOf(const PacketMatcher& matcher)
{
    std::string flags;
    for (const TcpFlag flag : tcpFlags)
        if (matcher.flags.has(flag))
            flags.append(flags.empty() ? "" : ",").append(name(flag));
    if (matcher.data)
        flags.append(flags.empty() ? "data" : " with data");
    return std::string(matcher.from ? name(*matcher.from) : "any") + ' ' + (flags.empty() ? "anything" : flags);
}

PacketMatcher seenAsMatcher(const Packet& packet)
{
    return {.from = packet.from, .flags = packet.segment.flags, .data = packet.segment.length > 0};
}

template <typename Packets, typename Say> std::string listed(const Packets& packets, Say say)
{
    std::string text;
    for (const auto& packet : packets)
        text.append(text.empty() ? "" : "; ").append(say(packet));
    return text.empty() ? "nothing" : text;
}

/// Takes each expected packet from the front of its direction.
bool allInFlight(std::vector<Packet> packets, const std::vector<PacketMatcher>& expected)
{
    for (const PacketMatcher& matcher : expected) {
        const auto first = std::ranges::find_if(
            packets, [&](const Packet& packet) { return !matcher.from || packet.from == *matcher.from; });
        if (first == packets.end() || !isOfKind(first->segment, matcher))
            return false;
        packets.erase(first);
    }
    return packets.empty();
}

void checkState(const Situation& situation, Host host, const std::optional<State>& expected, std::vector<Error>& unmet)
{
    const State found = situation.hosts[host].end.state;
    if (expected && *expected != found)
        unmet.push_back(Error::saying("%1: expected %2, found %3", letter(host), rfcName(*expected), rfcName(found)));
}

bool statesAreMet(const Situation& situation, const EndStates& states)
{
    return states.match(situation.hosts.a.end.state, situation.hosts.b.end.state);
}

} // namespace

std::vector<Error> unmetBy(const Situation& situation, const std::optional<CallResult>& last, const Expectation& expect)
{
    std::vector<Error> unmet;
    checkState(situation, Host::A, expect.states.a, unmet);
    checkState(situation, Host::B, expect.states.b, unmet);
    if (expect.packets && !allInFlight(situation.packets, *expect.packets))
        unmet.push_back(Error::saying(
            "in flight: expected %1, found %2", listed(*expect.packets, textOf),
            listed(situation.packets, [](const Packet& packet) { return textOf(seenAsMatcher(packet)); })));
    const std::optional<int> error = last ? last->error : std::nullopt;
    const std::optional<std::string> found = error ? std::optional(errnoName(*error)) : std::nullopt;
    if (found != expect.error)
        unmet.push_back(
            Error::saying("errno: expected %1, found %2", expect.error.value_or("none"), found.value_or("none")));
    return unmet;
}

LessonRun::LessonRun(Lesson lesson, Laboratory& laboratory)
    : m_lesson(laboratory.network().holdsPackets() ? std::move(lesson) : onLoopback(std::move(lesson))),
      m_laboratory(&laboratory)
{
    chooseEnds();
}

void LessonRun::chooseEnds()
{
    const auto end = [](const std::string& socket) { return socket.empty() ? std::nullopt : std::optional(socket); };
    for (const Host host : bothHosts)
        m_laboratory->setEnd(host, end(m_lesson.ends[host]));
}

std::expected<CallResult, Error> LessonRun::perform(const LessonAction& action)
{
    auto result = m_laboratory->perform(action.action);
    if (result && action.through)
        if (const auto delivered = m_laboratory->deliverAll(); !delivered)
            return std::unexpected(delivered.error());
    return result;
}

std::expected<std::optional<CallResult>, Error> LessonRun::perform(const std::vector<LessonAction>& actions)
{
    std::optional<CallResult> last;
    for (std::size_t i = 0; i < actions.size(); ++i) {
        auto result = perform(actions[i]);
        if (!result)
            return std::unexpected(within(Error::saying("action %1", i + 1), result.error()));
        if (std::holds_alternative<Call>(actions[i].action))
            last = *result;
    }
    return last;
}

std::expected<void, Error> LessonRun::prepare()
{
    const auto done = perform(m_lesson.setup);
    return done ? std::expected<void, Error>() : std::unexpected(within(Error::saying("setup"), done.error()));
}

std::expected<StepTaken, Error> LessonRun::next()
{
    if (isOver())
        return std::unexpected(Error::saying("the lesson is over"));
    if (const auto there = makeUpForTime(); !there)
        return std::unexpected(there.error());
    const LessonStep& step = m_lesson.steps[m_at++];
    StepTaken outcome{
        .at = m_at, .of = m_lesson.steps.size(), .say = step.say, .quiz = step.quiz, .result = {}, .unmet = {}};
    keepTimeWaitFor(step);
    const auto done = perform(step.actions);
    const Situation situation = situationAfter(step, done.has_value());
    const auto failedConnect = m_laboratory->takeFailedConnect();
    if (done)
        outcome.result = failedConnect ? failedConnect : *done;
    outcome.unmet = done ? unmetBy(situation, outcome.result, step.expect) : std::vector{done.error()};
    m_metSoFar = m_metSoFar && outcome.unmet.empty();
    if (isOver())
        m_laboratory->keepTimeWait({});
    else
        keepTimeWaitFor(m_lesson.steps[m_at]);
    return outcome;
}

void LessonRun::keepTimeWaitFor(const LessonStep& step)
{
    m_laboratory->keepTimeWait({step.expect.states.a == State::TimeWait, step.expect.states.b == State::TimeWait});
}

std::expected<void, Error> LessonRun::makeUpForTime()
{
    if (m_laboratory->network().holdsPackets() || m_at == 0 || !m_metSoFar ||
        statesAreMet(m_laboratory->situation(), m_lesson.steps[m_at - 1].expect.states))
        return {};
    return m_laboratory->redo(
        Error::saying("something ended by itself while you read; everything up to here was done again"), [this] {
            chooseEnds();
            auto done = perform(m_lesson.setup);
            for (std::size_t i = 0; i < m_at && done; ++i) {
                done = perform(m_lesson.steps[i].actions);
                std::ignore = situationAfter(m_lesson.steps[i], done.has_value());
            }
            std::ignore = m_laboratory->takeFailedConnect();
            return done ? std::expected<void, Error>() : std::unexpected(done.error());
        });
}

/// How things stand after a step. On loopback it may take a moment until they stand as expected.
Situation LessonRun::situationAfter(const LessonStep& step, bool done)
{
    Situation situation = m_laboratory->situation();
    if (!done || m_laboratory->network().holdsPackets() || statesAreMet(situation, step.expect.states))
        return situation;
    // Whether it came true in time is what is asked next.
    std::ignore = m_laboratory->perform(Await{step.expect.states, patienceOnLoopback});
    return m_laboratory->situation();
}

} // namespace atlas::lab
