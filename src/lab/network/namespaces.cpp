// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/network/namespaces.h"

#include "collect/system_error.h"
#include "lab/network/refusals.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <array>
#include <string>
#include <string_view>

namespace atlas::lab {
namespace {

/// What is set differently in the hosts' namespaces: either since a person is the network there and takes minutes where
/// a network takes milliseconds, or since the computer's own settings would show through. src/lab/README.md has them
/// too, with the reason for each.
struct Setting {
    std::string_view file; ///< under /proc/sys/net
    std::string_view value;
};
constexpr std::array settings{
    // Only the laboratory's own packets: no neighbour discovery, no multicast reports.
    Setting{"ipv6/conf/all/disable_ipv6", "1"},
    Setting{"ipv6/conf/default/disable_ipv6", "1"},
    // Without timestamps a round trip is measured only where nothing was repeated. With them each second that a person
    // takes would lengthen the time until the next repetition, up to two minutes.
    Setting{"ipv4/tcp_timestamps", "0"},
    // What one connection learned of the network is not handed on to the next.
    Setting{"ipv4/tcp_no_metrics_save", "1"},
    // Neither host gives up while the person reads, ten minutes a step: each number is the kernel's largest, but that
    // of
    // the SYN+ACK, whose wait the kernel computes wrongly after some 54 repetitions. The usual limits are 127, 63,
    // about
    // 100 and 924 s, and 9 probes; FIN-WAIT-2 has 60 s.
    Setting{"ipv4/tcp_syn_retries", "127"},
    Setting{"ipv4/tcp_synack_retries", "50"},
    Setting{"ipv4/tcp_orphan_retries", "255"},
    Setting{"ipv4/tcp_retries2", "255"},
    Setting{"ipv4/tcp_keepalive_probes", "127"},
    Setting{"ipv4/tcp_fin_timeout", "7200"},
    // The wait until the next repetition doubles to 30 s, not to 120 s (Linux 6.15 on), since a person waits for it.
    Setting{"ipv4/tcp_rto_max_ms", "30000"},
    // The wait for an answer to a SYN doubles from the beginning, as it does everywhere else and did before Linux 6.5.
    Setting{"ipv4/tcp_syn_linear_timeouts", "0"},
    // The kernel's own values, whatever this computer has been tuned to.
    Setting{"ipv4/tcp_congestion_control", "reno"},
    Setting{"ipv4/tcp_rmem", "4096 131072 6291456"},
    Setting{"ipv4/tcp_wmem", "4096 16384 4194304"},
};

std::expected<void, Error> writeFile(const std::string& path, std::string_view text)
{
    const collect::UniqueFd file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file || ::write(file.get(), text.data(), text.size()) < 0)
        return std::unexpected(collect::toError(Error::verbatim(path), collect::lastError()));
    return {};
}

/// Makes this process root in its new user namespace; outside it remains the user that it was.
std::expected<void, Error> mapUser(uid_t user, gid_t group)
{
    auto done = writeFile("/proc/self/setgroups", "deny");
    if (done)
        done = writeFile("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
    if (done)
        done = writeFile("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
    return done;
}

/// A setting that this kernel does not have needs no changing.
std::expected<void, Error> applySettings()
{
    for (const Setting& setting : settings) {
        const std::string path = "/proc/sys/net/" + std::string(setting.file);
        if (::access(path.c_str(), F_OK) != 0)
            continue;
        if (auto done = writeFile(path, setting.value); !done)
            return done;
    }
    return {};
}

} // namespace

std::expected<void, Refusal> leaveForOwnNamespaces()
{
    const uid_t user = ::geteuid();
    const gid_t group = ::getegid();
    if (::unshare(CLONE_NEWUSER) != 0) {
        const std::error_code code = collect::lastError();
        if (::unshare(CLONE_NEWNET) != 0)
            return std::unexpected(noUserNamespaces(code));
        return {};
    }
    if (const auto mapped = mapUser(user, group); !mapped)
        return std::unexpected(failedOtherwise(mapped.error()));
    return {};
}

std::expected<NetworkNamespace, Refusal> NetworkNamespace::make()
{
    if (::unshare(CLONE_NEWNET) != 0)
        return std::unexpected(noNetworkNamespaces(collect::lastError()));
    collect::UniqueFd handle(::open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC));
    if (!handle)
        return std::unexpected(failedOtherwise(
            collect::toError(Error::verbatim(std::string("/proc/thread-self/ns/net")), collect::lastError())));
    if (const auto set = applySettings(); !set)
        return std::unexpected(failedOtherwise(set.error()));
    return NetworkNamespace(std::move(handle));
}

std::expected<void, Error> NetworkNamespace::enter() const
{
    if (::setns(m_handle.get(), CLONE_NEWNET) != 0)
        return std::unexpected(collect::toError(Error::saying("entering a network namespace"), collect::lastError()));
    return {};
}

} // namespace atlas::lab
