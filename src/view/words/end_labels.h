// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/stream/history_update.h"

#include <QString>

#include <array>

namespace atlas::view {

/// What to call the followed connection's own end and the other one: their processes, and where these are unknown or
/// the same, their ports. Names are the processes' own choice; what is invisible in them is escaped.
[[nodiscard]] std::array<QString, 2> endLabels(const model::Followed& followed);
/// The label of a socket whose other end is not known.
[[nodiscard]] QString endLabel(const SocketRecord& record);

} // namespace atlas::view
