// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/confinement.h"

#include <cap-ng.h>
#include <linux/bpf.h>
#include <seccomp.h>
#include <sys/prctl.h>

#include <cerrno>
#include <cstring>
#include <memory>

namespace atlas::probe {
namespace {

std::unexpected<Error> failed(Error what, int code)
{
    return std::unexpected(within(std::move(what), Error::verbatim(std::strerror(code))));
}

std::expected<void, Error> dropCapabilities()
{
    // Emptying the bounding set takes CAP_SETPCAP, which root has and an installed probe has not; without the right to
    // exec anything it is a second lock only.
    const bool boundsToo = capng_have_capability(CAPNG_EFFECTIVE, CAP_SETPCAP) == 1;
    capng_clear(CAPNG_SELECT_BOTH);
    if (boundsToo && capng_apply(CAPNG_SELECT_BOUNDS) != 0)
        return failed(Error::saying("cannot empty the capability bounding set"), errno);
    if (capng_apply(CAPNG_SELECT_CAPS) != 0)
        return failed(Error::saying("cannot drop the capabilities"), errno);
    // What counts is what the kernel says now.
    if (capng_get_caps_process() != 0 || capng_have_capabilities(CAPNG_SELECT_CAPS) != CAPNG_NONE)
        return std::unexpected(Error::saying("the capabilities are still there after dropping them"));
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
    const auto has = [](unsigned capability) {
        return capng_have_capability(CAPNG_EFFECTIVE, capability) == 1 ||
            capng_have_capability(CAPNG_EFFECTIVE, CAP_SYS_ADMIN) == 1; // which contains both
    };
    const bool load = has(CAP_BPF);
    const bool trace = has(CAP_PERFMON);
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
    // It holds descriptors of what it may see: only root may read it.
    if (::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
        return failed(Error::saying("cannot forbid tracing"), errno);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return failed(Error::saying("cannot set no_new_privs"), errno);
    if (auto dropped = dropCapabilities(); !dropped)
        return dropped;
    return filterSystemCalls();
}

} // namespace atlas::probe
