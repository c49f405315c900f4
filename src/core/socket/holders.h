// SPDX-License-Identifier: GPL-3.0-or-later
// Which processes hold the sockets that are in one state: a leak is a process that holds many of them for long.
#pragma once

#include "core/socket/snapshot.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace atlas {

/// What one process holds of the sockets in one state.
struct Holder {
    std::shared_ptr<const Process> process; ///< never null
    std::size_t sockets = 0; ///< of which it is the first owner
    StateAge oldest; ///< the longest that one of them has been in the state
};

/// The processes that hold sockets in this state, the one with the most first. Sockets without an owner are not
/// counted.
[[nodiscard]] std::vector<Holder> holdersOf(const Snapshot& snapshot, State state);

} // namespace atlas
