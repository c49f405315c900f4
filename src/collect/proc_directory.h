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
    int descriptor = 0;

    auto operator<=>(const HeldSocket&) const = default;
};

enum class Reading : std::uint8_t {
    Complete,
    Refused, ///< we may not read this process
    Gone, ///< it ended meanwhile
};

/// What was read of one process; `sockets` is empty unless it is complete.
struct Descriptors {
    Reading reading = Reading::Gone;
    std::vector<HeldSocket> sockets;
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

    /// The process's descriptors that are sockets, ascending. Several threads may read at once.
    [[nodiscard]] Descriptors readDescriptors(Pid pid) const;

    /// The effective user; the kernel lets every user see it, also of a process that cannot be dumped.
    [[nodiscard]] std::optional<Uid> user(Pid pid) const;
    [[nodiscard]] std::optional<ProcessMark> mark(Pid pid);
    [[nodiscard]] bool isKernelThread(Pid pid);
    /// The children of kthreadd, ascending: the threads of the kernel, and the few programs that the kernel itself
    /// has started. Empty where that is not known, as in a process namespace of its own.
    [[nodiscard]] std::vector<Pid> childrenOfKernel();
    /// Everything about a process; what may not be read is empty. Nothing if it has ended.
    [[nodiscard]] std::optional<Description> describe(Pid pid);

    /// Whether we are in the first process namespace, from which all others are seen; empty: not known.
    [[nodiscard]] std::optional<bool> inInitialNamespace() const;

private:
    [[nodiscard]] bool isOpen() const { return static_cast<bool>(m_root); }
    /// The text of a file, at most one buffer long; valid until the next read. Empty if it cannot be read.
    [[nodiscard]] std::string_view read(int directory, const char* path);

    UniqueFd m_root;
    Error m_openError;
    std::vector<char> m_buffer;
};

} // namespace atlas::collect
