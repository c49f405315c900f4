// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/interface_names.h"
#include "collect/netlink_channel.h"
#include "core/socket/snapshot.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <system_error>
#include <vector>

namespace atlas::collect {

/// Asks the kernel for its TCP sockets by sock_diag(7). One thread at a time.
class SockDiag {
public:
    using Interfaces = std::function<std::vector<std::uint32_t>()>;

    explicit SockDiag(std::unique_ptr<NetlinkChannel> channel, Interfaces interfaces = allInterfaces);

    /// Appends the TCP sockets of `family`, in the kernel's order, to `into`, which may hold one of
    /// them twice when sockets move while they are listed. What can pass is tried again a few times;
    /// then what came is kept, and the coverage says in words what is wrong.
    [[nodiscard]] Coverage list(Family family, std::vector<SocketRecord>& into);

    /// One socket as it is now, found by its cookie where it has one; empty if it does not exist. An error also where
    /// that cannot be told: a socket that was only bound, and is no longer.
    [[nodiscard]] std::expected<std::optional<SocketRecord>, Error> query(const SocketRecord& record);

private:
    struct Trouble;
    struct Attempt;

    [[nodiscard]] Attempt dump(Family family, std::uint32_t states, std::vector<SocketRecord>& into);
    [[nodiscard]] Attempt collectAnswers(bool dump, std::vector<SocketRecord>& into);
    [[nodiscard]] std::expected<Datagram, std::error_code> receiveFromKernel();
    void noteInterfaces(std::span<const SocketRecord> listed);
    [[nodiscard]] const std::set<std::uint32_t>& interfaces();
    [[nodiscard]] std::expected<std::optional<SocketRecord>, Error> queryUnconnected(const SocketRecord& record);
    [[nodiscard]] std::expected<std::optional<SocketRecord>, Error> queryConnection(const SocketRecord& record,
                                                                                    std::uint32_t interface);

    std::unique_ptr<NetlinkChannel> m_channel;
    Interfaces m_readInterfaces;
    std::uint32_t m_sequence = 0;
    std::set<std::uint32_t> m_interfaces; ///< that sockets may be bound to
    std::optional<Instant> m_interfacesRead; ///< when all of them were read last
};

} // namespace atlas::collect
