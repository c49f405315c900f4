// SPDX-License-Identifier: GPL-3.0-or-later
//
// Who holds a socket is not written in the socket. It has to be found the other way round: each
// process's descriptors are links under /proc/PID/fd, and one that reads `socket:[12345]` holds the
// socket with that inode. A whole scan costs about 2 us a descriptor, so it is not repeated without need:
//
//   * A socket whose owners are known keeps them. Nothing new to find costs no system call at all.
//   * A socket that is new is searched for: first in processes that are new themselves, then in those
//     of the socket's user, then in the others, and no further than until the last one is found. The
//     kernel's own threads come last of all.
//   * The roll is called (one listing of /proc) before a search, and otherwise when this takes less
//     than 0.2 % of the time since the last one. Who has ended then loses his sockets; who is new (a
//     fork inherits descriptors) is read, and nobody else.
//   * What the roll does not show (a descriptor duplicated or closed or sent to another process that
//     goes on living, a name changed by exec) is found by reading everybody again: at most every 5 s, and
//     only when the last such scan took less than 1 % of the time since.
//   * A socket that nobody was found for is searched for twice, since its process may have appeared
//     behind the scan's back, and then again with every scan of everybody.
//   * A long scan is shared by several threads. Each of them counts in what a scan is said to cost.
//
// A process is the pair of pid and start time, for pids come back. That a known pid is still the same
// process is told by the inode of its directory, which costs nothing; the start time is read where it differs.
#pragma once

#include "collect/inode_table.h"
#include "collect/owner_reason.h"
#include "collect/proc_directory.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace atlas::collect {

/// Asks the kernel whether a socket still has the holder that its record speaks of; empty: cannot tell.
using StillHeld = std::function<std::optional<bool>(const SocketRecord&)>;

/// What one look at the owners did.
struct OwnerLook {
    std::size_t processesHidden = 0; ///< processes whose descriptors we may not read; threads of the kernel excepted
    std::size_t processesRead = 0; ///< how many were read in this look
    bool everybody = false; ///< whether it was a scan of everybody
};

/// One thread at a time.
class OwnerIndex {
public:
    explicit OwnerIndex(const std::filesystem::path& procRoot = "/proc");

    /// Reads all processes ahead of the first assign(), so that this may happen while the sockets are being listed.
    void prepare(Instant now);
    [[nodiscard]] bool isPrepared() const { return m_lastRollCall.has_value(); }

    /// Fills in `owners` or `ownerMissing` of every record. `now` is the time by which the rules above are kept.
    OwnerLook assign(std::span<SocketRecord> sockets, Instant now, const StillHeld& stillHeld = {});

    /// The users of the processes that hold a listed socket or have done so.
    [[nodiscard]] const std::set<Uid>& users() const { return m_users; }

private:
    /// A process on the roll.
    struct Member {
        std::uint64_t directory = 0;
        std::uint32_t lastPresent = 0; ///< the roll call that saw it last
        std::uint32_t lastRead = 0; ///< the look that read its descriptors last; 0: never read
        Reading reading = Reading::Complete; ///< how that went
        bool kernelChild = false; ///< started by the kernel, so hardly a program
        bool kernelThread = false; ///< surely no program; known only where reading was refused
        std::optional<Uid> user;
        ProcessMark mark;
        std::shared_ptr<const Process> process; ///< described once it holds a listed socket
        std::vector<HeldSocket> sockets; ///< ascending

        [[nodiscard]] bool isHidden() const { return reading == Reading::Refused && !kernelThread; }
    };
    using Roll = std::map<Pid, Member>;
    using Places = std::vector<Roll::iterator>;

    struct Wanted {
        std::size_t record = 0; ///< index of the record
        Inode inode{};
    };

    /// What one search found out beside owners.
    struct Progress {
        std::size_t remaining = 0; ///< wanted sockets that nobody was found for yet
        std::size_t read = 0;
        bool vanished = false;
    };

    void listWanted(std::span<const SocketRecord> sockets, bool everybody);
    void callTheRoll(Instant now);
    void enrol(const ListedProcess& listed);
    void markKernelChildren();
    void search(std::span<const SocketRecord> sockets, bool everybody, Progress& progress);
    [[nodiscard]] Places mustBeRead(bool everybody);
    [[nodiscard]] Places mayBeRead(std::span<const SocketRecord> sockets);
    void readAll(const Places& places, bool recheck, Progress& progress);
    void accept(Roll::iterator place, Descriptors read, bool recheck, Progress& progress);
    void takeOver(Pid pid, Member& member, std::vector<HeldSocket> sockets, Progress& progress);
    void noteFound(const Member& member, Progress& progress);
    void adopt(Pid pid, Member& member, Progress& progress);
    void settleWanted(std::span<const SocketRecord> sockets, const Progress& progress, const StillHeld& stillHeld);
    void show(std::span<SocketRecord> sockets);
    void forgetSockets(Pid pid, Member& member);
    [[nodiscard]] bool describe(Pid pid, Member& member);
    [[nodiscard]] bool rescanIsDue(Instant now) const;
    [[nodiscard]] bool rollCallIsDue(Instant now) const;

    ProcDirectory m_proc;
    InodeTable m_table;
    Roll m_roll;
    std::set<Uid> m_users;
    std::vector<Wanted> m_wanted;
    std::vector<ListedProcess> m_listed;
    std::uint32_t m_look = 1; ///< the look under way, or the next one
    std::uint32_t m_rollCalls = 0;
    std::size_t m_threads = 1; ///< that took part in the last scan
    bool m_procReadable = false;
    bool m_insideNamespace = false;
    bool m_newMembers = false;
    std::optional<Instant> m_lastRollCall;
    std::optional<Instant> m_lastRescan;
    std::chrono::nanoseconds m_rollCallCost{};
    std::chrono::nanoseconds m_rescanCost{};
};

} // namespace atlas::collect
