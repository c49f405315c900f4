// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
#include "core/history/connection.h"

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::test {

/// "ESTABLISHED > FIN-WAIT-1 observed close()": one step as a line; a cause that is not known is left out.
[[nodiscard]] std::string toText(const Step& step);
[[nodiscard]] std::vector<std::string> toText(const Connection& connection);

/// "CLOSED > SYN-SENT 127.0.0.1:0 127.0.0.1:80 cookie=7 [pid=5] [name=curl]" at `time`.
[[nodiscard]] Event changed(std::string_view line, Instant time);
[[nodiscard]] Event hinted(HintKind kind, std::uint64_t cookie, Instant time);
/// A line of snapshot_text.h without its state.
[[nodiscard]] Event destroyed(std::string_view line, Instant time);
[[nodiscard]] Event lost(std::uint64_t count, Instant time);

} // namespace atlas::test
