// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/json_members.h"
#include "cli/lab_child.h"
#include "cli/lab_verbs.h"
#include "cli/language_option.h"
#include "cli/lesson_writer.h"
#include "core/base/closest.h"
#include "core/base/visible.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace atlas::cli {
namespace {

using Json = LabChild::Json;

/// A lesson, and the request that begins it.
struct Chosen {
    lab::Lesson lesson;
    Json request;
    bool builtIn = false; ///< a file of one's own may have the id of a built-in lesson, but never its words
};

std::expected<Chosen, Error> chooseFile(const std::string& path)
{
    std::ifstream file(path, std::ios::binary);
    std::string text(lab::largestLesson + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    if (file.bad() || (!file && file.gcount() == 0))
        return std::unexpected(Error::saying("cannot read %1", visible(path)));
    text.resize(static_cast<std::size_t>(file.gcount()));
    auto lesson = lab::parseLesson(text);
    if (!lesson)
        return std::unexpected(within(Error::verbatim(visible(path)), lesson.error()));
    return Chosen{std::move(*lesson), {{"do", "lesson"}, {"text", std::move(text)}}, false};
}

std::expected<Chosen, Error> choose(const std::string& name, const LabResources& resources)
{
    const auto found = std::ranges::find(resources.lessons, name, &lab::Lesson::id);
    if (found != resources.lessons.end())
        return Chosen{*found, {{"do", "lesson"}, {"lesson", name}}, true};
    if (name.find('/') != std::string::npos || name.ends_with(".json"))
        return chooseFile(name);
    std::vector<std::string_view> names(resources.lessons.size());
    std::ranges::transform(resources.lessons, names.begin(), &lab::Lesson::id);
    std::string message = "there is no lesson '" + visible(name) + '\'';
    if (const auto meant = closest(name, names))
        message += " (did you mean " + std::string(*meant) + "?)";
    return std::unexpected(Error::verbatim(message));
}

void complainOf(const LabChild::Refusal& refusal, const Io& io)
{
    io.complain(refusal.message);
    if (!refusal.remedy.empty())
        io.err << refusal.remedy << '\n';
}

/// The two hosts, or what can be had instead of them.
std::expected<LabChild, ExitCode> openLab(const std::filesystem::path& program, const lab::Lesson& lesson, const Io& io,
                                          const StopSignal& stop)
{
    auto child = LabChild::start(program, "", stop);
    if (child)
        return std::move(*child);
    if (stop.isSet())
        return std::unexpected(ExitCode::Done);
    complainOf(child.error(), io);
    if (child.error().code.empty() || !lesson.loopback)
        return std::unexpected(ExitCode::CouldNotRead);
    io.err << "Following the lesson on the loopback addresses of this computer instead, where packets cannot be seen.\n"
           << std::flush;
    auto substitute = LabChild::start(program, "loopback", stop);
    if (substitute)
        return std::move(*substitute);
    complainOf(substitute.error(), io);
    return std::unexpected(ExitCode::CouldNotRead);
}

/// Every step up to the last. An error: the child's words.
std::expected<bool, Error> follow(LabChild& child, const Json& request, LessonWriter& writer)
{
    const auto aside = [&writer](const Json& answer) { writer.aside(answer); };
    const auto begun = child.ask(request, aside);
    if (!begun)
        return std::unexpected(begun.error());
    writer.begin(child.greeting(), *begun);
    const std::int64_t steps = numberIn(objectIn(*begun, "lesson"), "steps").value_or(0);
    bool allMet = true;
    for (std::int64_t step = 1; step <= steps; ++step) {
        writer.announce(step, steps);
        const auto taken = child.ask({{"do", "next"}}, aside);
        if (!taken)
            return std::unexpected(taken.error());
        allMet = writer.step(*taken) && allMet;
    }
    return allMet;
}

} // namespace

ExitCode runLesson(const Arguments& arguments, const Workshop& workshop)
{
    const Io& io = workshop.io;
    const LabResources resources = workshop.labResources();
    const auto chosen = choose(arguments.words[1], resources);
    if (!chosen)
        return usageError(labCommand(), io, chosen.error().message());
    StopSignal stop;
    const auto watcher = workshop.watchForEnd([&stop] { stop.set(); });
    if (!watcher || !resources.program) {
        io.complain(watcher ? "tcpatlas-lab is not installed" : watcher.error().message());
        return ExitCode::CouldNotRead;
    }
    auto child = openLab(*resources.program, chosen->lesson, io, stop);
    if (!child)
        return child.error();
    const auto form = arguments.has("--json") ? LessonWriter::Form::Json : LessonWriter::Form::Text;
    const Narration* const narration =
        chosen->builtIn ? resources.narrations.find(chosen->lesson.id, languageOf(arguments, io)) : nullptr;
    LessonWriter writer(io, form, narration);
    const auto allMet = follow(*child, chosen->request, writer);
    if (stop.isSet())
        return ExitCode::Done;
    if (!allMet)
        io.complain(allMet.error().message());
    else if (!*allMet)
        io.complain("this kernel did not do all that the lesson expects");
    return allMet && *allMet ? ExitCode::Done : ExitCode::CouldNotRead;
}

} // namespace atlas::cli
