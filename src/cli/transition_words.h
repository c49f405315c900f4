// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/transition.h"

#include <string_view>

namespace atlas::cli {

/// "close() or shutdown()", "SYN,ACK arrives".
[[nodiscard]] std::string_view words(Cause cause);
/// "SYN,ACK"; nothing for Nothing.
[[nodiscard]] std::string_view words(Sent sent);
/// For programs: "receive-syn-ack".
[[nodiscard]] std::string_view identifier(Cause cause);

} // namespace atlas::cli
