// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lessons/lesson_recorder.h"

#include <algorithm>
#include <utility>

namespace atlas::lab {
namespace {

constexpr std::chrono::milliseconds patienceForPacket{128'000}; // a kernel repeats after 120 s at the latest

/// The traits of this packet, so that it alone is meant among those in flight.
std::optional<PacketMatcher> matcherOf(PacketId id, const std::vector<Packet>& packets)
{
    const auto found = std::ranges::find(packets, id, &Packet::id);
    if (found == packets.end())
        return std::nullopt;
    PacketMatcher matcher{found->from, found->segment.flags, found->segment.length > 0, 0};
    matcher.skip = static_cast<std::uint32_t>(std::count_if(packets.begin(), found, [&](const Packet& older) {
        return older.from == matcher.from && older.segment.flags.includes(matcher.flags) &&
            (!matcher.data || older.segment.length > 0);
    }));
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
    // A packet that came by itself, because a timer ran out, takes its time in every run.
    const auto came = number ? matcherOf(*number, situation.packets) : std::nullopt;
    if (came && std::ranges::find(m_seen, *number) == m_seen.end())
        m_asked.push_back({Await{*came, patienceForPacket}, false});
    m_asked.push_back(std::move(asked));
}

void LessonRecorder::after(const CallResult& result, const Situation& situation)
{
    m_seen.clear();
    for (const Packet& packet : situation.packets)
        m_seen.push_back(packet.id);
    if (m_asked.empty() || std::holds_alternative<Look>(m_asked.back().action))
        return;
    LessonStep step;
    step.say = "step-" + std::to_string(m_lesson.steps.size() + 1);
    step.actions = std::exchange(m_asked, {});
    step.expect.states = {situation.hosts.a.end.state, situation.hosts.b.end.state};
    if (result.error)
        step.expect.error = errnoName(*result.error);
    m_lesson.steps.push_back(std::move(step));
}

void LessonRecorder::took(const LessonStep& step)
{
    m_lesson.steps.push_back(step);
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
