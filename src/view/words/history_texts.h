// SPDX-License-Identifier: GPL-3.0-or-later
// What the history pane says about how much is known, and why there is nothing to show.
#pragma once

#include "model/stream/clocks.h"
#include "model/stream/history_update.h"

#include <QString>

#include <chrono>

namespace atlas::view {

/// How much of a connection's history is certain.
struct Certainty {
    enum class Degree { Exact, Partly, Unknown };
    Degree degree = Degree::Exact;
    QString text; ///< "exact · from kernel events"
};
[[nodiscard]] Certainty certaintyOf(const model::Followed& followed, model::EventSourceKind eventSource);

/// "10.0.0.5:51010 → 203.0.113.20:443", or the listening address alone.
[[nodiscard]] QString endpointsText(const SocketRecord& record);

/// Where there is no step, one or two sentences that say why; of a connection that has ended, when it did and how long
/// it is kept; of one whose older steps were forgotten, that. Otherwise empty. `read` is when the records were read.
[[nodiscard]] QString historySentence(const model::Followed& followed, const model::WallClock& clock, Instant read,
                                      Instant now, model::EventSourceKind eventSource, std::chrono::seconds keepGone);

/// One or two sentences: what reports transitions on this computer, and what is missed.
[[nodiscard]] QString eventSourceSentence(model::EventSourceKind eventSource);

} // namespace atlas::view
