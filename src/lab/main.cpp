// SPDX-License-Identifier: GPL-3.0-or-later
//
// tcpatlas-lab: makes two hosts and serves them on its standard streams. Everything it made goes with its process; the
// end of its standard input is the end of it, whatever became of the program that started it.
#include "lab/laboratory.h"
#include "lab/server.h"

#include <unistd.h>

#include <csignal>
#include <cstdio>

int main(int argc, char** /*argv*/)
{
    constexpr int usageError = 2;
    constexpr int refused = 3;
    if (argc != 1) {
        std::fputs("usage: tcpatlas-lab\nIt is started by tcpatlas and tcpatlasctl, and speaks JSON on its standard "
                   "streams.\n",
                   stderr);
        return usageError;
    }
    // A reader that has gone shows as an error of write().
    std::signal(SIGPIPE, SIG_IGN);
    const auto laboratory = atlas::lab::Laboratory::open();
    if (!laboratory) {
        static_cast<void>(atlas::lab::writeLine(STDOUT_FILENO, atlas::lab::greeting(laboratory.error())));
        return refused;
    }
    atlas::lab::Server(**laboratory, STDIN_FILENO, STDOUT_FILENO).run();
    return 0;
}
