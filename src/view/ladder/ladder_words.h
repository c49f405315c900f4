// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the ladder diagram. What comes from the lab's child is made visible here.
#pragma once

#include "model/lab/lab_values.h"

#include <QString>

namespace atlas::view::ladder {

/// "a" or "b"
[[nodiscard]] QString hostName(model::LabHost host);
/// "SYN+ACK", "FIN", "data 100 B": what a segment is for. The ACK flag is named where nothing else is.
[[nodiscard]] QString segmentLabel(const QStringList& flags, int length);
/// The numbers of a segment: flags, seq, ack, length.
[[nodiscard]] QString segmentDetails(const QStringList& flags, qint64 seq, std::optional<qint64> ack, int length);
/// "close()", "read() = 0", "connect(): ECONNREFUSED"
[[nodiscard]] QString callText(const model::LabNews& call);
/// A wait: "200 ms", "1 s", "1 min 2 s".
[[nodiscard]] QString wait(std::chrono::milliseconds time);
/// What an errno means, in one sentence; empty where there is nothing to add.
[[nodiscard]] QString errnoMeaning(const QString& name);
/// One event as a sentence, for assistive technology.
[[nodiscard]] QString sentence(const model::LabNews& news);

} // namespace atlas::view::ladder
