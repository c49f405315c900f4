// SPDX-License-Identifier: GPL-3.0-or-later
//
// tcpatlas-lab: makes two hosts and serves them on its standard streams; or, with a word, the loopback addresses of
// this computer instead of them, or states that are held there. Everything it made goes with its process; the end of
// its standard input is the end of it, whatever became of the program that started it.
#include "collect/write_all.h"
#include "formats/lab/greeting.h"
#include "lab/hold/hold_session.h"
#include "lab/laboratory/laboratory.h"
#include "lab/laboratory/server.h"
#include "lab/lessons/lesson_requests.h"
#include "lab/network/confinement.h"
#include "lab/network/loopback_network.h"
#include "lesson_texts.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstring>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int failed = 1;
constexpr int usageError = 2;
constexpr int refused = 3;

std::vector<atlas::lab::BuiltInLesson> builtInLessons()
{
    const atlas::Narrations narrations = atlas::builtInNarrations();
    std::vector<atlas::lab::BuiltInLesson> lessons;
    for (const atlas::EmbeddedFile& file : atlas::lessonFiles())
        if (auto lesson = atlas::lab::parseLesson(file.text)) { // the tests see to it that each can be read
            const auto* const narration = narrations.find(lesson->id, "en");
            std::string title = narration != nullptr ? narration->title : lesson->id;
            lessons.push_back({std::move(*lesson), std::move(title)});
        }
    return lessons;
}

/// Whether it is confined; otherwise it says why not.
bool isConfined(atlas::lab::Needs needs)
{
    const auto confined = atlas::lab::confine(needs);
    if (!confined)
        std::fprintf(stderr, "tcpatlas-lab: %s\n", confined.error().message().c_str());
    return confined.has_value();
}

int serve(atlas::lab::Laboratory& laboratory, atlas::lab::Needs needs)
{
    atlas::lab::LessonRequests lessons(laboratory, builtInLessons());
    if (!isConfined(needs))
        return failed;
    atlas::lab::Server server(laboratory, STDIN_FILENO, STDOUT_FILENO);
    lessons.addTo(server);
    server.run();
    return 0;
}

int serveHosts()
{
    const auto laboratory = atlas::lab::Laboratory::open();
    if (!laboratory) {
        static_cast<void>(atlas::collect::writeAll(STDOUT_FILENO, atlas::lab::lineOf(laboratory.error()) + '\n'));
        return refused;
    }
    return serve(**laboratory, atlas::lab::Needs::Networks);
}

int serveLoopback()
{
    atlas::lab::Laboratory laboratory(std::make_unique<atlas::lab::LoopbackNetwork>());
    return serve(laboratory, atlas::lab::Needs::Sockets);
}

int serveHeldStates()
{
    if (!isConfined(atlas::lab::Needs::Sockets))
        return failed;
    const auto served = atlas::lab::serveHolding(STDIN_FILENO, STDOUT_FILENO);
    if (!served)
        std::fprintf(stderr, "tcpatlas-lab: %s\n", served.error().message().c_str());
    return served ? 0 : failed;
}

} // namespace

int main(int argc, char** argv)
{
    // A reader that has gone shows as an error of write().
    std::signal(SIGPIPE, SIG_IGN);
    if (argc == 1)
        return serveHosts();
    if (argc == 2 && std::strcmp(argv[1], "loopback") == 0)
        return serveLoopback();
    if (argc == 2 && std::strcmp(argv[1], "hold") == 0)
        return serveHeldStates();
    std::fputs("usage: tcpatlas-lab [loopback|hold]\nIt is started by tcpatlas and tcpatlasctl, and speaks JSON on its "
               "standard streams.\n",
               stderr);
    return usageError;
}
