// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/transition_log.h"

#include <optional>

namespace atlas {

/// What the log still says of the connection that had this socket, although its history has been forgotten; empty where
/// it says nothing. The record has a cookie, or the time of a step of the connection as `inStateSince`.
[[nodiscard]] std::optional<Connection> fromLog(const TransitionLog& log, const SocketRecord& record);

} // namespace atlas
