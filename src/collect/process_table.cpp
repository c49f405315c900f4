// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/process_table.h"

#include "collect/descriptor_scan.h"
#include "collect/system_error.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

namespace atlas::collect {

ProcessTable::ProcessTable(const std::filesystem::path& procRoot)
    : m_proc(procRoot), m_insideNamespace(m_proc.inInitialNamespace() == false)
{
}

std::vector<HeldChanges> ProcessTable::scan(Instant now)
{
    const Instant start = std::chrono::steady_clock::now();
    std::vector<HeldChanges> gone;
    const auto listed = m_proc.listProcesses(m_listed);
    m_readable = listed.has_value();
    if (!m_readable) {
        m_listError = listed.error();
        return gone;
    }
    ++m_scans;
    bool anyNew = false;
    for (const ListedProcess& process : m_listed)
        anyNew = note(process, gone) || anyNew;
    std::erase_if(m_processes, [&](auto& entry) {
        auto& [pid, process] = entry;
        const bool ended = process.lastScan != m_scans;
        if (ended)
            gone.push_back({pid, nullptr, std::move(process.sockets), {}});
        return ended;
    });
    if (anyNew)
        for (const Pid pid : m_proc.childrenOfKernel())
            if (const auto place = m_processes.find(pid); place != m_processes.end())
                place->second.kernelChild = true;
    m_lastScan = now;
    m_scanCost = std::chrono::steady_clock::now() - start;
    return gone;
}

bool ProcessTable::note(const ListedProcess& listed, std::vector<HeldChanges>& replaced)
{
    KnownProcess& known = m_processes[listed.pid];
    known.lastScan = m_scans;
    if (known.directory == listed.directory)
        return false;
    // New, or another process under a known pid, or the kernel only forgot the directory: the start time decides.
    const bool same = known.process && m_proc.mark(listed.pid) == known.mark;
    if (!same) {
        replaced.push_back({listed.pid, nullptr, std::move(known.sockets), {}});
        known = {};
        known.pid = listed.pid;
        known.lastScan = m_scans;
    }
    known.directory = listed.directory;
    return !same;
}

bool ProcessTable::scanIsDue(Instant now) const
{
    constexpr int fiveHundredth = 500;
    return !m_lastScan || now - *m_lastScan >= fiveHundredth * m_scanCost;
}

ProcessTable::Processes ProcessTable::unread(std::uint32_t poll, bool all)
{
    Processes result;
    for (KnownProcess& known : m_processes | std::views::values)
        if (!known.kernelChild && (known.lastRead == 0 || (all && known.lastRead != poll)))
            result.push_back(&known);
    return result;
}

ProcessTable::Processes ProcessTable::likelyHolders(std::uint32_t poll, const std::set<Uid>& users)
{
    const bool anyHidden = hiddenCount() > 0;
    std::vector<std::pair<int, KnownProcess*>> ranked;
    for (KnownProcess& known : m_processes | std::views::values) {
        if (known.lastRead == poll || known.reading == Reading::Refused || (known.kernelChild && anyHidden))
            continue;
        if (!known.user)
            known.user = m_proc.user(known.pid);
        const bool likely = known.user && users.contains(*known.user);
        const int rank = known.kernelChild ? 3 : !likely ? 2 : known.sockets.empty() ? 1 : 0;
        ranked.emplace_back(rank, &known);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, KnownProcess*>::first);
    Processes result;
    result.reserve(ranked.size());
    std::ranges::copy(ranked | std::views::values, std::back_inserter(result));
    return result;
}

std::vector<HeldChanges> ProcessTable::read(const Processes& processes, std::uint32_t poll, bool recheck)
{
    std::vector<Pid> pids;
    pids.reserve(processes.size());
    std::ranges::transform(processes, std::back_inserter(pids), &KnownProcess::pid);
    Scan scan = scanDescriptors(m_proc, pids);
    m_threads = scan.threads;
    std::vector<HeldChanges> changes;
    changes.reserve(processes.size());
    for (std::size_t i = 0; i < processes.size(); ++i)
        changes.push_back(take(*processes[i], std::move(scan.processes[i]), poll, recheck));
    return changes;
}

HeldChanges ProcessTable::read(KnownProcess& process, std::uint32_t poll, bool recheck)
{
    return take(process, m_proc.readDescriptors(process.pid), poll, recheck);
}

HeldChanges ProcessTable::take(KnownProcess& process, Descriptors read, std::uint32_t poll, bool recheck)
{
    HeldChanges changes{.pid = process.pid, .process = &process, .lost = {}, .gained = {}};
    if (read.reading == Reading::Gone) {
        changes.process = nullptr;
        changes.lost = std::move(process.sockets);
        m_processes.erase(changes.pid);
        return changes;
    }
    const bool wasRefused = process.lastRead != 0 && process.reading == Reading::Refused;
    process.lastRead = poll;
    process.reading = read.reading;
    if (read.reading == Reading::Failed) {
        // What was read before is better than nothing.
        m_failure = read.error;
        return changes;
    }
    process.keepsUnnamed = read.keepsUnnamed;
    if (read.reading == Reading::Refused) {
        if (!wasRefused || !process.holdsNothing)
            process.holdsNothing = m_proc.holdsNothing(process.pid);
        process.user = m_proc.user(process.pid);
        changes.lost = std::exchange(process.sockets, {});
        return changes;
    }
    if (recheck && process.process && m_proc.mark(process.pid) != process.mark) {
        process.process = nullptr;
        process.user.reset();
        changes.lost = std::exchange(process.sockets, {});
        changes.gained = read.sockets;
    } else {
        std::ranges::set_difference(process.sockets, read.sockets, std::back_inserter(changes.lost));
        std::ranges::set_difference(read.sockets, process.sockets, std::back_inserter(changes.gained));
    }
    process.sockets = std::move(read.sockets);
    return changes;
}

bool ProcessTable::describe(KnownProcess& process)
{
    if (process.process)
        return true;
    auto description = m_proc.describe(process.pid);
    if (!description)
        return false;
    process.mark = std::move(description->mark);
    process.process = std::move(description->process);
    process.user = process.process->uid;
    m_users.insert(process.process->uid);
    return true;
}

void ProcessTable::forget(Inode inode)
{
    for (KnownProcess& known : m_processes | std::views::values)
        std::erase_if(known.sockets, [inode](const HeldSocket& held) { return held.inode == inode; });
}

std::size_t ProcessTable::hiddenCount() const
{
    return static_cast<std::size_t>(std::ranges::count_if(m_processes | std::views::values, &KnownProcess::isHidden));
}

std::size_t ProcessTable::failedCount() const
{
    return static_cast<std::size_t>(
        std::ranges::count(m_processes | std::views::values, Reading::Failed, &KnownProcess::reading));
}

bool ProcessTable::isOf(KnownProcess& process, Uid user)
{
    if (!process.user)
        process.user = m_proc.user(process.pid);
    return process.user == user;
}

bool ProcessTable::keepsUnnamed(Uid user)
{
    return std::ranges::any_of(m_processes | std::views::values,
                               [&](KnownProcess& known) { return known.keepsUnnamed && isOf(known, user); });
}

bool ProcessTable::anyInFlight(Uid user, const std::function<bool(Inode)>& isTcp)
{
    std::size_t questions = 4096;
    for (KnownProcess& known : m_processes | std::views::values) {
        if (known.sockets.empty() || !isOf(known, user))
            continue;
        for (const HeldSocket& held : known.sockets) {
            if (held.descriptor == noDescriptor || isTcp(held.inode))
                continue;
            if (questions-- == 0)
                return false;
            if (m_proc.descriptorsInFlight(known.pid, held.descriptor) > 0)
                return true;
        }
    }
    return false;
}

std::optional<Error> ProcessTable::problem()
{
    if (!m_readable)
        return m_listError;
    const std::size_t failed = failedCount();
    const int describing = m_proc.takeFailure();
    if (failed > 0)
        return toError(Error::saying("processes that could not be read: %1", failed),
                       {m_failure, std::system_category()});
    if (describing != 0)
        return toError(Error::saying("not every process could be read"), {describing, std::system_category()});
    if (!listsAll())
        return Error::saying("/proc hides the processes of other users (hidepid)");
    return std::nullopt;
}

std::set<Uid> ProcessTable::hiddenUsers() const
{
    std::set<Uid> users;
    for (const KnownProcess& known : m_processes | std::views::values)
        if (known.isHidden() && known.user)
            users.insert(*known.user);
    return users;
}

} // namespace atlas::collect
