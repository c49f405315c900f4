// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says about itself: where its knowledge comes from, what may be missing and why.
#pragma once

#include "model/stream/history_update.h"
#include "model/stream/snapshot_update.h"

#include <QString>

#include <algorithm>
#include <cstdint>
#include <optional>

namespace atlas::view {

/// Where transitions are known from, and what is known to be lost.
struct Knowledge {
    model::EventSourceKind eventSource = model::EventSourceKind::Polling;
    HistoryLosses losses;

    /// Events, or at least the times that an unknown number was lost.
    [[nodiscard]] std::uint64_t missed() const { return std::max(losses.events, losses.times); }
};

/// Beside the live button: the source, how often it is asked, and what that may miss.
[[nodiscard]] QString sourceText(const model::SnapshotUpdate* update, const std::optional<Knowledge>& knowledge,
                                 bool paused);
/// The same in full sentences.
[[nodiscard]] QString sourceToolTip(const model::SnapshotUpdate* update, const std::optional<Knowledge>& knowledge);

/// In the status bar: "74 sockets · 11 processes · read in 1.2 ms".
[[nodiscard]] QString statusText(const model::SnapshotUpdate& update);

/// Above the table, when something is not as it should be: a partial list, a fallback, slowness. Otherwise empty.
[[nodiscard]] QString noticeText(const model::SnapshotUpdate& update);

/// In the status bar: what more privilege would show. Empty when nothing is hidden.
[[nodiscard]] QString hiddenText(const model::SnapshotUpdate& update);

/// In the middle of an empty table: why it is empty.
[[nodiscard]] QString emptyText(const model::SnapshotUpdate* update, bool filtered, bool listenersHidden);

} // namespace atlas::view
