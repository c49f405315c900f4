// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <QString>

namespace atlas::view {

/// The `ss` command that shows just this socket, to be typed in a terminal.
[[nodiscard]] QString ssCommand(const SocketRecord& record);

} // namespace atlas::view
