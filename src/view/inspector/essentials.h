// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/holders.h"
#include "view/inspector/facts.h"

#include <span>
#include <vector>

namespace atlas::view {

/// What one asks of a connection first, a line each: whose it is, since when it is so, and what it waits for. A line
/// with nothing to say is absent. `holders`: of all sockets in its state.
[[nodiscard]] std::vector<Fact> essentialsOf(const SocketRecord& record, std::span<const Holder> holders,
                                             const Names& names, Moment moment);

/// Who holds the sockets that are in one state: the processes with the most of them, a line each.
[[nodiscard]] std::vector<Fact> essentialsOf(std::span<const Holder> holders);

} // namespace atlas::view
