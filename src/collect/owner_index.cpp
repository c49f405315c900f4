// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/owner_index.h"

#include "collect/owner_reason.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>
#include <utility>

namespace atlas::collect {
namespace {

using std::chrono::nanoseconds;
using std::chrono::steady_clock;

constexpr std::uint32_t firstPoll = 1;
constexpr std::uint8_t enoughSearches = 2;
constexpr std::size_t mostQuestions = 64; ///< to the kernel, about sockets without an owner, in one poll
constexpr std::uint32_t pollsUntilForgotten = 8; ///< a dump may lack a socket that lives

/// The clock is read for measuring only: no rule depends on it but through `cost * factor <= time passed`.
nanoseconds since(Instant start)
{
    return steady_clock::now() - start;
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
                         [&](const Owner& owner) { return placeOf(owner) != std::pair(pid, descriptor); });
    entry.owners = OwnerList(std::move(owners));
    // Until the next search: the known holder has ended or let it go since it was listed.
    entry.missing = OwnerMissing::ProcessGone;
}

} // namespace

OwnerIndex::OwnerIndex(const std::filesystem::path& procRoot) : m_processes(procRoot) { }

void OwnerIndex::prepare(Instant now)
{
    const Instant start = steady_clock::now();
    scanProcesses(now);
    Progress progress;
    for (const HeldChanges& changes : m_processes.read(m_processes.unread(m_poll, true), m_poll, true))
        apply(changes, progress);
    m_lastFullScan = now;
    m_fullScanCost = since(start) * m_processes.threads();
}

OwnerPoll OwnerIndex::assign(std::span<SocketRecord> sockets, Instant now, const StillHeld& stillHeld)
{
    const Instant start = steady_clock::now();
    const bool justScanned = !isPrepared();
    if (justScanned)
        prepare(now);
    const bool fullScan = fullScanIsDue(now);
    OwnerPoll poll{.fullScan = fullScan || m_poll == firstPoll};
    listWanted(sockets, fullScan);
    if (!m_wanted.empty() || fullScan || m_processes.scanIsDue(now)) {
        if (!justScanned)
            scanProcesses(now);
        Progress progress;
        search(sockets, fullScan, progress);
        settleWanted(sockets, progress, stillHeld);
        poll.processesRead = progress.read;
        for (SocketRecord& record : sockets)
            if (record.inode)
                fillIn(record, *m_sockets.find(*record.inode));
    }
    if (fullScan) {
        m_lastFullScan = now;
        m_fullScanCost = since(start) * m_processes.threads();
    }
    if (m_sockets.size() > 2 * sockets.size() + 1024)
        m_sockets.keepIf([&](const InodeEntry& entry) { return entry.lastListed + pollsUntilForgotten > m_poll; });
    poll.processesHidden = m_processes.hiddenCount();
    poll.problem = m_processes.problem();
    ++m_poll;
    return poll;
}

bool OwnerIndex::fullScanIsDue(Instant now) const
{
    constexpr std::chrono::seconds shortest{5};
    constexpr int hundredth = 100;
    return !m_lastFullScan ||
        (now - *m_lastFullScan >= shortest && now - *m_lastFullScan >= hundredth * m_fullScanCost);
}

/// Marks the listed entries, copies what is known of them into the records, and notes which have to be searched for:
/// mostly none, and then this one walk through the table is all.
void OwnerIndex::listWanted(std::span<SocketRecord> sockets, bool fullScan)
{
    m_wanted.clear();
    std::vector<std::size_t> strange; // the first of their number, and with another cookie than that was known
    const auto want = [&](std::size_t record, InodeEntry& entry) {
        if (!entry.owners.empty() || entry.search == Search::Wanted || (!fullScan && entry.searches >= enoughSearches))
            return;
        entry.search = Search::Wanted;
        m_wanted.push_back({record, entry.inode});
    };
    for (std::size_t i = 0; i < sockets.size(); ++i) {
        SocketRecord& record = sockets[i];
        if (!record.inode) {
            record.ownerMissing = reasonWithoutSearch(record);
            continue;
        }
        InodeEntry& entry = m_sockets.insert(*record.inode);
        const bool isFirst = entry.lastListed != m_poll;
        const bool isKnown = !record.cookie || !entry.cookie || entry.cookie == record.cookie;
        if (isFirst)
            entry.knownCookieListed = isKnown;
        else
            entry.knownCookieListed = entry.knownCookieListed || isKnown;
        if (!entry.cookie)
            entry.cookie = record.cookie;
        entry.lastListed = m_poll;
        if (isFirst && !isKnown)
            strange.push_back(i);
        want(i, entry);
        fillIn(record, entry);
    }
    for (const std::size_t i : strange) {
        InodeEntry& entry = *m_sockets.find(*sockets[i].inode);
        if (entry.knownCookieListed)
            continue;
        // The number came round again: what was read of the socket that had it before counts no more.
        m_processes.forget(entry.inode);
        entry.owners = {};
        entry.searches = 0;
        entry.cookie = sockets[i].cookie;
        want(i, entry);
    }
}

