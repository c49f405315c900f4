// SPDX-License-Identifier: GPL-3.0-or-later
//
// A process is the pair of pid and start time, for pids come back. That a known pid is still the same process is seen
// by the inode of its directory in /proc, which costs nothing; the start time is read where that differs.
#pragma once

#include "collect/proc_directory.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace atlas::collect {

/// A process, as far as it has been read.
struct KnownProcess {
    Pid pid{};
    std::uint64_t directory = 0; ///< inode of its directory
    std::uint32_t lastScan = 0; ///< the process table scan that listed it last
    std::uint32_t lastRead = 0; ///< the poll that read its descriptors last; 0: never read
    Reading reading = Reading::Complete; ///< how that went
    bool kernelChild = false; ///< started by the kernel, so hardly a program
    bool holdsNothing = false; ///< a thread of the kernel, or dead; known only where reading was refused
    bool keepsUnnamed = false; ///< see Descriptors
    std::optional<Uid> user;
    ProcessMark mark;
    std::shared_ptr<const Process> process; ///< described once it holds a listed socket
    std::vector<HeldSocket> sockets; ///< ascending

    [[nodiscard]] bool isHidden() const { return reading == Reading::Refused && !holdsNothing; }
};

/// What is different in one process since it was read before.
struct HeldChanges {
    Pid pid{};
    KnownProcess* process = nullptr; ///< null: it has ended, or another process has its pid now
    std::vector<HeldSocket> lost;
    std::vector<HeldSocket> gained;
};

/// The processes of this computer, with the sockets that they held when their descriptors were read last. Pointers to a
/// process hold until the next scan, or until its own reading finds that it has ended.
class ProcessTable {
public:
    using Processes = std::vector<KnownProcess*>;

    explicit ProcessTable(const std::filesystem::path& procRoot);

    /// Lists /proc. Returns what processes lost that have ended or were replaced.
    [[nodiscard]] std::vector<HeldChanges> scan(Instant now);
    /// Whether a scan takes less than 0.2 % of the time since the last one.
    [[nodiscard]] bool scanIsDue(Instant now) const;
    [[nodiscard]] bool wasScanned() const { return m_lastScan.has_value(); }
    [[nodiscard]] bool isReadable() const { return m_readable; }

    /// Processes that were never read, or, if `all`, that were not read in this poll; without the kernel's children.
    [[nodiscard]] Processes unread(std::uint32_t poll, bool all);
    /// Those that may be read and were not in this poll, the likeliest holders of these users' sockets first: processes
    /// of these users that hold sockets, others of these users, all others, the kernel's children. Where a process may
    /// not be read, a socket that is left over is most likely held by that one, and the kernel's children are spared.
    [[nodiscard]] Processes likelyHolders(std::uint32_t poll, const std::set<Uid>& users);

    /// Reads descriptors. `recheck`: a process may have become another program by exec.
    [[nodiscard]] std::vector<HeldChanges> read(const Processes& processes, std::uint32_t poll, bool recheck);
    [[nodiscard]] HeldChanges read(KnownProcess& process, std::uint32_t poll, bool recheck);
    /// How many threads took part in the last reading of several processes.
    [[nodiscard]] std::size_t threads() const { return m_threads; }

    /// Whether the process is described now; false if it has ended.
    [[nodiscard]] bool describe(KnownProcess& process);
    /// The users of the processes that were described.
    [[nodiscard]] const std::set<Uid>& users() const { return m_users; }

    /// What was read of this inode counts no more: another socket has it.
    void forget(Inode inode);

    [[nodiscard]] std::map<Pid, KnownProcess>& all() { return m_processes; }
    /// How many processes may not be read; threads of the kernel excepted.
    [[nodiscard]] std::size_t hiddenCount() const;
    [[nodiscard]] std::set<Uid> hiddenUsers() const;
    /// Whether some process could not be read, for another reason than permission.
    [[nodiscard]] bool anyFailed() const { return failedCount() > 0 || m_proc.failed(); }
    /// Whether an io_uring of this user's processes keeps files that it does not name.
    [[nodiscard]] bool keepsUnnamed(Uid user);
    /// Whether descriptors lie in a Unix socket of this user's processes, sent and not received yet. Sockets for which
    /// `isTcp` holds are not asked, nor are more than some thousand others.
    [[nodiscard]] bool anyInFlight(Uid user, const std::function<bool(Inode)>& isTcp);
    /// Why not all processes could be read, beside missing permission; of the last reading of each, and of the
    /// describing since this was asked last.
    [[nodiscard]] std::optional<Error> problem();

    /// Every process namespace has a process 1. Where it is not listed, /proc hides processes from us.
    [[nodiscard]] bool listsAll() const { return m_processes.contains(Pid{1}); }
    [[nodiscard]] bool insideNamespace() const { return m_insideNamespace; }

private:
    /// The process as listed; true if it is new, after its predecessor's sockets were appended to `replaced`.
    [[nodiscard]] bool note(const ListedProcess& listed, std::vector<HeldChanges>& replaced);
    [[nodiscard]] std::size_t failedCount() const;
    [[nodiscard]] bool isOf(KnownProcess& process, Uid user);
    [[nodiscard]] HeldChanges take(KnownProcess& process, Descriptors read, std::uint32_t poll, bool recheck);

    ProcDirectory m_proc;
    std::map<Pid, KnownProcess> m_processes;
    std::set<Uid> m_users;
    std::vector<ListedProcess> m_listed;
    std::uint32_t m_scans = 0;
    std::size_t m_threads = 1;
    bool m_readable = false;
    Error m_listError; ///< why it is not
    int m_failure = 0; ///< why the last process could not be read that failed, an errno
    bool m_insideNamespace = false;
    std::optional<Instant> m_lastScan;
    std::chrono::nanoseconds m_scanCost{};
};

} // namespace atlas::collect
