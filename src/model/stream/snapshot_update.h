// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/diff.h"
#include "core/socket/snapshot.h"

#include <chrono>
#include <cstddef>
#include <memory>

namespace atlas::model {

/// One step of the stream: a settled snapshot and how it differs from the one before. Immutable; threads share it.
struct SnapshotUpdate {
    std::shared_ptr<const Snapshot> before; ///< null for the first
    std::shared_ptr<const Snapshot> after; ///< never null
    Diff diff; ///< from `before` (or from nothing) to `after`
    StateCounts counts{}; ///< of `after`
    std::size_t processes = 0; ///< different processes that own a socket
    std::chrono::milliseconds interval{}; ///< until the next snapshot
    bool slowed = false; ///< the interval was lengthened because polling costs too much
};

} // namespace atlas::model
