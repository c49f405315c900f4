// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lessons/lesson_recorder.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace atlas::lab {
namespace {

constexpr std::chrono::milliseconds patience{128'000}; // a kernel repeats after 120 s at the latest

/// The traits of this packet, so that it alone is meant among those in flight.
std::optional<PacketMatcher> matcherOf(PacketId id, const std::vector<Packet>& packets)
{
    const auto found = std::ranges::find(packets, id, &Packet::id);
    if (found == packets.end())
        return std::nullopt;
    PacketMatcher matcher{.from = found->from,
                          .flags = found->segment.flags,
                          .data = found->segment.length > 0,
                          .sequence = found->segment.sequence};
    matcher.skip = static_cast<std::uint32_t>(
        std::count_if(packets.begin(), found, [&](const Packet& older) { return fits(older, matcher); }));
    return matcher;
}

/// Puts the packet's traits in the place of its number; returns that number.
std::optional<PacketId> tellByLooks(PacketChoice& choice, const std::vector<Packet>& packets)
{
    const auto* const id = std::get_if<PacketId>(&choice);
    if (id == nullptr)
        return std::nullopt;
    const PacketId number = *id;
    if (auto matcher = matcherOf(number, packets))
        choice = *matcher;
    return number;
}

EndStates statesIn(const Situation& situation)
{
    return {situation.hosts.a.end.state, situation.hosts.b.end.state};
}

/// "My lesson!" as "my-lesson"
std::string idFrom(const std::string& title)
{
    std::string id;
    for (const char c : title) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter && id.size() < 60)
            id += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        else if (!id.empty() && id.back() != '-')
            id += '-';
    }
    while (!id.empty() && id.back() == '-')
        id.pop_back();
    return id.empty() ? "saved" : id;
}

} // namespace

void LessonRecorder::begin(Lesson lesson)
{
    *this = {};
    m_lesson = std::move(lesson);
    m_lesson.steps.clear();
}

void LessonRecorder::before(const Action& action, const Situation& situation)
{
    LessonAction asked{action, false};
    std::optional<PacketId> number;
    std::visit(
        [&](auto& what) {
            if constexpr (requires { what.packet; })
                number = tellByLooks(what.packet, situation.packets);
            if constexpr (requires { what.with; })
                (void)tellByLooks(what.with, situation.packets);
        },
        asked.action);
    m_asked.clear();
    noteWhatHappened(situation);
    if (number && m_cameByItself.contains(*number))
        if (const auto came = matcherOf(*number, situation.packets))
            m_asked.push_back({Await{*came, patience}, false});
    m_asked.push_back(std::move(asked));
}

void LessonRecorder::noteWhatHappened(const Situation& now)
{
    const auto isThere = [](const std::vector<Packet>& packets, PacketId id) {
        return std::ranges::find(packets, id, &Packet::id) != packets.end();
    };
    std::erase_if(m_cameByItself, [&](PacketId id) { return !isThere(now.packets, id); });
    const std::optional<Situation> last = std::exchange(m_last, now);
    for (const Packet& packet : now.packets)
        if (!last || !isThere(last->packets, packet.id))
            m_cameByItself.insert(packet.id);
    if (!last)
        return;
    for (const Packet& packet : last->packets)
        if (packet.due && !isThere(now.packets, packet.id))
            m_happened.push_back({Deliver{*matcherOf(packet.id, last->packets)}, false});
    if (const EndStates states = statesIn(now); states != statesIn(*last))
        m_happened.push_back({Await{states, patience}, false});
}

void LessonRecorder::after(const CallResult& result, const Situation& situation)
{
    m_last = situation;
    // A look changes nothing, and a delay is written down as what it leads to.
    if (m_asked.empty() || std::holds_alternative<Look>(m_asked.back().action) ||
        std::holds_alternative<Delay>(m_asked.back().action))
        return;
    LessonStep step;
    step.say = "step-" + std::to_string(m_lesson.steps.size() + 1);
    step.actions = std::exchange(m_happened, {});
    std::ranges::move(std::exchange(m_asked, {}), std::back_inserter(step.actions));
    step.expect.states = statesIn(situation);
    if (result.error)
        step.expect.error = errnoName(*result.error);
    m_lesson.steps.push_back(std::move(step));
}

void LessonRecorder::took(const LessonStep& step)
{
    m_lesson.steps.push_back(step);
    m_last.reset();
    m_happened.clear();
}

std::expected<Lesson, Error> LessonRecorder::lesson(const std::string& title) const
{
    if (m_lesson.steps.empty())
        return std::unexpected(Error::saying("nothing has been done yet that could be saved"));
    if (m_lesson.steps.size() > mostSteps)
        return std::unexpected(Error::saying("more was done than fits into a lesson"));
    Lesson lesson = m_lesson;
    lesson.id = idFrom(title);
    lesson.order = 0;
    lesson.title = title;
    lesson.loopback = false;
    lesson.steps.back().quiz.reset();
    for (LessonStep& step : lesson.steps) {
        step.onLoopback.reset();
        step.leftOutOnLoopback = false;
    }
    return lesson;
}

} // namespace atlas::lab
