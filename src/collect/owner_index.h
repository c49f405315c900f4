// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which process holds a socket is not written in the socket. It has to be found the other way round: each process's
// descriptors are links under /proc/PID/fd, and one that reads `socket:[12345]` holds the socket with that inode. A
// whole scan costs about 2 us a descriptor, so it is not repeated without need:
//
//   * A socket whose owners are known keeps them. Nothing new to find costs no system call at all.
//   * A socket that is new is searched for: first in processes that are new themselves, then in those of the socket's
//     user, then in the others, and no further than until the last one is found. The kernel's own threads come last.
//   * The process table is scanned (one listing of /proc) before a search, and otherwise when this takes less than
//     0.2 % of the time since the last one. A process that has ended then loses its sockets; one that is new (a fork
//     inherits descriptors) is read, and no other.
//   * What that scan does not show (a descriptor duplicated or closed or sent to another process that goes on living, a
//     name changed by exec) is found by reading all processes again: at most every 5 s, and only when the last such
//     full scan took less than 1 % of the time since.
//   * Several sockets may have one number (the subflows of MPTCP): all have its owners. A number came round again only
//     where none of its sockets has the cookie that was known.
//   * A socket without an owner is searched for twice, since its process may have started behind the scan, and
//     then again with every full scan.
//   * A long scan is shared by several threads. Each of them counts in what a scan is said to cost.
#pragma once

#include "collect/inode_table.h"
#include "collect/process_table.h"
#include "core/socket/socket_record.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace atlas::collect {

/// Asks the kernel whether a socket still has the holder that its record speaks of; empty: not known.
using StillHeld = std::function<std::optional<bool>(const SocketRecord&)>;

/// What one poll did to find owners.
struct OwnerPoll {
    std::size_t processesHidden = 0; ///< processes whose descriptors we may not read; threads of the kernel excepted
    std::optional<Error> problem{}; ///< why others could not be read
    std::size_t processesRead = 0; ///< how many were read in this poll
    bool fullScan = false; ///< whether all processes were read
};

/// The owners of sockets. One thread at a time.
class OwnerIndex {
public:
    explicit OwnerIndex(const std::filesystem::path& procRoot = "/proc");

    /// Reads all processes ahead of the first assign(), so that this may happen while the sockets are being listed.
    void prepare(Instant now);
    [[nodiscard]] bool isPrepared() const { return m_processes.wasScanned(); }

    /// Fills in `owners` or `ownerMissing` of every record. `now` is the time by which the rules above are kept.
    OwnerPoll assign(std::span<SocketRecord> sockets, Instant now, const StillHeld& stillHeld = {});

    /// The users of the processes that hold a listed socket or have done so.
    [[nodiscard]] const std::set<Uid>& users() const { return m_processes.users(); }

private:
    struct Wanted {
        std::size_t record = 0; ///< index of the record
        Inode inode{};
    };

    /// What one search found out beside owners.
    struct Progress {
        std::size_t remaining = 0; ///< wanted sockets without an owner so far
        std::size_t read = 0;
        bool vanished = false;
    };

    void listWanted(std::span<SocketRecord> sockets, bool fullScan);
    void scanProcesses(Instant now);
    void search(std::span<const SocketRecord> sockets, bool fullScan, Progress& progress);
    void apply(const HeldChanges& changes, Progress& progress);
    void noteFound(const KnownProcess& process, Progress& progress);
    void adopt(KnownProcess& process, Progress& progress);
    void settleWanted(std::span<const SocketRecord> sockets, const Progress& progress, const StillHeld& stillHeld);
    static void fillIn(SocketRecord& record, const InodeEntry& entry);
    void removeOwners(const HeldChanges& changes);
    [[nodiscard]] bool fullScanIsDue(Instant now) const;

    ProcessTable m_processes;
    InodeTable m_sockets;
    std::vector<Wanted> m_wanted;
    std::uint32_t m_poll = 1; ///< the poll under way, or the next one
    std::optional<Instant> m_lastFullScan;
    std::chrono::nanoseconds m_fullScanCost{};
};

} // namespace atlas::collect
