// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/unique_fd.h"
#include "core/base/error.h"
#include "core/socket/address.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <span>
#include <system_error>
#include <utility>
#include <vector>

namespace atlas::lab {

/// A network device whose cable ends in this program: what the kernel sends through it can be read here, and what is
/// written here the kernel receives. It lies in the network namespace in which it was made, and goes with this object.
class TunDevice {
public:
    struct Failure {
        Error error;
        std::error_code code;
        bool opening = false; ///< /dev/net/tun itself could not be opened
    };

    /// A new device in the namespace that this thread is in, without addresses.
    [[nodiscard]] static std::expected<TunDevice, Failure> make();

    /// Gives the device its address and the way to its only neighbour, and switches it on.
    [[nodiscard]] std::expected<void, Error> connect(const Address& own, const Address& neighbour) const;

    /// The next packet that the kernel sent, valid until the next call; empty if there is none now.
    [[nodiscard]] std::optional<std::span<const std::byte>> receive();
    /// Hands over a packet. The kernel has dealt with it when this returns.
    [[nodiscard]] std::expected<void, Error> send(std::span<const std::byte> packet) const;
    /// Readable when there is a packet.
    [[nodiscard]] int descriptor() const { return m_device.get(); }

private:
    explicit TunDevice(collect::UniqueFd device) : m_device(std::move(device)) { }

    static constexpr std::size_t largestPacket = 65'536;

    collect::UniqueFd m_device;
    std::vector<std::byte> m_buffer;
};

} // namespace atlas::lab
