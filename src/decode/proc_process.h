// SPDX-License-Identifier: GPL-3.0-or-later
//
// What /proc says of one process, as text. Every byte of it may be chosen by a hostile process: a
// name may hold ')', spaces, ESC or half a UTF-8 character, a command line may be empty or have no
// end. So each function here takes any bytes, accepts nothing but the shape it expects, and
// returns views into its argument where it can.
#pragma once

#include "core/socket/socket_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::decode {

/// The fields of /proc/PID/stat (proc_pid_stat(5)) that owners need.
struct ProcessStat {
    Pid pid{};
    /// Between the first '(' and the last ')'. The kernel writes a newline and a backslash of the
    /// name as escapes here; /proc/PID/comm has the bytes themselves.
    std::string_view name;
    char state = '?'; ///< R, S, D, Z, …
    std::uint32_t flags = 0; ///< PF_… of the task
    std::uint64_t startTime = 0; ///< clock ticks after boot, field 22

    /// PF_KTHREAD: a thread of the kernel, which has no descriptors.
    [[nodiscard]] bool isKernelThread() const { return (flags & 0x0020'0000U) != 0; }
};

/// Empty if the text ends before field 22 or a field is not the number that it has to be.
[[nodiscard]] std::optional<ProcessStat> parseStat(std::string_view text);

/// The bytes of /proc/PID/comm: the name without the newline that ends it.
[[nodiscard]] std::string_view parseComm(std::string_view text);

/// /proc/PID/cmdline with its arguments separated by spaces instead of NUL; empty for a kernel thread.
[[nodiscard]] std::string parseCommandLine(std::string_view text);

/// The inode in `socket:[12345]`, exactly as sockfs_dname() writes it: nothing before or after, no sign, no leading 0.
[[nodiscard]] std::optional<Inode> parseSocketLink(std::string_view link);

/// The files that an io_uring keeps without a descriptor, from its /proc/PID/fdinfo/N.
struct RegisteredFiles {
    std::vector<Inode> sockets;
    bool named = false; ///< whether the text names each of them; older kernels only count, and a busy ring says nothing
};
[[nodiscard]] RegisteredFiles parseRegisteredFiles(std::string_view text);

/// How many descriptors lie in a Unix socket, sent and not received yet, from /proc/PID/fdinfo/N; 0 for other sockets.
[[nodiscard]] std::uint32_t parseDescriptorsInFlight(std::string_view text);

/// The numbers in /proc/PID/task/TID/children, up to the first thing that is no process number.
[[nodiscard]] std::vector<Pid> parseChildren(std::string_view text);

/// Where a process runs, from /proc/PID/cgroup (cgroups(7)); views into the text.
struct ControlGroup {
    std::optional<std::string_view> unit; ///< the innermost service or scope of systemd: nginx.service
    std::optional<std::string_view> container; ///< id of docker, podman, containerd, CRI-O; name of an LXC container
};
[[nodiscard]] ControlGroup parseControlGroup(std::string_view text);

} // namespace atlas::decode
