// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/owner_index.h"

#include "collect/descriptor_scan.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <tuple>
#include <utility>

namespace atlas::collect {
namespace {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

constexpr std::uint32_t firstLook = 1;
constexpr std::uint8_t enoughSearches = 2;
constexpr std::size_t mostQuestions = 64; ///< to the kernel, about sockets that nobody was found for, in one look
constexpr std::uint32_t looksUntilForgotten = 8; ///< a dump may lack a socket that lives

/// One look at the clock more, for measuring only: no rule depends on it but through `cost * factor <= time passed`.
nanoseconds since(Instant start)
{
    return steady_clock::now() - start;
}

auto placeOf(const Owner& owner)
{
    return std::tuple(owner.process->pid, owner.descriptor);
}

void addOwner(InodeEntry& entry, Owner owner)
{
    const auto known = entry.owners.all();
    const auto after = std::ranges::lower_bound(known, placeOf(owner), {}, placeOf);
    if (after != known.end() && placeOf(*after) == placeOf(owner))
        return;
    std::vector<Owner> owners;
    owners.reserve(known.size() + 1);
    owners.insert(owners.end(), known.begin(), after);
    owners.push_back(std::move(owner));
    owners.insert(owners.end(), after, known.end());
    entry.owners = OwnerList(std::move(owners));
}

void removeOwner(InodeEntry& entry, Pid pid, int descriptor)
{
    std::vector<Owner> owners;
    std::ranges::copy_if(entry.owners.all(), std::back_inserter(owners),
                         [&](const Owner& owner) { return placeOf(owner) != std::tuple(pid, descriptor); });
    entry.owners = OwnerList(std::move(owners));
    // Until the next search: whoever was known to hold it has ended or let it go since it was listed.
    entry.missing = OwnerMissing::ProcessGone;
}

} // namespace

OwnerIndex::OwnerIndex(const std::filesystem::path& procRoot)
    : m_proc(procRoot), m_insideNamespace(m_proc.inInitialNamespace() == false)
{
}

void OwnerIndex::prepare(Instant now)
{
    const Instant start = steady_clock::now();
    callTheRoll(now);
    Progress progress;
    readAll(mustBeRead(true), true, progress);
    m_lastRescan = now;
    m_rescanCost = since(start) * m_threads;
}

OwnerLook OwnerIndex::assign(std::span<SocketRecord> sockets, Instant now, const StillHeld& stillHeld)
{
    const Instant start = steady_clock::now();
    const bool rollIsFresh = !isPrepared();
    if (rollIsFresh)
        prepare(now);
    const bool everybody = rescanIsDue(now);
    OwnerLook look{.everybody = everybody || m_look == firstLook};
    listWanted(sockets, everybody);
    if (!m_wanted.empty() || everybody || rollCallIsDue(now)) {
        if (!rollIsFresh)
            callTheRoll(now);
        Progress progress;
        search(sockets, everybody, progress);
        settleWanted(sockets, progress, stillHeld);
        look.processesRead = progress.read;
    }
    show(sockets);
    if (everybody) {
        m_lastRescan = now;
        m_rescanCost = since(start) * m_threads;
    }
    if (m_table.size() > 2 * sockets.size() + 1024)
        m_table.keepIf([&](const InodeEntry& entry) { return entry.lastListed + looksUntilForgotten > m_look; });
    look.processesHidden =
        static_cast<std::size_t>(std::ranges::count_if(m_roll | std::views::values, &Member::isHidden));
    ++m_look;
    return look;
}

bool OwnerIndex::rescanIsDue(Instant now) const
{
    constexpr std::chrono::seconds shortest{5};
    constexpr int hundredth = 100;
    return !m_lastRescan || (now - *m_lastRescan >= shortest && now - *m_lastRescan >= hundredth * m_rescanCost);
}

bool OwnerIndex::rollCallIsDue(Instant now) const
{
    constexpr int fiveHundredth = 500;
    return !m_lastRollCall || now - *m_lastRollCall >= fiveHundredth * m_rollCallCost;
}

/// Marks the listed entries, and notes which of them have to be searched for.
void OwnerIndex::listWanted(std::span<const SocketRecord> sockets, bool everybody)
{
    m_wanted.clear();
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        const SocketRecord& record = sockets[i];
        if (!record.inode)
            continue;
        InodeEntry& entry = m_table.insert(*record.inode);
        if (entry.cookie && record.cookie && entry.cookie != record.cookie) {
            // The number came round again: what was read of the socket that had it before counts no more.
            for (Member& member : m_roll | std::views::values)
                std::erase_if(member.sockets, [&](const HeldSocket& held) { return held.inode == entry.inode; });
            entry.owners = {};
            entry.searches = 0;
        }
        if (record.cookie)
            entry.cookie = record.cookie;
        entry.lastListed = m_look;
        if (entry.owners.empty() && (everybody || entry.searches < enoughSearches)) {
            entry.search = Search::Wanted;
            m_wanted.push_back({i, entry.inode});
        }
    }
}

