// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/confinement.h"

#include <cap-ng.h>
#include <grp.h>
#include <linux/bpf.h>
#include <seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <tuple>

namespace atlas::probe {
namespace {

std::unexpected<Error> failed(Error what, int code)
{
    return std::unexpected(within(std::move(what), Error::verbatim(std::strerror(code))));
}

bool has(unsigned capability)
{
    return capng_have_capability(CAPNG_EFFECTIVE, capability) == 1;
}

/// Makes a directory that is removed already the root and the working directory: nothing is in it, and nothing can be
/// made in it. Where neither place can be written to, the files stay in sight; to open one takes a system call that is
/// refused.
void enterEmptyRoot()
{
    for (std::string folder : {"/run/tcpatlas-probe-XXXXXX", "/tmp/tcpatlas-probe-XXXXXX"}) {
        if (::mkdtemp(folder.data()) == nullptr)
            continue;
        const bool inside = ::chdir(folder.c_str()) == 0;
        ::rmdir(folder.c_str());
        if (inside && ::chroot(".") == 0)
            return;
    }
    std::ignore = ::chdir("/");
}

/// Where it may, it stops being root and leaves the tree of files. A probe that got its capabilities from its file is
/// the user's process already, and may neither.
std::expected<void, Error> leaveRoot()
{
    if (has(CAP_SYS_CHROOT))
        enterEmptyRoot();
    if (!has(CAP_SETUID) || !has(CAP_SETGID))
        return {};
    constexpr unsigned nobody = 65534;
    if (::setgroups(0, nullptr) != 0 || ::setresgid(nobody, nobody, nobody) != 0 ||
        ::setresuid(nobody, nobody, nobody) != 0)
        return failed(Error::saying("cannot become another user"), errno);
    return {};
}

/// No file, no process, no core dump; and descriptors for what it holds, and a pass of the iterator.
std::expected<void, Error> lowerLimits()
{
    struct Limit {
        __rlimit_resource_t resource;
        rlim_t most;
    };
    for (const auto [resource, most] :
         {Limit{RLIMIT_FSIZE, 0}, Limit{RLIMIT_NPROC, 0}, Limit{RLIMIT_CORE, 0}, Limit{RLIMIT_NOFILE, 64}}) {
        const rlimit limit{most, most};
        if (::setrlimit(resource, &limit) != 0)
            return failed(Error::saying("cannot lower the limits of the process"), errno);
    }
    return {};
}

std::expected<void, Error> dropCapabilities()
{
    capng_clear(CAPNG_SELECT_CAPS);
    if (capng_apply(CAPNG_SELECT_CAPS) != 0)
        return failed(Error::saying("cannot drop the capabilities"), errno);
    // What counts is what the kernel says now.
    if (capng_get_caps_process() != 0 || capng_have_capabilities(CAPNG_SELECT_CAPS) != CAPNG_NONE)
        return std::unexpected(Error::saying("the capabilities are still there after dropping them"));
    return {};
}

/// Emptying the bounding set takes CAP_SETPCAP, which root has and an installed probe has not; without the right to
/// exec anything it is a second lock only. It comes before the change of the user, which takes that capability away.
std::expected<void, Error> emptyBoundingSet()
{
    if (!has(CAP_SETPCAP))
        return {};
    capng_clear(CAPNG_SELECT_BOUNDS);
    if (capng_apply(CAPNG_SELECT_BOUNDS) != 0)
        return failed(Error::saying("cannot empty the capability bounding set"), errno);
    return {};
}

struct ReleaseFilter {
    void operator()(void* filter) const { seccomp_release(filter); }
};

std::expected<void, Error> filterSystemCalls()
{
    const std::unique_ptr<void, ReleaseFilter> filter(seccomp_init(SCMP_ACT_KILL_PROCESS));
    if (!filter)
        return failed(Error::saying("cannot make the system call filter"), ENOMEM);
    const auto allow = [&filter](int call) { return seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, call, 0); };
    for (const int call : {SCMP_SYS(read), SCMP_SYS(write), SCMP_SYS(poll), SCMP_SYS(ppoll), SCMP_SYS(close),
                           SCMP_SYS(brk), SCMP_SYS(clock_gettime), SCMP_SYS(restart_syscall), SCMP_SYS(rt_sigreturn),
                           SCMP_SYS(exit), SCMP_SYS(exit_group)})
        if (const int error = allow(call); error != 0)
            return failed(Error::saying("cannot make the system call filter"), -error);
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    // What the sanitizers' own allocator, checks (a pipe shows whether memory can be read) and reports take.
    for (const int call :
         {SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(madvise), SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(futex),
          SCMP_SYS(sched_yield), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack), SCMP_SYS(pipe), SCMP_SYS(pipe2)})
        if (const int error = allow(call); error != 0)
            return failed(Error::saying("cannot make the system call filter"), -error);
#endif
    // Of bpf() only this: beginning a pass of the iterator, whose link the process already has.
    const int error =
        seccomp_rule_add(filter.get(), SCMP_ACT_ALLOW, SCMP_SYS(bpf), 1, SCMP_A0_32(SCMP_CMP_EQ, BPF_ITER_CREATE));
    if (error != 0)
        return failed(Error::saying("cannot make the system call filter"), -error);
    if (const int loaded = seccomp_load(filter.get()); loaded != 0)
        return failed(Error::saying("cannot install the system call filter"), -loaded);
    return {};
}

} // namespace

std::expected<void, Error> checkCapabilities()
{
    if (capng_get_caps_process() != 0)
        return std::unexpected(Error::saying("cannot read the capabilities of the process"));
    const bool load = has(CAP_BPF) || has(CAP_SYS_ADMIN); // which contains both
    const bool trace = has(CAP_PERFMON) || has(CAP_SYS_ADMIN);
    if (load && trace)
        return {};
    if (!load && !trace)
        return std::unexpected(
            Error::saying("not permitted: it takes the capabilities CAP_BPF and CAP_PERFMON, and both are missing"));
    return std::unexpected(
        Error::saying("not permitted: it takes the capabilities CAP_BPF and CAP_PERFMON, and %1 is missing",
                      load ? "CAP_PERFMON" : "CAP_BPF"));
}

std::expected<void, Error> confine()
{
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return failed(Error::saying("cannot set no_new_privs"), errno);
    for (const auto lock : {emptyBoundingSet, leaveRoot, lowerLimits, dropCapabilities})
        if (auto locked = lock(); !locked)
            return locked;
    // It holds descriptors of what it may see: only root may read it. A change of the user may undo this.
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return failed(Error::saying("cannot forbid tracing"), errno);
    return filterSystemCalls();
}

} // namespace atlas::probe
