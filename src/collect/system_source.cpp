// SPDX-License-Identifier: GPL-3.0-or-later
#include "collect/system_source.h"

#include "collect/owner_reason.h"
#include "collect/proc_net.h"

#include <thread>
#include <utility>

namespace atlas::collect {
namespace {

constexpr std::size_t worthAThread = 5'000; ///< sockets; listing them takes some milliseconds

} // namespace

SystemSource::SystemSource(SocketLister lister, OwnerIndex index, SystemNames names, Owners owners)
    : m_owners(owners), m_lister(std::move(lister)), m_index(std::move(index)), m_names(std::move(names))
{
}

std::expected<Snapshot, Error> SystemSource::capture()
{
    auto snapshot = list();
    if (!snapshot)
        return snapshot;

    const Instant listed = std::chrono::steady_clock::now();
    if (m_owners == Owners::LookUp) {
        m_lastLook =
            m_index.assign(snapshot->sockets, listed, [this](const SocketRecord& record) { return stillHeld(record); });
        snapshot->processesHidden = m_lastLook.processesHidden;
    } else {
        for (SocketRecord& record : snapshot->sockets)
            record.ownerMissing = ownerMissing(record, {.looked = false});
    }
    snapshot->names = m_names.namesFor(snapshot->sockets, m_index.users());
    snapshot->ownerCost = std::chrono::steady_clock::now() - listed;
    return snapshot;
}

std::expected<Snapshot, Error> SystemSource::list()
{
    // The first time all processes have to be read, whatever the list will say. Where both take long, let them go on
    // side by side.
    std::jthread reading;
    if (m_owners == Owners::LookUp && !m_index.isPrepared() && countFromProc("/proc") >= worthAThread)
        reading = std::jthread([this] { m_index.prepare(std::chrono::steady_clock::now()); });
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
