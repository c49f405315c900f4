// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/system_source.h"

#include "collect/listener_owners.h"
#include "collect/owner_reason.h"
#include "collect/proc_net.h"
#include "core/base/start_thread.h"

#include <thread>
#include <utility>

namespace atlas::collect {
namespace {

constexpr std::size_t worthAThread = 5'000; ///< sockets; listing them takes some milliseconds

} // namespace

SystemSource::SystemSource(Owners owners, std::shared_ptr<PrivilegedOwners> others)
    : m_owners(owners), m_others(std::move(others))
{
}

SystemSource::SystemSource(SocketLister lister, OwnerIndex index, SystemNames names, Owners owners,
                           std::shared_ptr<PrivilegedOwners> others)
    : m_owners(owners),
      m_lister(std::move(lister)),
      m_index(std::move(index)),
      m_names(std::move(names)),
      m_others(std::move(others))
{
}

std::expected<Snapshot, Error> SystemSource::capture()
{
    auto snapshot = list();
    if (!snapshot)
        return snapshot;

    const Instant listed = std::chrono::steady_clock::now();
    findOwners(*snapshot);
    snapshot->ownerCost = std::chrono::steady_clock::now() - listed;
    return snapshot;
}

void SystemSource::findOwners(Snapshot& snapshot)
{
    if (m_owners == Owners::Skip) {
        for (SocketRecord& record : snapshot.sockets)
            record.ownerMissing = ownerMissing(record, {.searched = false});
        snapshot.names = m_names.namesFor(snapshot.sockets);
        return;
    }
    const Instant now = std::chrono::steady_clock::now();
    m_lastPoll =
        m_index.assign(snapshot.sockets, now, [this](const SocketRecord& record) { return stillHeld(record); });
    snapshot.processesHidden = m_lastPoll.processesHidden;
    snapshot.ownersProblem = m_lastPoll.problem;
    std::set<Uid> users = m_index.users();
    if (m_others) {
        // The probe may read the processes that we may not.
        if (m_others->fillIn(snapshot.sockets, now)) {
            snapshot.processesHidden = 0;
            snapshot.ownersProblem.reset();
        }
        users.insert(m_others->users().begin(), m_others->users().end());
    }
    nameListenersOwners(snapshot.sockets);
    snapshot.names = m_names.namesFor(snapshot.sockets, users);
}

std::expected<Snapshot, Error> SystemSource::list()
{
    // The first time all processes have to be read, whatever the list will say. Where both take long, let them go on
    // side by side.
    std::jthread reading;
    if (m_owners == Owners::LookUp && !m_index.isPrepared() && countFromProc("/proc") >= worthAThread)
        if (auto thread = startThread([this] { m_index.prepare(std::chrono::steady_clock::now()); }))
            reading = *std::move(thread); // otherwise they are read when the list is there
    return m_lister.list();
}

std::expected<std::optional<SocketRecord>, Error> SystemSource::query(const SocketRecord& record)
{
    return m_lister.query(record);
}

std::optional<bool> SystemSource::stillHeld(const SocketRecord& record)
{
    const auto answer = m_lister.query(record);
    if (!answer)
        return std::nullopt;
    return *answer && (*answer)->inode == record.inode;
}

} // namespace atlas::collect
