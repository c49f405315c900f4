// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <system_error>

namespace atlas::collect {

/// One datagram as it was received.
struct Datagram {
    std::span<const std::byte> bytes; ///< valid until the channel is used again
    std::uint32_t sender = 0; ///< netlink port: 0 is the kernel, anything else a process
    bool truncated = false; ///< it was longer than the buffer; the rest is lost
};

/// A seam: the way to the kernel's socket listing and back, so that tests can stand in for the kernel.
class NetlinkChannel {
public:
    virtual ~NetlinkChannel() = default;

    /// Sends one request. Opens the channel if it is not open.
    [[nodiscard]] virtual std::expected<void, std::error_code> send(std::span<const std::byte> request) = 0;
    /// The next datagram; waits for it, but not for ever: `resource_unavailable_try_again` says that none came.
    [[nodiscard]] virtual std::expected<Datagram, std::error_code> receive() = 0;
    /// Gives up whatever is still on its way. The next send() opens anew.
    virtual void close() = 0;

protected:
    NetlinkChannel() = default;
    NetlinkChannel(const NetlinkChannel&) = default;
    NetlinkChannel& operator=(const NetlinkChannel&) = default;
};

} // namespace atlas::collect
