// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/owner_index.h"
#include "collect/privileged_owners.h"
#include "collect/socket_lister.h"
#include "collect/system_names.h"
#include "core/socket/snapshot.h"

#include <expected>
#include <memory>
#include <optional>

namespace atlas::collect {

/// Whether a source searches for the processes that hold sockets.
enum class Owners : bool { Skip, LookUp };

/// This computer: its sockets as the kernel lists them, their owners, and the names of users and services.
class SystemSource final : public SnapshotSource {
public:
    /// `others` answers for sockets whose owners we may not find out by ourselves; null: those stay without.
    explicit SystemSource(Owners owners = Owners::LookUp, std::shared_ptr<PrivilegedOwners> others = nullptr);
    /// With stand-ins for parts of the computer.
    SystemSource(SocketLister lister, OwnerIndex index, SystemNames names, Owners owners = Owners::LookUp,
                 std::shared_ptr<PrivilegedOwners> others = nullptr);

    [[nodiscard]] std::expected<Snapshot, Error> capture() override;
    [[nodiscard]] std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record) override;

    /// What the last capture() did to find owners.
    [[nodiscard]] const OwnerPoll& lastPoll() const { return m_lastPoll; }

private:
    [[nodiscard]] std::expected<Snapshot, Error> list();
    void findOwners(Snapshot& snapshot);
    [[nodiscard]] std::optional<bool> stillHeld(const SocketRecord& record);

    Owners m_owners;
    SocketLister m_lister;
    OwnerIndex m_index;
    SystemNames m_names;
    OwnerPoll m_lastPoll;
    std::shared_ptr<PrivilegedOwners> m_others;
};

} // namespace atlas::collect
