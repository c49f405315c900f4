// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/privileged_owners.h"

#include <unistd.h>

#include <algorithm>

namespace atlas::collect {
namespace {

/// Whether a socket may have a holder that we could not find.
bool mayBeHeld(const SocketRecord& record)
{
    if (!record.inode || !record.owners.empty())
        return false;
    return record.ownerMissing == OwnerMissing::NotPermitted || record.ownerMissing == OwnerMissing::OtherNamespace ||
        record.ownerMissing == OwnerMissing::ProcessGone || record.ownerMissing == OwnerMissing::NotReadable;
}

/// As /proc/PID/stat counts (nsec_to_clock_t() in the kernel).
std::uint64_t ticks(std::uint64_t nanoseconds)
{
    static const auto perSecond = static_cast<std::uint64_t>(std::max(::sysconf(_SC_CLK_TCK), 1L));
    return nanoseconds / (1'000'000'000 / perSecond);
}

} // namespace

PrivilegedOwners::PrivilegedOwners(const std::filesystem::path& procRoot) : m_proc(procRoot) { }

void PrivilegedOwners::subscribe(const void* by, Ask ask)
{
    const std::scoped_lock lock(m_askMutex, m_answerMutex);
    m_subscriber = by;
    m_ask = std::move(ask);
    m_answer.reset();
    m_withdrawn = true;
}

void PrivilegedOwners::unsubscribe(const void* by)
{
    const std::scoped_lock lock(m_askMutex, m_answerMutex);
    if (m_subscriber != by)
        return;
    m_subscriber = nullptr;
    m_ask = nullptr;
    m_answer.reset();
    m_withdrawn = true;
}

void PrivilegedOwners::take(ProbeOwners&& answer)
{
    const std::lock_guard lock(m_answerMutex);
    m_answer = std::move(answer);
}

/// Takes in what was answered since the last time. False if there is no subscriber to ask.
bool PrivilegedOwners::takeAnswer()
{
    std::optional<ProbeOwners> answer;
    bool withdrawn = false;
    bool subscribed = false;
    {
        const std::scoped_lock lock(m_askMutex, m_answerMutex);
        withdrawn = std::exchange(m_withdrawn, false);
        answer.swap(m_answer);
        subscribed = static_cast<bool>(m_ask);
    }
    if (withdrawn) {
        m_holders.clear();
        m_unfound.clear();
        m_askedFor.clear();
        m_askedAt.reset();
        m_answered = true;
        m_complete = false;
    }
    if (answer)
        learn(*std::move(answer));
    return subscribed;
}

bool PrivilegedOwners::fillIn(std::span<SocketRecord> sockets, Instant now)
{
    if (!takeAnswer())
        return false;
    std::set<Inode> missing;
    bool served = false;
    for (SocketRecord& record : sockets) {
        if (!mayBeHeld(record))
            continue;
        if (const OwnerList* const owners = find(record)) {
            record.owners = *owners;
            record.ownerMissing.reset();
            served = true;
        } else {
            missing.insert(*record.inode);
        }
    }
    askIfDue(std::move(missing), served, now);
    return m_complete;
}

void PrivilegedOwners::learn(ProbeOwners&& answer)
{
    m_answered = true;
    m_complete = !answer.problem;
    m_holders.clear();
    for (decode::ProbeOwner& owner : answer.owners) {
        if (owner.networkNamespace != 0)
            continue;
        Holder& holder = m_holders[number(owner.inode)];
        if (number(owner.cookie) != 0)
            holder.cookie = owner.cookie;
        holder.reported.push_back(std::move(owner));
    }
    std::erase_if(m_askedFor, [this](Inode inode) { return m_holders.contains(number(inode)); });
    m_unfound = std::exchange(m_askedFor, {});
    // Descriptions are kept of processes that still hold something.
    std::map<ProcessKey, std::shared_ptr<const Process>> alive;
    for (const auto& [inode, holder] : m_holders)
        for (const decode::ProbeOwner& owner : holder.reported)
            if (const auto known = m_processes.find({owner.pid, owner.startTime}); known != m_processes.end())
                alive.insert(*known);
    m_processes = std::move(alive);
}

const OwnerList* PrivilegedOwners::find(const SocketRecord& record)
{
    const auto found = m_holders.find(number(*record.inode));
    if (found == m_holders.end())
        return nullptr;
    Holder& holder = found->second;
    if (record.cookie && holder.cookie && record.cookie != holder.cookie)
        return nullptr;
    if (holder.owners.empty()) {
        std::vector<Owner> owners;
        owners.reserve(holder.reported.size());
        for (const decode::ProbeOwner& owner : holder.reported)
            owners.push_back({processOf(owner), static_cast<int>(owner.descriptor)});
        // Each thread of a leader that has exited reports the table that they share.
        holder.owners = OwnerList::ordered(std::move(owners));
    }
    return &holder.owners;
}

/// What /proc lets every user read of a process, and otherwise what the probe reported.
std::shared_ptr<const Process> PrivilegedOwners::processOf(const decode::ProbeOwner& owner)
{
    auto& known = m_processes[{owner.pid, owner.startTime}];
    if (known)
        return known;
    const std::uint64_t startTime = ticks(owner.startTime);
    m_users.insert(owner.uid);
    if (auto description = m_proc.describe(owner.pid); description && description->mark.startTime == startTime) {
        known = std::move(description->process);
        m_users.insert(known->uid);
        return known;
    }
    Process process;
    process.pid = owner.pid;
    process.startTime = startTime;
    process.uid = owner.uid;
    process.name = owner.process;
    known = std::make_shared<const Process>(std::move(process));
    return known;
}

void PrivilegedOwners::askIfDue(std::set<Inode> missing, bool served, Instant now)
{
    const bool wanted = !std::ranges::includes(m_unfound, missing);
    const bool stale = served && m_askedAt && now - *m_askedAt >= longestBelief;
    if ((!wanted && !stale) || (m_askedAt && now - *m_askedAt < shortestPause))
        return;
    // While an answer is due, a question is asked again only when the answer must have been lost.
    if (!m_answered && now - *m_askedAt < longestBelief)
        return;
    m_askedAt = now;
    m_askedFor = std::move(missing);
    m_answered = false;
    const std::lock_guard lock(m_askMutex);
    if (m_ask)
        m_ask();
}

ProbeWithOwners::ProbeWithOwners(std::vector<std::string> command, std::shared_ptr<PrivilegedOwners> owners)
    : m_owners(std::move(owners)),
      m_probe(std::move(command),
              {.greeted = {}, .owners = [owners = m_owners](ProbeOwners&& answer) { owners->take(std::move(answer)); }})
{
}

ProbeWithOwners::~ProbeWithOwners()
{
    m_owners->unsubscribe(this);
}

std::expected<void, Error> ProbeWithOwners::start(Listener listener)
{
    listener.ended = [this, ended = std::move(listener.ended)](const Error& why) {
        m_owners->unsubscribe(this);
        if (ended)
            ended(why);
    };
    auto started = m_probe.start(std::move(listener));
    // A question that is asked before the probe has greeted is answered when it has.
    if (started)
        m_owners->subscribe(this, [this] { m_probe.requestOwners(); });
    return started;
}

} // namespace atlas::collect
