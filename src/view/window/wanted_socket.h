// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

#include <optional>

namespace atlas::view {

/// A socket that is to be selected as soon as a snapshot shows it.
struct WantedSocket {
    Endpoint local;
    std::optional<Endpoint> remote; ///< empty: any
    int polls = 1; ///< how many more snapshots may lack it, this one included

    /// Null where the snapshot has no socket with these ends; the first of several.
    [[nodiscard]] const SocketRecord* findIn(const Snapshot& snapshot) const;
};

} // namespace atlas::view
