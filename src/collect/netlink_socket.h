// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/netlink_channel.h"
#include "collect/unique_fd.h"

#include <vector>

namespace atlas::collect {

/// The next datagram of a netlink socket, as much of it as `buffer` holds; `flags` as for recvmsg(). Which sender to
/// believe is up to the caller.
[[nodiscard]] std::expected<Datagram, std::error_code> receiveDatagram(int socket, std::span<std::byte> buffer,
                                                                       int flags = 0);

/// A NETLINK_SOCK_DIAG socket of this network namespace, opened by the first send() and kept open.
class NetlinkSocket final : public NetlinkChannel {
public:
    [[nodiscard]] std::expected<void, std::error_code> send(std::span<const std::byte> request) override;
    [[nodiscard]] std::expected<Datagram, std::error_code> receive() override;
    void close() override;

private:
    [[nodiscard]] std::expected<void, std::error_code> open();

    UniqueFd m_socket;
    std::vector<std::byte> m_buffer;
};

} // namespace atlas::collect
