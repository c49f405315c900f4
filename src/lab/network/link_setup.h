// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/address.h"

#include <expected>

namespace atlas::lab {

/// Gives the network device `index` of this thread's namespace the IPv4 address `own` and a route to `neighbour`,
/// nothing else, and switches it on.
[[nodiscard]] std::expected<void, Error> setUpLink(int index, const Address& own, const Address& neighbour);

} // namespace atlas::lab
