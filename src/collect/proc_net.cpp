// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/proc_net.h"

#include "collect/system_error.h"
#include "collect/unique_fd.h"
#include "decode/proc_net_tcp.h"
#include "decode/sockstat.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <expected>
#include <string>
#include <system_error>

namespace atlas::collect {
namespace {

struct Contents {
    std::string text;
    std::error_code error; ///< what stopped the reading before the end
};

/// The file's bytes to its end, or to where reading failed; an error if it cannot be opened.
std::expected<Contents, std::error_code> read(const std::filesystem::path& file)
{
    const UniqueFd descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC));
    if (!descriptor)
        return std::unexpected(lastError());
    constexpr std::size_t step = 16'384; // the table comes one page a read; a small file shall stay cheap
    Contents contents;
    std::size_t used = 0;
    for (;;) {
        if (contents.text.size() - used < step)
            contents.text.resize(std::max(contents.text.size() * 2, used + step));
        const ssize_t got = ::read(descriptor.get(), contents.text.data() + used, contents.text.size() - used);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            contents.error = lastError();
        if (got <= 0)
            break;
        used += static_cast<std::size_t>(got);
    }
    contents.text.resize(used);
    return contents;
}

/// The first problem in words, and how many more there are.
Error summarize(const std::string& file, const std::vector<decode::ProcProblem>& problems)
{
    const decode::ProcProblem& first = problems.front();
    const Error line = within(Error::saying("%1: line %2", file, first.line), describe(first.fault));
    return problems.size() == 1 ? line : line + Error::saying(", and %1 more such lines", problems.size() - 1);
}

std::uint32_t ticksPerSecond()
{
    const long ticks = ::sysconf(_SC_CLK_TCK);
    return ticks > 0 ? static_cast<std::uint32_t>(ticks) : 100;
}

} // namespace

Coverage listFromProc(const std::filesystem::path& procRoot, Family family, std::vector<SocketRecord>& into)
{
    const std::filesystem::path file = procRoot / "net" / (family == Family::IPv4 ? "tcp" : "tcp6");
    const auto contents = read(file);
    if (!contents) {
        std::error_code ignored;
        const bool noIPv6 = family == Family::IPv6 && contents.error() == std::errc::no_such_file_or_directory &&
            std::filesystem::exists(procRoot / "net" / "tcp", ignored) &&
            !std::filesystem::exists(procRoot / "net" / "if_inet6", ignored);
        if (noIPv6)
            return {.complete = true, .problem = {}};
        return {.complete = false, .problem = toError(Error::saying("reading %1", file.string()), contents.error())};
    }

    const std::size_t start = into.size();
    const auto problems = decode::decodeProcNetTcp(contents->text, family, into, ticksPerSecond());
    // A socket that is just going away has no holder any more.
    std::erase_if(into, [&, at = std::size_t{0}](const SocketRecord& record) mutable {
        return at++ >= start && record.state == State::Closed;
    });
    if (contents->error)
        return {.complete = false, .problem = toError(Error::saying("reading %1", file.string()), contents->error)};
    if (!problems.empty())
        return {.complete = false, .problem = summarize(file.string(), problems)};
    return {.complete = true, .problem = {}};
}

std::size_t countFromProc(const std::filesystem::path& procRoot)
{
    std::size_t sum = 0;
    for (const char* name : {"sockstat", "sockstat6"}) {
        if (const auto contents = read(procRoot / "net" / name))
            sum += decode::tcpSocketsInUse(contents->text);
    }
    return sum;
}

} // namespace atlas::collect
