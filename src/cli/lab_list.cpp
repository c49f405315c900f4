// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/lab_verbs.h"
#include "cli/language_option.h"
#include "cli/table.h"

#include <nlohmann/json.hpp>

namespace atlas::cli {
namespace {

using Json = nlohmann::ordered_json;

Json json(const lab::Lesson& lesson, const Narration* narration)
{
    return {{"id", lesson.id},
            {"title", narration != nullptr ? Json(narration->title) : Json(nullptr)},
            {"subtitle", narration != nullptr ? Json(narration->subtitle) : Json(nullptr)},
            {"steps", lesson.steps.size()},
            {"loopback", lesson.loopback}};
}

} // namespace

ExitCode listLessons(const Arguments& arguments, const Workshop& workshop)
{
    const LabResources resources = workshop.labResources();
    const std::string language = languageOf(arguments, workshop.io);
    if (arguments.has("--json")) {
        Json lessons = Json::array();
        for (const lab::Lesson& lesson : resources.lessons)
            lessons.push_back(json(lesson, resources.narrations.find(lesson.id, language)));
        workshop.io.out << Json{{"schema", 1}, {"lessons", std::move(lessons)}}.dump(1) << '\n';
        return ExitCode::Done;
    }
    Table table({{.title = "LESSON"},
                 {.title = "STEPS", .align = Align::Right, .expendable = 1},
                 {.title = "LOOPBACK", .expendable = 2},
                 {.title = "TITLE", .narrowest = 16}});
    for (const lab::Lesson& lesson : resources.lessons) {
        const Narration* const narration = resources.narrations.find(lesson.id, language);
        table.add({{lesson.id},
                   {std::to_string(lesson.steps.size())},
                   {lesson.loopback ? "yes" : "-"},
                   {narration != nullptr ? narration->title : "-"}});
    }
    table.print(workshop.io.out, workshop.io.terminal);
    return ExitCode::Done;
}

} // namespace atlas::cli
