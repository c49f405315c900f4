// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/placeholders.h"
#include "core/socket/socket_record.h"

namespace atlas::view {

/// What this connection puts into the guide's texts. Addresses are written as `ss` reads them: IPv6 in brackets.
[[nodiscard]] PlaceholderValues placeholderValues(const SocketRecord& record);

} // namespace atlas::view
