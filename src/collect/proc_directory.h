// SPDX-License-Identifier: GPL-3.0-or-later
//
// The process directories of /proc by bare system calls: reading 100,000 descriptors is 100,000
// readlinkat() of about 1.5 us each, and anything that a library adds to that is felt. Everything
// is opened relative to one descriptor of the root, which tests replace by a directory of their own.
#pragma once

#include "collect/unique_fd.h"
#include "core/base/error.h"
#include "core/socket/socket_record.h"

#include <cstdint>
#include <expected>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas::collect {

/// One numbered entry of /proc.
struct ListedProcess {
    Pid pid{};
    /// Inode of the directory. The kernel makes it for one task and never gives it to a later one with the same pid.
    /// It may change while the process lives (the kernel forgot the entry), so only equality says something.
    std::uint64_t directory = 0;
};

/// One descriptor that is a socket, of whichever kind.
struct HeldSocket {
    Inode inode{};
    int descriptor = 0; ///< noDescriptor: registered with an io_uring of the process

    auto operator<=>(const HeldSocket&) const = default;
};

enum class Reading : std::uint8_t {
    Complete,
    Refused, ///< we may not read this process
    Gone, ///< it ended meanwhile
    Failed, ///< for another reason, such as our own limit of descriptors
};

/// What was read of one process; `sockets` is empty unless it is complete.
struct Descriptors {
    Reading reading = Reading::Gone;
    std::vector<HeldSocket> sockets{}; // NOLINT(readability-redundant-member-init): GCC warns without it
    bool keepsUnnamed = false; ///< an io_uring of it keeps files that it does not name
    int error = 0; ///< why it failed, an errno
};

/// What changes when a process is replaced or calls exec().
struct ProcessMark {
    std::uint64_t startTime = 0; ///< clock ticks after boot
    std::string name; ///< as /proc/PID/stat writes it

    bool operator==(const ProcessMark&) const = default;
};

struct Description {
    ProcessMark mark;
    std::shared_ptr<const Process> process; ///< never null
};

class ProcDirectory {
public:
    explicit ProcDirectory(const std::filesystem::path& root = "/proc");

    /// Replaces `processes` by what is there now, in the kernel's order (ascending pid).
    [[nodiscard]] std::expected<void, Error> listProcesses(std::vector<ListedProcess>& processes);

    /// The process's descriptors that are sockets, ascending: those of its leader, of threads that have a table of
    /// their own (the leader may have exited), and what its io_urings keep. Several threads may read at once.
    [[nodiscard]] Descriptors readDescriptors(Pid pid) const;

    /// The effective user; the kernel lets every user see it, also of a process that cannot be dumped.
    [[nodiscard]] std::optional<Uid> user(Pid pid) const;
    [[nodiscard]] std::optional<ProcessMark> mark(Pid pid);
    [[nodiscard]] bool isKernelThread(Pid pid);
    /// Whether the process surely has no descriptors: a thread of the kernel, or one that only waits to be reaped.
    [[nodiscard]] bool holdsNothing(Pid pid);
    /// How many descriptors were sent to this descriptor, a Unix socket, and not received yet.
    [[nodiscard]] std::uint32_t descriptorsInFlight(Pid pid, int descriptor);
    /// The children of kthreadd, ascending: the threads of the kernel, and the few programs that the kernel itself
    /// has started. Empty where that is not known, as in a process namespace of its own.
    [[nodiscard]] std::vector<Pid> childrenOfKernel();
    /// Everything about a process; what may not be read is empty. Nothing if it has ended.
    [[nodiscard]] std::optional<Description> describe(Pid pid);

    /// Why something could not be opened since this was asked last, beside missing permission and ended processes; an
    /// errno, or 0. Descriptors have their own.
    [[nodiscard]] int takeFailure() { return std::exchange(m_failure, 0); }

    [[nodiscard]] bool failed() const { return m_failure != 0; }

    /// Whether we are in the first process namespace, from which all others are seen; empty: not known.
    [[nodiscard]] std::optional<bool> inInitialNamespace() const;

private:
    void addThreads(Pid leader, Descriptors& result) const;
    void noteFailure();
    [[nodiscard]] bool isOpen() const { return static_cast<bool>(m_root); }
    /// The text of a file, at most one buffer long; valid until the next read. Empty if it cannot be read.
    [[nodiscard]] std::string_view read(int directory, const char* path);

    UniqueFd m_root;
    Error m_openError;
    int m_failure = 0;
    std::vector<char> m_buffer;
};

} // namespace atlas::collect
