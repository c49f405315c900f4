// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

namespace atlas::model {

/// What has become of this socket in a later snapshot: the record with its key, otherwise the TIME-WAIT that it left
/// under another cookie (tcp.md "How Linux differs" 3 and 11), otherwise null: it is gone. A pair of addresses that
/// comes back in another state is another connection.
[[nodiscard]] const SocketRecord* successorOf(const SocketRecord& record, const Snapshot& snapshot);

} // namespace atlas::model