void OwnerIndex::scanProcesses(Instant now)
{
    for (const HeldChanges& changes : m_processes.scan(now))
        removeOwners(changes);
}

void OwnerIndex::search(std::span<const SocketRecord> sockets, bool fullScan, Progress& progress)
{
    progress.remaining = m_wanted.size();
    for (const auto& [pid, process] : m_processes.all())
        if (process.lastRead == m_poll)
            noteFound(process, progress);
    for (const HeldChanges& changes : m_processes.read(m_processes.unread(m_poll, fullScan), m_poll, fullScan))
        apply(changes, progress);
    if (progress.remaining > 0) {
        std::set<Uid> users;
        for (const Wanted& wanted : m_wanted)
            if (const auto uid = sockets[wanted.record].uid)
                users.insert(*uid);
        for (KnownProcess* const process : m_processes.likelyHolders(m_poll, users)) {
            apply(m_processes.read(*process, m_poll, fullScan), progress);
            if (progress.remaining == 0)
                break;
        }
    }
    if (progress.remaining == m_wanted.size())
        return;
    // Processes that were not read now may hold the found sockets too, as their last reading says.
    for (auto& [pid, process] : m_processes.all())
        adopt(process, progress);
}

/// Takes over what was read of one process. Entries that are searched for get their owners at the search's end.
void OwnerIndex::apply(const HeldChanges& changes, Progress& progress)
{
    ++progress.read;
    removeOwners(changes);
    if (changes.process == nullptr) {
        progress.vanished = true;
        return;
    }
    for (const HeldSocket& held : changes.gained) {
        InodeEntry* const entry = m_sockets.find(held.inode);
        if (entry != nullptr && entry->search == Search::None && m_processes.describe(*changes.process))
            addOwner(*entry, {changes.process->process, held.descriptor});
    }
    noteFound(*changes.process, progress);
}

void OwnerIndex::removeOwners(const HeldChanges& changes)
{
    for (const HeldSocket& held : changes.lost)
        if (InodeEntry* const entry = m_sockets.find(held.inode))
            removeOwner(*entry, changes.pid, held.descriptor);
}

void OwnerIndex::noteFound(const KnownProcess& process, Progress& progress)
{
    if (m_wanted.empty())
        return;
    for (const HeldSocket& held : process.sockets) {
        InodeEntry* const entry = m_sockets.find(held.inode);
        if (entry == nullptr || entry->search != Search::Wanted)
            continue;
        entry->search = Search::Found;
        --progress.remaining;
    }
}

/// Makes a process the owner of those found sockets that it holds.
void OwnerIndex::adopt(KnownProcess& process, Progress& progress)
{
    for (const HeldSocket& held : process.sockets) {
        InodeEntry* const entry = m_sockets.find(held.inode);
        if (entry == nullptr || entry->search == Search::None)
            continue;
        if (!m_processes.describe(process)) {
            progress.vanished = true;
            return;
        }
        addOwner(*entry, {process.process, held.descriptor});
    }
}

/// Ends the search: a socket without an owner now gets the reason.
void OwnerIndex::settleWanted(std::span<const SocketRecord> sockets, const Progress& progress,
                              const StillHeld& stillHeld)
{
    const std::set<Uid> hiddenUsers = m_processes.hiddenUsers();
    const OwnerSearch common{.failed = !m_processes.isReadable() || m_processes.anyFailed(),
                             .refused = !hiddenUsers.empty() || !m_processes.listsAll(),
                             .vanished = progress.vanished,
                             .insideNamespace = m_processes.insideNamespace()};
    std::map<Uid, bool> inFlight; // asked only where it matters
    std::size_t questions = mostQuestions;
    for (const Wanted& wanted : m_wanted) {
        const SocketRecord& record = sockets[wanted.record];
        InodeEntry& entry = *m_sockets.find(wanted.inode);
        entry.search = Search::None;
        if (!entry.owners.empty()) {
            entry.searches = 0;
            continue;
        }
        OwnerSearch search = common;
        search.refusedOfUser = record.uid && hiddenUsers.contains(*record.uid);
        if (stillHeld && questions > 0 && !search.refusedOfUser) {
            --questions;
            search.letGo = stillHeld(record) == false;
        }
        if (record.uid && !search.letGo) {
            const auto [known, isNew] = inFlight.try_emplace(*record.uid, false);
            if (isNew)
                known->second = m_processes.anyInFlight(
                    *record.uid, [this](Inode inode) { return m_sockets.find(inode) != nullptr; });
            search.inFlight = known->second;
            search.keptUnnamed = m_processes.keepsUnnamed(*record.uid);
        }
        entry.missing = ownerMissing(record, search);
        const bool hopeless = search.refusedOfUser || search.letGo;
        entry.searches = hopeless ? enoughSearches : std::min<std::uint8_t>(entry.searches + 1, enoughSearches);
    }
}

/// Copies what is known of the socket into its record.
void OwnerIndex::fillIn(SocketRecord& record, const InodeEntry& entry)
{
    record.owners = entry.owners;
    record.ownerMissing = entry.owners.empty() ? std::optional(entry.missing) : std::nullopt;
}

} // namespace atlas::collect
