// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace atlas::lab {

/// What an RST has to say to be believed.
struct ResetNumbers {
    std::uint32_t sequence = 0;
    std::optional<std::uint32_t> acknowledgement; ///< sets the flag ACK: for SYN-SENT
};

/// An IPv4 packet with a TCP RST from `source` to `destination`, with both checksums right.
[[nodiscard]] std::vector<std::byte> makeReset(const Endpoint& source, const Endpoint& destination,
                                               const ResetNumbers& numbers);

} // namespace atlas::lab
