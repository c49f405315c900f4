// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network/confinement.h"

#include "collect/system_error.h"

#include <linux/audit.h>
#include <linux/capability.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>
#include <initializer_list>
#include <tuple>
#include <vector>

namespace atlas::lab {
namespace {

#if defined(__x86_64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t architecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t architecture = 0; // no filter
#endif

constexpr std::initializer_list<long> sockets{
    SYS_read,         SYS_write,          SYS_readv,         SYS_writev,          SYS_close,       SYS_ppoll,
    SYS_pselect6,     SYS_lseek,          SYS_fcntl,         SYS_ioctl,           SYS_fstat,       SYS_newfstatat,
    SYS_statx,        SYS_openat,         SYS_faccessat,     SYS_socket,          SYS_bind,        SYS_listen,
    SYS_connect,      SYS_accept,         SYS_accept4,       SYS_sendto,          SYS_sendmsg,     SYS_recvfrom,
    SYS_recvmsg,      SYS_shutdown,       SYS_setsockopt,    SYS_getsockopt,      SYS_getsockname, SYS_getpeername,
    SYS_brk,          SYS_mmap,           SYS_munmap,        SYS_mremap,          SYS_mprotect,    SYS_madvise,
    SYS_futex,        SYS_getrandom,      SYS_uname,         SYS_sysinfo,         SYS_prlimit64,   SYS_getpid,
    SYS_gettid,       SYS_tgkill,         SYS_clock_gettime, SYS_clock_nanosleep, SYS_nanosleep,   SYS_sched_yield,
    SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn,  SYS_restart_syscall, SYS_exit,        SYS_exit_group,
#if defined(__x86_64__)
    SYS_poll,         SYS_select,         SYS_open,          SYS_access,          SYS_stat,        SYS_time,
    SYS_gettimeofday,
#endif
};

sock_filter statement(std::uint32_t code, std::uint32_t value)
{
    return {static_cast<std::uint16_t>(code), 0, 0, value};
}

/// Passes over the next statement unless the value that was loaded is this one.
sock_filter unlessEqual(std::uint32_t value)
{
    return {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, value};
}

std::vector<sock_filter> filterFor(Needs needs)
{
    constexpr std::uint32_t load = BPF_LD | BPF_W | BPF_ABS;
    const sock_filter allow = statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW);
    const sock_filter refuse = statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM);
    std::vector<sock_filter> filter{statement(load, offsetof(seccomp_data, arch)),
                                    {BPF_JMP | BPF_JEQ | BPF_K, 1, 0, architecture},
                                    refuse,
                                    statement(load, offsetof(seccomp_data, nr))};
    for (const long call : sockets) {
        filter.push_back(unlessEqual(static_cast<std::uint32_t>(call)));
        filter.push_back(allow);
    }
    if (needs == Needs::Networks) {
        filter.push_back(unlessEqual(SYS_setns));
        filter.push_back(allow);
        // Of unshare() only this: a network namespace. The first argument's lower half is all of its flags.
        filter.push_back({BPF_JMP | BPF_JEQ | BPF_K, 0, 3, SYS_unshare});
        filter.push_back(statement(load, offsetof(seccomp_data, args)));
        filter.push_back(unlessEqual(CLONE_NEWNET));
        filter.push_back(allow);
    }
    filter.push_back(refuse);
    return filter;
}

/// A sanitizer's own calls are many, and nobody plays with such a program.
constexpr bool isFiltered()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return false;
#else
    return architecture != 0;
#endif
}

std::unexpected<Error> failed(Error what)
{
    return std::unexpected(collect::toError(std::move(what), collect::lastError()));
}

/// Only what the process has among these is left.
std::expected<void, Error> keepCapabilities(std::uint64_t kept)
{
    // Emptying the bounding set takes a capability that an ordinary user has not; without exec it is a second lock.
    for (int each = 0; ::prctl(PR_CAPBSET_READ, each, 0, 0, 0) >= 0; ++each)
        if ((kept >> static_cast<unsigned>(each) & 1U) == 0)
            std::ignore = ::prctl(PR_CAPBSET_DROP, each, 0, 0, 0);
    std::ignore = ::prctl(PR_CAP_AMBIENT, PR_CAP_AMBIENT_CLEAR_ALL, 0, 0, 0);
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, 2> sets{};
    if (::syscall(SYS_capget, &header, sets.data()) != 0)
        return failed(Error::saying("cannot drop the capabilities"));
    for (std::size_t half = 0; half < sets.size(); ++half) {
        sets.at(half).permitted &= static_cast<std::uint32_t>(kept >> (32 * half));
        sets.at(half).effective = sets.at(half).permitted;
        sets.at(half).inheritable = 0;
    }
    if (::syscall(SYS_capset, &header, sets.data()) != 0)
        return failed(Error::saying("cannot drop the capabilities"));
    return {};
}

} // namespace

std::expected<void, Error> confine(Needs needs)
{
    constexpr std::uint64_t one = 1;
    const std::uint64_t kept =
        needs == Needs::Networks ? one << CAP_SYS_ADMIN | one << CAP_NET_ADMIN | one << CAP_NET_BIND_SERVICE : 0;
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return failed(Error::saying("cannot set no_new_privs"));
    if (auto done = keepCapabilities(kept); !done)
        return done;
    if (!isFiltered())
        return {};
    std::vector<sock_filter> filter = filterFor(needs);
    const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
    if (::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program, 0, 0) != 0 && errno != EINVAL)
        return failed(Error::saying("cannot install the system call filter"));
    return {};
}

} // namespace atlas::lab