void OwnerIndex::callTheRoll(Instant now)
{
    const Instant start = steady_clock::now();
    m_procReadable = m_proc.listProcesses(m_listed).has_value();
    if (!m_procReadable)
        return;
    ++m_rollCalls;
    m_newMembers = false;
    for (const ListedProcess& listed : m_listed)
        enrol(listed);
    for (auto place = m_roll.begin(); place != m_roll.end();) {
        if (place->second.lastPresent == m_rollCalls) {
            ++place;
            continue;
        }
        forgetSockets(place->first, place->second);
        place = m_roll.erase(place);
    }
    if (m_newMembers)
        markKernelChildren();
    m_lastRollCall = now;
    m_rollCallCost = since(start);
}

void OwnerIndex::enrol(const ListedProcess& listed)
{
    Member& member = m_roll[listed.pid];
    member.lastPresent = m_rollCalls;
    if (member.directory == listed.directory)
        return;
    // New, or another process under a known pid, or the kernel only forgot the directory: the start time tells.
    const bool same = member.process && m_proc.mark(listed.pid) == member.mark;
    if (!same) {
        forgetSockets(listed.pid, member);
        member = {};
        member.lastPresent = m_rollCalls;
        m_newMembers = true;
    }
    member.directory = listed.directory;
}

void OwnerIndex::markKernelChildren()
{
    for (const Pid pid : m_proc.childrenOfKernel())
        if (const auto place = m_roll.find(pid); place != m_roll.end())
            place->second.kernelChild = true;
}

void OwnerIndex::search(std::span<const SocketRecord> sockets, bool everybody, Progress& progress)
{
    progress.remaining = m_wanted.size();
    for (const auto& [pid, member] : m_roll)
        if (member.lastRead == m_look)
            noteFound(member, progress);
    readAll(mustBeRead(everybody), everybody, progress);
    if (progress.remaining > 0) {
        for (const Roll::iterator place : mayBeRead(sockets)) {
            accept(place, m_proc.readDescriptors(place->first), everybody, progress);
            if (progress.remaining == 0)
                break;
        }
    }
    if (progress.remaining == m_wanted.size())
        return;
    // Those who were not read now may hold the found sockets too, as their last reading says.
    for (auto& [pid, member] : m_roll)
        adopt(pid, member, progress);
}

/// Those never read, or everybody; without those read in this look already, and the kernel's children.
OwnerIndex::Places OwnerIndex::mustBeRead(bool everybody)
{
    Places places;
    for (auto place = m_roll.begin(); place != m_roll.end(); ++place) {
        const Member& member = place->second;
        if (!member.kernelChild && (member.lastRead == 0 || (everybody && member.lastRead != m_look)))
            places.push_back(place);
    }
    return places;
}

/// The others that may be read, the likeliest first: those of the wanted sockets' users that hold sockets, those
/// of these users, all others, the kernel's children. Where somebody may not be read, a socket that is left over is
/// most likely his, and the kernel's children are spared.
OwnerIndex::Places OwnerIndex::mayBeRead(std::span<const SocketRecord> sockets)
{
    std::set<Uid> users;
    for (const Wanted& wanted : m_wanted)
        if (const auto uid = sockets[wanted.record].uid)
            users.insert(*uid);

    const bool anyHidden = std::ranges::any_of(m_roll | std::views::values, &Member::isHidden);
    std::vector<std::pair<int, Roll::iterator>> ranked;
    for (auto place = m_roll.begin(); place != m_roll.end(); ++place) {
        Member& member = place->second;
        if (member.lastRead == m_look || member.reading == Reading::Refused || (member.kernelChild && anyHidden))
            continue;
        if (!member.user)
            member.user = m_proc.user(place->first);
        const bool likely = member.user && users.contains(*member.user);
        const int rank = member.kernelChild ? 3 : !likely ? 2 : member.sockets.empty() ? 1 : 0;
        ranked.emplace_back(rank, place);
    }
    std::ranges::stable_sort(ranked, {}, &std::pair<int, Roll::iterator>::first);
    Places places;
    places.reserve(ranked.size());
    std::ranges::copy(ranked | std::views::values, std::back_inserter(places));
    return places;
}

void OwnerIndex::readAll(const Places& places, bool recheck, Progress& progress)
{
    std::vector<Pid> pids;
    pids.reserve(places.size());
    for (const Roll::iterator place : places)
        pids.push_back(place->first);
    Scan scan = scanDescriptors(m_proc, pids);
    m_threads = scan.threads;
    for (std::size_t i = 0; i < places.size(); ++i)
        accept(places[i], std::move(scan.processes[i]), recheck, progress);
}

