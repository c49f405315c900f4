// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lessons/lesson_requests.h"

#include "formats/lab/json_members.h"
#include "formats/lab/line.h"

#include <algorithm>
#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

constexpr std::size_t longestId = 64;
constexpr std::size_t longestTitle = 200;
constexpr std::size_t longestOutline = 48UZ * 1024; // beside it the answer has to hold how things stand

json endsJson(const Lesson& lesson)
{
    json ends = json::object();
    if (!lesson.endA.empty())
        ends["a"] = lesson.endA;
    if (!lesson.endB.empty())
        ends["b"] = lesson.endB;
    return ends;
}

json stepJson(const StepOutcome& outcome)
{
    return {{"at", outcome.at},     {"of", outcome.of},
            {"say", outcome.say},   {"quiz", outcome.quiz ? toJson(*outcome.quiz) : json(nullptr)},
            {"met", outcome.met()}, {"unmet", outcome.unmet}};
}

} // namespace

LessonRequests::LessonRequests(Laboratory& laboratory, std::vector<BuiltInLesson> builtIn)
    : m_laboratory(laboratory), m_builtIn(std::move(builtIn))
{
}

void LessonRequests::addTo(Server& server)
{
    server.add("lesson", [this](const json& request) { return begin(request); });
    server.add("next", [this](const json&) { return next(); });
    server.add("lessons", [this](const json&) { return std::expected<json, Error>(list()); });
    server.add("save", [this](const json& request) { return save(request); });
    server.setWitness({[this](const Action& action) { recordBefore(action); },
                       [this](const Action&, const CallResult& result) { recordAfter(result); }});
}

void LessonRequests::recordBefore(const Action& action)
{
    m_recorder.before(action, m_laboratory.look());
    (void)m_laboratory.takeFailedConnect(); // one that failed before this action
}

/// A connect() that the action made fail is its result, as it is when a lesson is followed.
void LessonRequests::recordAfter(const CallResult& result)
{
    const Report report = m_laboratory.look();
    m_recorder.after(m_laboratory.takeFailedConnect().value_or(result), report);
}

std::expected<Lesson, Error> LessonRequests::choose(const json& request) const
{
    JsonMembers members(request);
    members.leave("id");
    members.leave("do");
    const auto id = members.text("lesson", longestId);
    const auto text = members.text("text", largestLesson);
    if (id.has_value() == text.has_value())
        members.fail("either lesson or text is expected");
    if (const auto problem = members.problem())
        return std::unexpected(*problem);
    if (text)
        return parseLesson(*text);
    const auto found = std::ranges::find(m_builtIn, *id, [](const BuiltInLesson& one) { return one.lesson.id; });
    if (found == m_builtIn.end())
        return std::unexpected(Error::saying("there is no lesson of this name"));
    return found->lesson;
}

std::expected<json, Error> LessonRequests::begin(const json& request)
{
    auto lesson = choose(request);
    if (!lesson)
        return std::unexpected(lesson.error());
    if (!m_laboratory.network().holdsPackets() && !lesson->loopback)
        return std::unexpected(Error::saying("this lesson needs packets that can be held; loopback has none"));
    if (lineOf(outline(*lesson)).size() > longestOutline)
        return std::unexpected(Error::saying("the steps of this lesson make more than %1 bytes", longestOutline));
    m_run.reset();
    if (const auto fresh = m_laboratory.startOver(); !fresh)
        return std::unexpected(fresh.error());
    m_recorder.begin(*lesson);
    m_run.emplace(std::move(*lesson), m_laboratory);
    if (const auto prepared = m_run->prepare(); !prepared)
        return std::unexpected(prepared.error());
    const Lesson& begun = m_run->lesson();
    return json{{"lesson",
                 {{"id", begun.id},
                  {"title", titleOf(begun)},
                  {"steps", begun.steps.size()},
                  {"at", 0},
                  {"ends", endsJson(begun)},
                  {"outline", outline(begun)}}}};
}

std::expected<json, Error> LessonRequests::next()
{
    if (!m_run)
        return std::unexpected(Error::saying("no lesson has begun"));
    const auto outcome = m_run->next();
    if (!outcome)
        return std::unexpected(outcome.error());
    m_recorder.took(m_run->lesson().steps[outcome->at - 1]);
    json answer{{"step", stepJson(*outcome)}};
    if (outcome->result)
        answer["result"] = toJson(*outcome->result);
    return answer;
}

json LessonRequests::list() const
{
    json lessons = json::array();
    for (const BuiltInLesson& one : m_builtIn)
        lessons.push_back({{"id", one.lesson.id}, {"title", one.title}, {"loopback", one.lesson.loopback}});
    return {{"lessons", std::move(lessons)}};
}

std::expected<json, Error> LessonRequests::save(const json& request) const
{
    JsonMembers members(request);
    members.leave("id");
    members.leave("do");
    const std::string title = members.required("title", members.text("title", longestTitle));
    if (const auto problem = members.problem())
        return std::unexpected(*problem);
    const auto lesson = m_recorder.lesson(title);
    if (!lesson)
        return std::unexpected(lesson.error());
    std::string text = toText(*lesson);
    if (text.size() > largestLesson)
        return std::unexpected(Error::saying("more was done than fits into a lesson"));
    return json{{"text", std::move(text)}};
}

std::string LessonRequests::titleOf(const Lesson& lesson) const
{
    const auto found = std::ranges::find(m_builtIn, lesson.id, [](const BuiltInLesson& one) { return one.lesson.id; });
    if (found != m_builtIn.end() && !lesson.title)
        return found->title;
    return lesson.title.value_or(lesson.id);
}

} // namespace atlas::lab
