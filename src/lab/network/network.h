// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/address.h"
#include "core/socket/socket_record.h"
#include "formats/lab/greeting.h"
#include "formats/lab/host.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <vector>

namespace atlas::lab {

/// A seam: the two hosts and what lies between them. One thread at a time.
class Network {
public:
    virtual ~Network() = default;

    [[nodiscard]] virtual Mode mode() const = 0;
    [[nodiscard]] virtual Address address(Host host) const = 0;

    /// The port of `host` that stands for the one that a program asks for: the same, but where others have it already.
    [[nodiscard]] virtual std::uint16_t port(Host /*host*/, std::uint16_t wanted) { return wanted; }

    /// Fresh hosts, on which nothing happened yet. All sockets of the programs are closed before, and where there is
    /// nothing else to a host, that is enough.
    [[nodiscard]] virtual std::expected<void, Error> startOver() { return {}; }

    /// From now on a socket that this thread makes is one of `host`.
    [[nodiscard]] virtual std::expected<void, Error> enter(Host host) = 0;

    /// The TCP sockets of `host` that belong to the laboratory, as its kernel lists them now. `own` are the cookies of
    /// the sockets that the host's program made so far.
    [[nodiscard]] virtual std::expected<std::vector<SocketRecord>, Error> sockets(Host host,
                                                                                  std::span<const Cookie> own) = 0;

    /// Whether packets pass through our hands at all; if not, the rest below does nothing.
    [[nodiscard]] virtual bool holdsPackets() const = 0;
    /// The next packet that the kernel of `from` has sent; empty if there is none now. The bytes are valid until the
    /// next call.
    [[nodiscard]] virtual std::optional<std::span<const std::byte>> receive(Host from) = 0;
    /// Hands a packet to the kernel of `to`, which has dealt with it when this returns.
    [[nodiscard]] virtual std::expected<void, Error> deliver(Host to, std::span<const std::byte> packet) = 0;
    /// A descriptor that is readable when receive() has something; empty where there is none.
    [[nodiscard]] virtual std::optional<int> descriptor(Host from) const = 0;

protected:
    Network() = default;
    Network(const Network&) = default;
    Network& operator=(const Network&) = default;
};

} // namespace atlas::lab
