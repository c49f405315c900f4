// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>

namespace atlas::decode {

/// About how many TCP sockets there are, from the text of /proc/net/sockstat or sockstat6: those in use
/// and those in TIME-WAIT. 0 where the text does not say. A hint for reserving memory, no more.
[[nodiscard]] std::size_t tcpSocketsInUse(std::string_view text);

} // namespace atlas::decode
