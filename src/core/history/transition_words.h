// SPDX-License-Identifier: GPL-3.0-or-later
//
// The English words for transitions, and the names that programs read. The command line and the files that the
// window saves use both; on the screen the window has words of its own, in the user's language.
#pragma once

#include "core/history/step.h"
#include "core/tcp/transition.h"

#include <optional>
#include <string>
#include <string_view>

namespace atlas {

/// What happened, of one transition: "close()", "FIN received", "reset by the peer".
[[nodiscard]] std::string_view describe(Cause cause);
/// What makes it happen, of an edge: "close() or shutdown()", "FIN arrives".
[[nodiscard]] std::string_view conditionOf(Cause cause);
/// For programs: "receive-syn-ack".
[[nodiscard]] std::string_view identifier(Cause cause);

/// "SYN+ACK"; nothing for Nothing.
[[nodiscard]] std::string_view describe(Sent sent);

/// What is known of why a step was taken: "gave up after 6 retransmissions"; empty where nothing is.
[[nodiscard]] std::optional<std::string> causeText(const Step& step);

} // namespace atlas
