// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/proc_directory.h"

#include "collect/system_error.h"
#include "decode/proc_process.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
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
    return error == EACCES || error == EPERM ? Reading::Refused : Reading::Gone;
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
    return {};
}

Descriptors ProcDirectory::readDescriptors(Pid pid) const
{
    const UniqueFd directory(::openat(m_root.get(), PidPath(pid, "fd").get(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!directory)
        return {reasonOf(errno), {}};
    Descriptors result{Reading::Complete, {}};
    alignas(dirent64) std::array<char, 32'768> buffer; // NOLINT(cppcoreguidelines-pro-type-member-init)
    std::array<char, 32> link; // NOLINT(cppcoreguidelines-pro-type-member-init): both are written before they are read
    const bool listed = forEachEntry(directory.get(), buffer, [&](const dirent64& entry) {
        const ssize_t length = ::readlinkat(directory.get(), entry.d_name, link.data(), link.size());
        if (length < 0) {
            // A descriptor that was closed meanwhile is nothing; one that we may not follow hides the others too.
            // "." and ".." are no links (EINVAL).
            if (errno != EACCES && errno != EPERM)
                return true;
            result.reading = Reading::Refused;
            return false;
        }
        const auto inode = decode::parseSocketLink({link.data(), static_cast<std::size_t>(length)});
        if (!inode)
            return true;
        if (const auto descriptor = wholeNumber(entry.d_name))
            result.sockets.push_back({*inode, *descriptor});
        return true;
    });
    if (!listed)
        result.reading = reasonOf(errno);
    if (result.reading != Reading::Complete)
        result.sockets.clear();
    std::ranges::sort(result.sockets);
    return result;
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

std::vector<Pid> ProcDirectory::childrenOfKernel()
{
    constexpr Pid kthreadd{2};
    std::vector<Pid> children;
    if (!isKernelThread(kthreadd))
        return children;
    const std::string_view text = read(m_root.get(), "2/task/2/children");
    const char* const last = text.data() + text.size();
    for (const char* word = text.data(); word != last;) {
        std::int32_t pid = 0;
        const auto [end, error] = std::from_chars(word, last, pid);
        if (error != std::errc{})
            break;
        children.push_back(Pid{pid});
        word = std::find_if(end, last, [](char c) { return c != ' '; });
    }
    std::ranges::sort(children);
    return children;
}

std::optional<Description> ProcDirectory::describe(Pid pid)
{
    // An open process directory speaks of one process only: once that has ended it answers nothing,
    // even if the pid has been given away again. So everything that is read below belongs together.
    const UniqueFd directory(::openat(m_root.get(), PidPath(pid).get(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    struct stat status{};
    if (!directory || ::fstat(directory.get(), &status) != 0)
        return std::nullopt;
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

std::string_view ProcDirectory::read(int directory, const char* path)
{
    const UniqueFd descriptor(::openat(directory, path, O_RDONLY | O_CLOEXEC));
    if (!descriptor)
        return {};
    const ssize_t length = ::read(descriptor.get(), m_buffer.data(), m_buffer.size());
    return length > 0 ? std::string_view(m_buffer.data(), static_cast<std::size_t>(length)) : std::string_view();
}

} // namespace atlas::collect
