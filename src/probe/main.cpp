// SPDX-License-Identifier: GPL-3.0-or-later
//
// tcpatlas-probe: the one program of TCP Atlas that runs with privileges. It takes no arguments, reads no environment
// and no file of configuration, and writes what the kernel says of TCP to the pipe on its standard output:
//
//   1. refuse whatever it was not made for, and let go of everything inherited;
//   2. put the observer into the kernel (CAP_BPF and CAP_PERFMON);
//   3. give up every privilege, for good;
//   4. only then read the first event, and relay until the pipe's reader has gone.
//
// Ends with 0 when the reader has gone, 1 where the kernel or the lack of a privilege forbids it (the frames say why),
// 2 if it was started wrongly.
#include "probe/confinement.h"
#include "probe/relay.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/stat.h>
#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <memory>

namespace {

using atlas::probe::Observer;
using atlas::probe::Outlet;
using atlas::probe::Relay;

constexpr int cannotObserve = 1;
constexpr int startedWrongly = 2;

bool isPipe(int descriptor)
{
    struct stat about{};
    return ::fstat(descriptor, &about) == 0 && S_ISFIFO(about.st_mode);
}

/// Says why nothing can be observed, as frames. They are few bytes, and the pipe is empty.
int refuse(const atlas::decode::ProbeHello& hello, const atlas::Error& error)
{
    Outlet outlet(STDOUT_FILENO);
    outlet.put(hello);
    outlet.put(atlas::decode::ProbeEnd{error});
    static_cast<void>(outlet.flush());
    return cannotObserve;
}

void letGoOfTheInherited()
{
    ::clearenv();
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
    // It ends when its reader does, which a write says: not by signals that are meant for the reader's terminal.
    for (const int signal : {SIGPIPE, SIGINT, SIGHUP, SIGQUIT})
        std::signal(signal, SIG_IGN);
}

} // namespace

int main(int argc, char**)
{
    if (argc != 1 || !isPipe(STDOUT_FILENO)) {
        std::fputs("tcpatlas-probe is started by tcpatlas and tcpatlasctl: it takes no arguments, and its standard "
                   "output must be a pipe.\n",
                   stderr);
        return startedWrongly;
    }
    letGoOfTheInherited();
    const int flags = ::fcntl(STDOUT_FILENO, F_GETFL);
    if (flags < 0 || ::fcntl(STDOUT_FILENO, F_SETFL, flags | O_NONBLOCK) != 0)
        return startedWrongly;

    atlas::decode::ProbeHello hello;
    if (auto able = atlas::probe::checkCapabilities(); !able)
        return refuse(hello, able.error());
    auto observer = Observer::attach(hello);
    if (!observer)
        return refuse(hello, observer.error());
    ::malloc_trim(0); // the kernel's types, some 20 MiB, are not needed any more
    auto relay = std::make_unique<Relay>(*observer, STDIN_FILENO, STDOUT_FILENO);
    if (auto confined = atlas::probe::confine(); !confined)
        return refuse(hello, confined.error());
    relay->run(hello);
    ::_exit(EXIT_SUCCESS); // the kernel takes the observer down with the process
}
