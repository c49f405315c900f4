// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/netlink_channel.h"
#include "collect/sock_diag.h"
#include "core/socket/snapshot.h"

#include <expected>
#include <filesystem>
#include <memory>
#include <optional>

namespace atlas::collect {

/// The way to this computer's kernel.
[[nodiscard]] std::unique_ptr<NetlinkChannel> openNetlink();

/// Lists this network namespace's TCP sockets: by sock_diag, and where that gives nothing, from /proc/net.
/// Keeps its socket to the kernel open. One thread at a time.
class SocketLister {
public:
    explicit SocketLister(std::unique_ptr<NetlinkChannel> channel = openNetlink(),
                          std::filesystem::path procRoot = "/proc");

    /// All sockets now, sorted by key, without names (null) and owners (`OwnerMissing::NotLookedUp`).
    /// An error means that neither way gave anything, and says why for both.
    [[nodiscard]] std::expected<Snapshot, Error> list();

    /// One socket as it is now, without owners; empty if the kernel says that it does not exist.
    /// An error where sock_diag cannot be asked.
    [[nodiscard]] std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record);

private:
    [[nodiscard]] std::size_t roomToReserve();
    [[nodiscard]] std::expected<void, Error> fallBack(Snapshot& snapshot);

    SockDiag m_diag;
    std::filesystem::path m_procRoot;
    std::optional<std::size_t> m_expected; ///< how many sockets there were the last time
};

} // namespace atlas::collect
