// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/answer.h"

#include "formats/lab/json_fields.h"
#include "formats/lab/json_text.h"
#include "formats/lab/sentence.h"

#include <utility>

namespace atlas::lab {
namespace {

using nlohmann::json;

template <typename T> void take(JsonFields& fields, const std::string& name, std::expected<T, Error> read, T& into)
{
    if (read)
        into = *std::move(read);
    else
        fields.failWithin(name, read.error());
}

// --- Lessons -----------------------------------------------------------------------------------

LessonBegun readBegun(JsonFields& lesson)
{
    LessonBegun begun;
    begun.id = lesson.text("id");
    begun.title = lesson.textIfAny("title").value_or("");
    if (lesson.has("ends"))
        lesson.inside("ends", [&](JsonFields& ends) {
            begun.ends = {ends.textIfAny("a").value_or(""), ends.textIfAny("b").value_or("")};
        });
    take(lesson, "outline", parseOutline(lesson.value("outline")), begun.outline);
    return begun;
}

StepTaken readStep(JsonFields& fields)
{
    StepTaken step;
    step.at = fields.small<std::uint32_t>("at");
    step.of = fields.small<std::uint32_t>("of");
    step.say = fields.textIfAny("say").value_or("");
    if (fields.has("quiz")) {
        step.quiz.emplace();
        take(fields, "quiz", parseQuiz(fields.value("quiz")), *step.quiz);
    }
    if (fields.has("unmet_phrases"))
        fields.each("unmet_phrases", [&](JsonFields& one) { step.unmet.push_back(readPhrases(one, "phrases")); });
    else
        for (std::string& text : fields.texts("unmet"))
            step.unmet.push_back(Error::verbatim(std::move(text)));
    return step;
}

LessonTitle readTitle(JsonFields& fields)
{
    return {fields.text("id"), fields.textIfAny("title").value_or(""),
            fields.has("loopback") && fields.flag("loopback")};
}

// --- Held states -------------------------------------------------------------------------------

json toJson(const HeldState& held)
{
    return {{"handle", std::to_underlying(held.handle)},
            {"state", rfcName(held.state)},
            {"local", held.local.toString()},
            {"remote", held.remote ? json(held.remote->toString()) : json(nullptr)},
            {"passes_in_ms", held.passesIn ? json(held.passesIn->count()) : json(nullptr)}};
}

HeldState readHeld(JsonFields& fields)
{
    HeldState held{HoldHandle{fields.number("handle")},
                   fields.word("state", parseState, Error::saying("is no state")),
                   fields.word("local", Endpoint::parse, Error::saying("is no address with a port")),
                   fields.wordIfAny("remote", Endpoint::parse, Error::saying("is no address with a port")),
                   {}};
    if (const auto left = fields.smallIfAny<std::int32_t>("passes_in_ms"))
        held.passesIn = std::chrono::milliseconds(*left);
    return held;
}

HeldStates readHeldStates(JsonFields& report)
{
    HeldStates held;
    report.each("held", [&](JsonFields& one) { held.all.push_back(readHeld(one)); });
    if (report.has("handle"))
        held.made = HoldHandle{report.number("handle")};
    return held;
}

struct Writer {
    json operator()(std::monostate /*none*/) const { return json::object(); }
    json operator()(const CallResult& result) const { return {{"result", lab::toJson(result)}}; }
    json operator()(const LessonBegun& lesson) const
    {
        json ends = json::object();
        for (const Host host : bothHosts)
            if (!lesson.ends[host].empty())
                ends[name(host)] = lesson.ends[host];
        return {{"lesson",
                 {{"id", lesson.id},
                  {"title", lesson.title},
                  {"steps", lesson.outline.size()},
                  {"at", 0},
                  {"ends", std::move(ends)},
                  {"outline", lab::toJson(lesson.outline)}}}};
    }
    json operator()(const StepTaken& step) const
    {
        auto unmet = json::array();
        auto phrases = json::array();
        for (const Error& one : step.unmet) {
            unmet.push_back(one.message());
            phrases.push_back({{"phrases", phrasesOf(one)}});
        }
        json object{{"step",
                     {{"at", step.at},
                      {"of", step.of},
                      {"say", step.say},
                      {"quiz", step.quiz ? lab::toJson(*step.quiz) : json(nullptr)},
                      {"met", step.met()},
                      {"unmet", std::move(unmet)},
                      {"unmet_phrases", std::move(phrases)}}}};
        if (step.result)
            object["result"] = lab::toJson(*step.result);
        return object;
    }
    json operator()(const LessonTitles& titles) const
    {
        json list = json::array();
        for (const LessonTitle& one : titles)
            list.push_back({{"id", one.id}, {"title", one.title}, {"loopback", one.loopback}});
        return {{"lessons", std::move(list)}};
    }
    json operator()(const LessonSaved& saved) const { return {{"text", saved.text}}; }
    json operator()(const HeldStates& held) const
    {
        json object{{"held", json::array()}};
        for (const HeldState& one : held.all)
            object["held"].push_back(toJson(one));
        if (held.made)
            object["handle"] = std::to_underlying(*held.made);
        return object;
    }
};

} // namespace

json toJson(const Answer& answer)
{
    return std::visit(Writer{}, answer);
}

Answer readAnswer(JsonFields& report)
{
    Answer answer;
    std::optional<CallResult> result;
    if (report.has("result"))
        report.inside("result", [&](JsonFields& fields) { result = readCallResult(fields); });
    if (report.has("lesson")) {
        report.inside("lesson", [&](JsonFields& lesson) { answer = readBegun(lesson); });
    } else if (report.has("step")) {
        StepTaken step;
        report.inside("step", [&](JsonFields& fields) { step = readStep(fields); });
        step.result = result;
        answer = std::move(step);
    } else if (report.has("lessons")) {
        LessonTitles titles;
        report.each("lessons", [&](JsonFields& title) { titles.push_back(readTitle(title)); });
        answer = std::move(titles);
    } else if (report.has("text")) {
        answer = LessonSaved{report.text("text")};
    } else if (report.has("held")) {
        answer = readHeldStates(report);
    } else if (result) {
        answer = *result;
    }
    return answer;
}

} // namespace atlas::lab
