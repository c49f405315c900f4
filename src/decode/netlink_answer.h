// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <expected>
#include <span>

namespace atlas::decode {

/// The kernel's yes (0) or no (an errno) to a netlink request that wanted to be acknowledged (NLM_F_ACK); an error
/// where the bytes are no such answer.
[[nodiscard]] std::expected<int, Error> parseAcknowledgement(std::span<const std::byte> bytes);

} // namespace atlas::decode
