// SPDX-License-Identifier: GPL-3.0-or-later
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

/// A lesson, and the request that begins it.
struct Chosen {
    lab::Lesson lesson;
    lab::LessonRequest request;
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
    return Chosen{std::move(*lesson), lab::BeginFile{std::move(text)}, false};
}

std::expected<Chosen, Error> choose(const std::string& name, const LabResources& resources)
{
    const auto found = std::ranges::find(resources.lessons, name, &lab::Lesson::id);
    if (found != resources.lessons.end())
        return Chosen{*found, lab::BeginLesson{name}, true};
    if (name.find('/') != std::string::npos || name.ends_with(".json"))
        return chooseFile(name);
    std::vector<std::string_view> names(resources.lessons.size());
    std::ranges::transform(resources.lessons, names.begin(), &lab::Lesson::id);
    std::string message = "there is no lesson '" + visible(name) + '\'';
    if (const auto meant = closest(name, names))
        message += " (did you mean " + std::string(*meant) + "?)";
    return std::unexpected(Error::verbatim(message));
}

void complainOf(const LabChild::Absence& absence, const Io& io)
{
    io.complain(absence.message);
    if (!absence.remedy.empty())
        io.err << absence.remedy << '\n';
}

/// The two hosts, or what can be had instead of them.
std::expected<LabChild, ExitCode> openLab(const std::filesystem::path& program, const lab::Lesson& lesson, const Io& io,
                                          const StopSignal& stop)
{
    auto child = LabChild::start(program, lab::Mode::Hosts, stop);
    if (child)
        return std::move(*child);
    if (stop.isSet())
        return std::unexpected(ExitCode::Done);
    complainOf(child.error(), io);
    if (!child.error().refused || !lesson.loopback)
        return std::unexpected(ExitCode::CouldNotRead);
    io.err << "Following the lesson on the loopback addresses of this computer instead, where packets cannot be seen.\n"
           << std::flush;
    auto substitute = LabChild::start(program, lab::Mode::Loopback, stop);
    if (substitute)
        return std::move(*substitute);
    complainOf(substitute.error(), io);
    return std::unexpected(ExitCode::CouldNotRead);
}

/// The report that answers with a T.
template <typename T, typename Take>
std::expected<void, Error> ask(LabChild& child, const lab::LessonRequest& request, LessonWriter& writer, Take take)
{
    const auto report = child.ask(request, [&writer](const lab::Report& other) { writer.aside(other); });
    if (!report)
        return std::unexpected(report.error());
    const auto* const answer = std::get_if<T>(&report->answer);
    if (answer == nullptr)
        return std::unexpected(Error::saying("tcpatlas-lab answered something other than it was asked"));
    take(*report, *answer);
    return {};
}

/// Every step up to the last: whether the kernel met all that they expect. An error: the child's words.
std::expected<bool, Error> follow(LabChild& child, const lab::LessonRequest& request, LessonWriter& writer)
{
    std::size_t steps = 0;
    bool allMet = true;
    auto done = ask<lab::LessonBegun>(child, request, writer, [&](const auto& report, const auto& lesson) {
        steps = lesson.outline.size();
        writer.begin(child.greeting(), report, lesson);
    });
    for (std::size_t at = 1; done && at <= steps; ++at) {
        writer.announce(at, steps);
        done = ask<lab::StepTaken>(child, lab::NextStep{}, writer, [&](const auto& report, const auto& step) {
            allMet = step.met() && allMet;
            writer.step(report, step);
        });
    }
    return done ? std::expected<bool, Error>(allMet) : std::unexpected(done.error());
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