/// Takes what was read of one process. `recheck`: the process may have become another by exec.
void OwnerIndex::accept(Roll::iterator place, Descriptors read, bool recheck, Progress& progress)
{
    auto& [pid, member] = *place;
    ++progress.read;
    if (read.reading == Reading::Gone) {
        progress.vanished = true;
        forgetSockets(pid, member);
        m_roll.erase(place);
        return;
    }
    const bool wasRefused = member.lastRead != 0 && member.reading == Reading::Refused;
    member.lastRead = m_look;
    member.reading = read.reading;
    if (read.reading == Reading::Refused) {
        forgetSockets(pid, member);
        if (!wasRefused)
            member.kernelThread = m_proc.isKernelThread(pid);
        member.user = m_proc.user(pid);
        return;
    }
    if (recheck && member.process && m_proc.mark(pid) != member.mark) {
        forgetSockets(pid, member);
        member.process = nullptr;
        member.user.reset();
    }
    takeOver(pid, member, std::move(read.sockets), progress);
}

void OwnerIndex::noteFound(const Member& member, Progress& progress)
{
    if (m_wanted.empty())
        return;
    for (const HeldSocket& held : member.sockets) {
        InodeEntry* const entry = m_table.find(held.inode);
        if (entry == nullptr || entry->search != Search::Wanted)
            continue;
        entry->search = Search::Found;
        --progress.remaining;
    }
}

/// Replaces what a process holds by what was just read, and tells the entries that are not searched for what is
/// different.
void OwnerIndex::takeOver(Pid pid, Member& member, std::vector<HeldSocket> sockets, Progress& progress)
{
    std::vector<HeldSocket> lost;
    std::vector<HeldSocket> gained;
    std::ranges::set_difference(member.sockets, sockets, std::back_inserter(lost));
    std::ranges::set_difference(sockets, member.sockets, std::back_inserter(gained));
    member.sockets = std::move(sockets);
    for (const HeldSocket& held : lost)
        if (InodeEntry* const entry = m_table.find(held.inode))
            removeOwner(*entry, pid, held.descriptor);
    for (const HeldSocket& held : gained) {
        InodeEntry* const entry = m_table.find(held.inode);
        if (entry != nullptr && entry->search == Search::None && describe(pid, member))
            addOwner(*entry, {member.process, held.descriptor});
    }
    noteFound(member, progress);
}

/// Makes a process the owner of those found sockets that it holds.
void OwnerIndex::adopt(Pid pid, Member& member, Progress& progress)
{
    for (const HeldSocket& held : member.sockets) {
        InodeEntry* const entry = m_table.find(held.inode);
        if (entry == nullptr || entry->search == Search::None)
            continue;
        if (!describe(pid, member)) {
            progress.vanished = true;
            return;
        }
        addOwner(*entry, {member.process, held.descriptor});
    }
}

/// Gives up the search: whoever has no owner now gets the reason.
void OwnerIndex::settleWanted(std::span<const SocketRecord> sockets, const Progress& progress,
                              const StillHeld& stillHeld)
{
    OwnerSearch common{.looked = m_procReadable, .vanished = progress.vanished, .insideNamespace = m_insideNamespace};
    std::set<Uid> refusedUsers;
    for (const auto& [pid, member] : m_roll)
        if (member.isHidden() && member.user)
            refusedUsers.insert(*member.user);
    // Every process namespace has a process 1. Where it is not listed, /proc hides processes from us.
    common.refused = !refusedUsers.empty() || !m_roll.contains(Pid{1});

    std::size_t questions = mostQuestions;
    for (const Wanted& wanted : m_wanted) {
        const SocketRecord& record = sockets[wanted.record];
        InodeEntry& entry = *m_table.find(wanted.inode);
        entry.search = Search::None;
        if (!entry.owners.empty()) {
            entry.searches = 0;
            continue;
        }
        OwnerSearch search = common;
        search.refusedOfUser = record.uid && refusedUsers.contains(*record.uid);
        if (!search.refusedOfUser && stillHeld && questions > 0) {
            --questions;
            search.letGo = stillHeld(record) == false;
        }
        entry.missing = ownerMissing(record, search);
        const bool hopeless = search.refusedOfUser || search.letGo;
        entry.searches = hopeless ? enoughSearches : std::min<std::uint8_t>(entry.searches + 1, enoughSearches);
    }
}

/// Copies what the table knows into the records.
void OwnerIndex::show(std::span<SocketRecord> sockets)
{
    for (SocketRecord& record : sockets) {
        record.ownerMissing = reasonWithoutSearch(record);
        if (record.ownerMissing) {
            record.owners = {};
            continue;
        }
        const InodeEntry& entry = *m_table.find(*record.inode);
        record.owners = entry.owners;
        if (entry.owners.empty())
            record.ownerMissing = entry.missing;
    }
}

void OwnerIndex::forgetSockets(Pid pid, Member& member)
{
    for (const HeldSocket& held : member.sockets)
        if (InodeEntry* const entry = m_table.find(held.inode))
            removeOwner(*entry, pid, held.descriptor);
    member.sockets.clear();
}

bool OwnerIndex::describe(Pid pid, Member& member)
{
    if (member.process)
        return true;
    auto description = m_proc.describe(pid);
    if (!description)
        return false;
    member.mark = std::move(description->mark);
    member.process = std::move(description->process);
    member.user = member.process->uid;
    m_users.insert(member.process->uid);
    return true;
}

} // namespace atlas::collect
