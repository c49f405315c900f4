// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/table.h"
#include "core/socket/snapshot.h"

#include <span>

namespace atlas::cli {

/// The chosen sockets for people: one a line, without the columns about owners if these were not searched for.
[[nodiscard]] Table socketTable(const Snapshot& snapshot, std::span<const SocketRecord* const> chosen, bool withOwners);

} // namespace atlas::cli
