// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"

#include <array>
#include <string_view>

namespace atlas {

/// Room for the longest address, "ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255".
using AddressBuffer = std::array<char, 46>;

/// What Address::toString() says, written into `buffer` without an allocation. It is for code that
/// reads every socket at each keystroke, and some ten times as fast as inet_ntop().
[[nodiscard]] std::string_view addressText(const Address& address, AddressBuffer& buffer);

} // namespace atlas
