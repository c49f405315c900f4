// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/proc_directory.h"

#include "collect/system_error.h"
#include "decode/proc_process.h"

#include <dirent.h>
#include <fcntl.h>
#include <linux/kcmp.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstring>
#include <limits>
#include <span>

namespace atlas::collect {
namespace {

constexpr std::size_t bufferSize = 65'536;

/// "PID" or "PID/file", ended by 0, without allocation. `file` is one of a few short names of this file.
class PidPath {
public:
    explicit PidPath(Pid pid, std::string_view file = {})
    {
        constexpr std::size_t longestNumber = std::numeric_limits<std::int32_t>::digits10 + 2;
        char* end = std::to_chars(m_text.data(), m_text.data() + longestNumber, number(pid)).ptr;
        if (!file.empty())
            *end++ = '/';
        file.copy(end, m_text.size() - longestNumber - 2);
    }

    [[nodiscard]] const char* get() const { return m_text.data(); }

private:
    std::array<char, 32> m_text{};
};

/// The whole of a name as a number of 0 or more; empty for "self", "..", "0x1".
std::optional<int> wholeNumber(const char* name)
{
    int value = 0;
    const char* const last = name + std::strlen(name);
    const auto [end, error] = std::from_chars(name, last, value);
    if (error != std::errc{} || end != last || value < 0)
        return std::nullopt;
    return value;
}

/// Calls `each(const dirent64&)` for each entry until it answers false. False: the directory could not be read.
/// The first entries are asked for in a small portion: the kernel makes an object for each entry of /proc, which is
/// wasted on those that are never used.
template <typename Each> bool forEachEntry(int directory, std::span<char> buffer, Each each)
{
    for (std::size_t portion = 1024;; portion = buffer.size()) {
        const ssize_t length = ::getdents64(directory, buffer.data(), std::min(portion, buffer.size()));
        if (length < 0)
            return false;
        if (length == 0)
            return true;
        for (std::size_t offset = 0; offset < static_cast<std::size_t>(length);) {
            const auto* const entry = reinterpret_cast<const dirent64*>(buffer.data() + offset);
            if (!each(*entry))
                return true;
            offset += entry->d_reclen;
        }
    }
}

std::optional<std::string> readLink(int directory, const char* path)
{
    std::string target(4096, '\0');
    const ssize_t length = ::readlinkat(directory, path, target.data(), target.size());
    if (length < 0)
        return std::nullopt;
    target.resize(static_cast<std::size_t>(length));
    return target;
}

Reading reasonOf(int error)
{
    if (error == EACCES || error == EPERM)
        return Reading::Refused;
    return error == ENOENT || error == ESRCH ? Reading::Gone : Reading::Failed;
}

Descriptors without(int error)
{
    return {.reading = reasonOf(error), .error = error};
}

/// Whether both threads have one table of descriptors; empty: not known.
std::optional<bool> shareTable(int processes, Pid a, Pid b)
{
    const long order = ::syscall(SYS_kcmp, number(a), number(b), KCMP_FILES, 0, 0);
    if (order >= 0)
        return order == 0;
    if (errno == ESRCH)
        return std::nullopt;
    // Where the kernel does not compare for us: from 6.2 on the size is the number of descriptors.
    struct stat ofA{};
    struct stat ofB{};
    if (::fstatat(processes, PidPath(a, "fd").get(), &ofA, 0) != 0 ||
        ::fstatat(processes, PidPath(b, "fd").get(), &ofB, 0) != 0)
        return std::nullopt;
    return ofA.st_size == ofB.st_size;
}

/// What an io_uring keeps, at most so much of it. Nothing if that may not be read.
std::optional<std::string> readWhole(int directory, const char* path)
{
    constexpr std::size_t most = 1U << 20U;
    const UniqueFd file(::openat(directory, path, O_RDONLY | O_CLOEXEC));
    if (!file)
        return std::nullopt;
    std::string text;
    std::array<char, 4096> portion; // NOLINT(cppcoreguidelines-pro-type-member-init): written before it is read
    while (text.size() < most) {
        const ssize_t length = ::read(file.get(), portion.data(), portion.size());
        if (length <= 0)
            return length == 0 ? std::optional(std::move(text)) : std::nullopt;
        text.append(portion.data(), static_cast<std::size_t>(length));
    }
    return std::nullopt;
}

/// The file that says more of a descriptor than its link.
std::string aboutDescriptor(Pid pid, int descriptor)
{
    return std::to_string(number(pid)) + "/fdinfo/" + std::to_string(descriptor);
}

void addRegistered(int directory, Pid pid, int descriptor, Descriptors& result)
{
    const auto text = readWhole(directory, aboutDescriptor(pid, descriptor).c_str());
    const auto files = text ? decode::parseRegisteredFiles(*text) : decode::RegisteredFiles();
    for (const Inode inode : files.sockets)
        result.sockets.push_back({inode, noDescriptor});
    result.keepsUnnamed = result.keepsUnnamed || !files.named;
}

/// The descriptors of one process or thread in `directory`, in the kernel's order.
Descriptors readTable(int directory, Pid pid)
{
    constexpr std::string_view ring = "anon_inode:[io_uring]";
    const UniqueFd table(::openat(directory, PidPath(pid, "fd").get(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!table)
        return without(errno);
    Descriptors result{.reading = Reading::Complete};
    alignas(dirent64) std::array<char, 32'768> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::array<char, 32> link; // NOLINT(cppcoreguidelines-pro-type-member-init): both are written before they are read
    const bool listed = forEachEntry(table.get(), buffer, [&](const dirent64& entry) {
        const ssize_t length = ::readlinkat(table.get(), entry.d_name, link.data(), link.size());
        if (length < 0) {
            // A descriptor that was closed meanwhile is nothing; one that we may not follow hides the others too.
            // "." and ".." are no links (EINVAL).
            if (errno != EACCES && errno != EPERM)
                return true;
            result = without(errno);
            return false;
        }
        const std::string_view target(link.data(), static_cast<std::size_t>(length));
        const auto inode = decode::parseSocketLink(target);
        if (!inode && target != ring)
            return true;
        const auto descriptor = wholeNumber(entry.d_name);
        if (descriptor && inode)
            result.sockets.push_back({*inode, *descriptor});
        else if (descriptor)
            addRegistered(directory, pid, *descriptor, result);
        return true;
    });
    return listed ? std::move(result) : without(errno);
}

bool isOut(int error)
{
    return error != 0 && reasonOf(error) == Reading::Failed;
}

} // namespace

ProcDirectory::ProcDirectory(const std::filesystem::path& root)
    : m_root(::open(root.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)), m_buffer(bufferSize)
{
    if (!m_root)
        m_openError = toError(Error::verbatim(root.string()), lastError());
}

std::expected<void, Error> ProcDirectory::listProcesses(std::vector<ListedProcess>& processes)
{
    processes.clear();
    if (!isOpen())
        return std::unexpected(m_openError);
    ::lseek(m_root.get(), 0, SEEK_SET);
    const bool read = forEachEntry(m_root.get(), m_buffer, [&](const dirent64& entry) {
        if (const auto pid = wholeNumber(entry.d_name); pid && *pid > 0)
            processes.push_back({Pid{*pid}, entry.d_ino});
        return true;
    });
    if (!read)
        return std::unexpected(toError(Error::saying("listing the processes"), lastError()));
    if (processes.empty())
        return std::unexpected(Error::saying("/proc lists no process: it is not mounted"));
    return {};
}

Descriptors ProcDirectory::readDescriptors(Pid pid) const
{
    Descriptors result = readTable(m_root.get(), pid);
    // The links of the directory of threads are "." and "..", and one for each thread.
    struct stat tasks{};
    if (result.reading != Reading::Gone && result.reading != Reading::Failed &&
        ::fstatat(m_root.get(), PidPath(pid, "task").get(), &tasks, 0) == 0 && tasks.st_nlink > 3)
        addThreads(pid, result);
    std::ranges::sort(result.sockets);
    result.sockets.erase(std::ranges::unique(result.sockets).begin(), result.sockets.end());
    return result;
}

/// Adds what threads hold in tables of their own. A leader that has exited has none, and may even be refused to us
/// while its threads are not.
void ProcDirectory::addThreads(Pid leader, Descriptors& result) const
{
    constexpr std::size_t mostTables = 64; // that are told apart, so that hostile threads cost no square
    const UniqueFd tasks(::openat(m_root.get(), PidPath(leader, "task").get(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!tasks)
        return;
    std::vector<Pid> tables{leader};
    alignas(dirent64) std::array<char, 4096> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init)
    static_cast<void>(forEachEntry(tasks.get(), buffer, [&](const dirent64& entry) {
        const auto number = wholeNumber(entry.d_name);
        const Pid thread{number.value_or(0)};
        if (!number || thread == leader)
            return true;
        const auto known = [&](Pid other) { return shareTable(tasks.get(), thread, other).value_or(false); };
        const bool refused = result.reading == Reading::Refused;
        if (!refused && std::ranges::any_of(tables, known))
            return true;
        Descriptors own = readTable(tasks.get(), thread);
        if (own.reading == Reading::Refused)
            return !refused; // then none of them is for us
        if (own.reading == Reading::Failed)
            result = {.reading = Reading::Failed, .error = own.error};
        if (own.reading != Reading::Complete)
            return own.reading == Reading::Gone;
        result.reading = Reading::Complete;
        result.error = 0;
        result.keepsUnnamed = result.keepsUnnamed || own.keepsUnnamed;
        result.sockets.insert(result.sockets.end(), own.sockets.begin(), own.sockets.end());
        if (tables.size() < mostTables)
            tables.push_back(thread);
        return true;
    }));
}

std::optional<Uid> ProcDirectory::user(Pid pid) const
{
    struct stat status{};
    if (::fstatat(m_root.get(), PidPath(pid).get(), &status, 0) != 0)
        return std::nullopt;
    return Uid{status.st_uid};
}

std::optional<ProcessMark> ProcDirectory::mark(Pid pid)
{
    const auto stat = decode::parseStat(read(m_root.get(), PidPath(pid, "stat").get()));
    if (!stat)
        return std::nullopt;
    return ProcessMark{stat->startTime, std::string(stat->name)};
}

bool ProcDirectory::isKernelThread(Pid pid)
{
    const auto stat = decode::parseStat(read(m_root.get(), PidPath(pid, "stat").get()));
    return stat && stat->isKernelThread();
}

bool ProcDirectory::holdsNothing(Pid pid)
{
    const auto stat = decode::parseStat(read(m_root.get(), PidPath(pid, "stat").get()));
    if (!stat || stat->isKernelThread())
        return stat.has_value();
    struct stat tasks{};
    return stat->state == 'Z' && ::fstatat(m_root.get(), PidPath(pid, "task").get(), &tasks, 0) == 0 &&
        tasks.st_nlink <= 3;
}

std::uint32_t ProcDirectory::descriptorsInFlight(Pid pid, int descriptor)
{
    return decode::parseDescriptorsInFlight(read(m_root.get(), aboutDescriptor(pid, descriptor).c_str()));
}

std::vector<Pid> ProcDirectory::childrenOfKernel()
{
    constexpr Pid kthreadd{2};
    if (!isKernelThread(kthreadd))
        return {};
    auto children = decode::parseChildren(read(m_root.get(), "2/task/2/children"));
    std::ranges::sort(children);
    return children;
}

std::optional<Description> ProcDirectory::describe(Pid pid)
{
    // An open process directory speaks of one process only: once that has ended it answers nothing,
    // even if the pid has been given away again. So everything that is read below belongs together.
    const UniqueFd directory(::openat(m_root.get(), PidPath(pid).get(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status{};
    if (!directory || ::fstat(directory.get(), &status) != 0) {
        noteFailure();
        return std::nullopt;
    }
    const auto stat = decode::parseStat(read(directory.get(), "stat"));
    if (!stat)
        return std::nullopt;

    Description description{{stat->startTime, std::string(stat->name)}, nullptr};
    auto process = std::make_shared<Process>();
    process->pid = pid;
    process->startTime = stat->startTime;
    process->uid = Uid{status.st_uid};
    process->name = decode::parseComm(read(directory.get(), "comm"));
    process->commandLine = decode::parseCommandLine(read(directory.get(), "cmdline"));
    process->executable = readLink(directory.get(), "exe");
    const auto group = decode::parseControlGroup(read(directory.get(), "cgroup"));
    process->unit = group.unit;
    process->container = group.container;
    description.process = std::move(process);
    return description;
}

std::optional<bool> ProcDirectory::inInitialNamespace() const
{
    // PROC_PID_INIT_INO of the kernel: the first process namespace has had this number since 3.8.
    constexpr std::string_view initial = "pid:[4026531836]";
    const auto link = readLink(m_root.get(), "self/ns/pid");
    return link ? std::optional(*link == initial) : std::nullopt;
}

void ProcDirectory::noteFailure()
{
    if (isOut(errno))
        m_failure = errno;
}

std::string_view ProcDirectory::read(int directory, const char* path)
{
    const UniqueFd descriptor(::openat(directory, path, O_RDONLY | O_CLOEXEC));
    if (!descriptor) {
        noteFailure();
        return {};
    }
    const ssize_t length = ::read(descriptor.get(), m_buffer.data(), m_buffer.size());
    return length > 0 ? std::string_view(m_buffer.data(), static_cast<std::size_t>(length)) : std::string_view();
}

} // namespace atlas::collect
