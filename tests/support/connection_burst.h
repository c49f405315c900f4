// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>

namespace atlas::test {

/// One process opens `connections` connections to a listener of its own on `address` (an IPv4 number in the host's
/// order, of 127.0.0.0/8), accepts each, and resets it by closing its client with linger 0. Six transitions each. No
/// state is left behind. Returns how long it took, or what failed.
[[nodiscard]] std::expected<std::chrono::duration<double>, std::string> burst(std::size_t connections,
                                                                              std::uint32_t address);

} // namespace atlas::test
