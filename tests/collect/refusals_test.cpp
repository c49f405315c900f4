// SPDX-License-Identifier: GPL-3.0-or-later
//
// What a system may refuse to an ordinary process, each in a process of its own: threads, at the limit of processes,
// and handles of processes, as older sandboxes do.
#include "collect/child_process.h"
#include "collect/descriptor_scan.h"
#include "collect/destroy_events.h"
#include "collect/socket_follower.h"
#include "collect/system_source.h"
#include "core/base/start_thread.h"
#include "support/child.h"
#include "support/patience.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <functional>
#include <string>

namespace atlas::test {
namespace {

using collect::ChildProcess;
using testing::HasSubstr;
using namespace std::chrono_literals;

/// What `body` says in a process that `restrict` has restricted.
std::string saidUnder(bool (*restrict)(), const std::function<std::string()>& body)
{
    Child child([&](int output) {
        const std::string text = restrict() ? body() : "could not be restricted";
        static_cast<void>(!::write(output, text.data(), text.size()));
    });
    return child.readAll();
}

/// The limit does not hold for root.
bool refuseThreads()
{
    const rlimit none{0, 0};
    return ::setrlimit(RLIMIT_NPROC, &none) == 0 && (::geteuid() != 0 || ::setuid(65534) == 0);
}

bool refuseProcessHandles()
{
    std::array<sock_filter, 4> program{{
        BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr)),
        BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_pidfd_open, 0, 1),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM),
        BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
    }};
    const sock_fprog filter{program.size(), program.data()};
    return ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
        ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter, 0, 0) == 0;
}

std::string outcome(const std::expected<void, Error>& started)
{
    return started ? "started" : started.error().message();
}

TEST(Refusals, AThreadIsAnError)
{
    EXPECT_THAT(saidUnder(refuseThreads,
                          [] {
                              const auto thread = startThread([] { });
                              return thread ? "started" : thread.error().message();
                          }),
                HasSubstr("cannot start a thread: "));
}

TEST(Refusals, ASourceOfEventsThatNeedsAThreadSaysSo)
{
    EXPECT_THAT(saidUnder(refuseThreads, [] { return outcome(collect::DestroyEvents().start({})); }),
                HasSubstr("cannot start a thread: "));
}

TEST(Refusals, WhatIsFasterWithThreadsDoesWithout)
{
    EXPECT_EQ(saidUnder(refuseThreads,
                        [] {
                            const std::array pids{Pid{::getpid()}, Pid{::getpid()}};
                            const auto scan = collect::scanDescriptors(collect::ProcDirectory(), pids, 0ns);
                            return std::to_string(scan.processes.size()) + " by " + std::to_string(scan.threads);
                        }),
              "2 by 1");
    EXPECT_EQ(saidUnder(refuseThreads,
                        [] {
                            collect::SocketFollower follower;
                            follower.start([](const FollowReport&) { });
                            follower.follow(SocketRecord());
                            const auto snapshot = collect::SystemSource().capture();
                            return snapshot ? "listed" : snapshot.error().message();
                        }),
              "listed");
}

TEST(Refusals, ChildrenDoWithoutAHandle)
{
    EXPECT_EQ(saidUnder(refuseProcessHandles,
                        []() -> std::string {
                            if (::syscall(SYS_pidfd_open, ::getpid(), 0) >= 0 || errno != EPERM)
                                return "there are handles";
                            auto ends = ChildProcess::start({"sh", "-c", "exit 7"});
                            auto waits = ChildProcess::start({"cat"});
                            auto stays = ChildProcess::start({"sh", "-c", "exec sleep 1000"});
                            if (!ends || !waits || !stays)
                                return "not started";
                            const auto seven = ends->waitFor(patience);
                            if (!seven || seven->killed || seven->number != 7)
                                return "the first did not end with 7";
                            if (waits->waitFor(20ms))
                                return "the second ended by itself";
                            const auto well = waits->end(patience);
                            if (!well || well->killed || well->number != 0)
                                return "the second did not end with 0";
                            const auto killed = stays->end(20ms);
                            return killed && killed->killed ? "all ended" : "the third was not killed";
                        }),
              "all ended");
}

} // namespace
} // namespace atlas::test
