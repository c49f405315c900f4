// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/lessons/lesson_requests.h"

#include "formats/lab/line.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace atlas::lab {
namespace {

constexpr std::size_t longestOutline = 48UZ * 1024; // beside it the answer has to hold how things stand

} // namespace

LessonRequests::LessonRequests(Laboratory& laboratory, std::vector<BuiltInLesson> builtIn)
    : m_laboratory(laboratory), m_builtIn(std::move(builtIn))
{
}

void LessonRequests::addTo(Server& server)
{
    server.setLessons({.answer =
                           [this](const LessonRequest& request) {
                               return std::visit([this](const auto& one) { return answer(one); }, request);
                           },
                       .before = [this](const Action& action) { recordBefore(action); },
                       .after = [this](const Action&, const CallResult& result) { recordAfter(result); }});
}

void LessonRequests::recordBefore(const Action& action)
{
    m_recorder.before(action, m_laboratory.situation());
}

/// A connect() that the action made fail is its result, as it is when a lesson is followed.
void LessonRequests::recordAfter(const CallResult& result)
{
    const Situation situation = m_laboratory.situation();
    m_recorder.after(m_laboratory.takeFailedConnect().value_or(result), situation);
}

const BuiltInLesson* LessonRequests::find(const std::string& id) const
{
    const auto found = std::ranges::find(m_builtIn, id, [](const BuiltInLesson& one) { return one.lesson.id; });
    return found == m_builtIn.end() ? nullptr : &*found;
}

LessonRequests::Outcome LessonRequests::answer(const BeginLesson& request)
{
    const BuiltInLesson* const found = find(request.id);
    return found != nullptr ? begin(found->lesson) : std::unexpected(Error::saying("there is no lesson of this name"));
}

LessonRequests::Outcome LessonRequests::answer(const BeginFile& request)
{
    auto lesson = parseLesson(request.text);
    return lesson ? begin(*std::move(lesson)) : std::unexpected(lesson.error());
}

LessonRequests::Outcome LessonRequests::begin(Lesson lesson)
{
    if (!m_laboratory.network().holdsPackets() && !lesson.loopback)
        return std::unexpected(Error::saying("this lesson needs packets that can be held; loopback has none"));
    if (lineOf(toJson(lesson.steps)).size() > longestOutline)
        return std::unexpected(Error::saying("the steps of this lesson make more than %1 bytes", longestOutline));
    m_run.reset();
    if (const auto fresh = m_laboratory.startOver(); !fresh)
        return std::unexpected(fresh.error());
    m_recorder.begin(lesson);
    m_run.emplace(std::move(lesson), m_laboratory);
    if (const auto prepared = m_run->prepare(); !prepared)
        return std::unexpected(prepared.error());
    const Lesson& begun = m_run->lesson();
    return LessonBegun{begun.id, titleOf(begun), begun.ends, begun.steps};
}

LessonRequests::Outcome LessonRequests::answer(const NextStep& /*request*/)
{
    if (!m_run)
        return std::unexpected(Error::saying("no lesson has begun"));
    auto step = m_run->next();
    if (!step)
        return std::unexpected(step.error());
    m_recorder.took(m_run->lesson().steps[step->at - 1]);
    return *std::move(step);
}

LessonRequests::Outcome LessonRequests::answer(const ListLessons& /*request*/) const
{
    LessonTitles titles;
    for (const BuiltInLesson& one : m_builtIn)
        titles.push_back({one.lesson.id, one.title, one.lesson.loopback});
    return titles;
}

LessonRequests::Outcome LessonRequests::answer(const SaveLesson& request) const
{
    const auto lesson = m_recorder.lesson(request.title);
    if (!lesson)
        return std::unexpected(lesson.error());
    std::string text = toText(*lesson);
    if (text.size() > largestLesson)
        return std::unexpected(Error::saying("more was done than fits into a lesson"));
    return LessonSaved{std::move(text)};
}

std::string LessonRequests::titleOf(const Lesson& lesson) const
{
    const BuiltInLesson* const found = find(lesson.id);
    if (found != nullptr && !lesson.title)
        return found->title;
    return lesson.title.value_or(lesson.id);
}

} // namespace atlas::lab
