// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/command.h"
#include "cli/fd_stream.h"
#include "cli/system_event_sources.h"
#include "cli/terminal.h"
#include "collect/own_program.h"
#include "collect/system_source.h"
#include "guide_texts.h"
#include "lesson_texts.h"

#include <unistd.h>

#include <csignal>
#include <cstdlib>
#include <ostream>
#include <system_error>

namespace {

std::optional<std::string> environment(const std::string& name)
{
    const char* const value = std::getenv(name.c_str());
    return value ? std::optional<std::string>(value) : std::nullopt;
}

std::unique_ptr<atlas::SnapshotSource> makeSource(bool withOwners)
{
    using atlas::collect::Owners;
    return std::make_unique<atlas::collect::SystemSource>(withOwners ? Owners::LookUp : Owners::Skip);
}

atlas::cli::LabResources labResources()
{
    atlas::cli::LabResources resources{{}, atlas::builtInNarrations(), atlas::collect::ownProgram("tcpatlas-lab")};
    for (const atlas::EmbeddedFile& file : atlas::lessonFiles())
        if (auto lesson = atlas::lab::parseLesson(file.text)) // the tests see to it that each can be read
            resources.lessons.push_back(std::move(*lesson));
    return resources;
}

} // namespace

int main(int argc, char** argv)
{
    using namespace atlas::cli;
    // A reader that has enough ("| head") closes the pipe: then write() says EPIPE, and we end quietly.
    std::signal(SIGPIPE, SIG_IGN);
    const auto readerOf = [](int descriptor) {
        return ::isatty(descriptor) != 0 ? FdBuffer::To::Terminal : FdBuffer::To::Program;
    };
    FdBuffer buffer(STDOUT_FILENO, readerOf(STDOUT_FILENO));
    std::ostream out(&buffer);
    FdBuffer complaints(STDERR_FILENO, readerOf(STDERR_FILENO));
    std::ostream err(&complaints);
    err << std::unitbuf;
    const Workshop workshop{{out, err, terminalAt(STDOUT_FILENO, environment), environment},
                            makeSource,
                            atlas::builtInGuide,
                            systemEventSources,
                            labResources,
                            [](std::function<void()> onEnd) { return watchForEnd(STDOUT_FILENO, std::move(onEnd)); }};
    const std::vector<std::string_view> arguments(argv + 1, argv + argc);
    ExitCode code = run(arguments, workshop);
    out.flush();
    if (buffer.failure() != 0 && buffer.failure() != EPIPE) {
        workshop.io.complain("writing the answer: " + std::generic_category().message(buffer.failure()));
        code = ExitCode::CouldNotRead;
    }
    return static_cast<int>(code);
}
