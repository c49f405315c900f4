// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"
#include "core/history/transition_log.h"

#include <span>

namespace atlas {

/// The socket of a line of the log as it was in `state`, as far as the line says.
[[nodiscard]] SocketRecord socketOf(const LogEntry& entry, State state);

/// Whether all `filters` match the connection before the transition, or all of them after it; each filter is read as
/// at the moment of the transition.
[[nodiscard]] bool matches(std::span<const Filter> filters, const LogEntry& entry, const Names& names);

} // namespace atlas
