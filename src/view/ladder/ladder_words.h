// SPDX-License-Identifier: GPL-3.0-or-later
// The words of the ladder diagram. What comes from the lab's child is made visible here.
#pragma once

#include "formats/lab/event.h"

#include <QString>

namespace atlas::view::ladder {

/// "A" or "B"
[[nodiscard]] QString hostName(lab::Host host);
/// "SYN+ACK", "FIN", "data 100 B": what a segment is for. The ACK flag is named where nothing else is.
[[nodiscard]] QString segmentLabel(TcpFlags flags, int length);
[[nodiscard]] QString segmentLabel(const lab::Segment& segment);
/// What "×4" behind a label means.
[[nodiscard]] QString repetition(int sent);
/// The numbers of a segment: flags, seq, ack, length.
[[nodiscard]] QString segmentDetails(const lab::Segment& segment);
/// "close()", "read() = 0", "connect(): ECONNREFUSED"
[[nodiscard]] QString callText(const lab::CallMade& call);
/// A wait: "200 ms", "1 s", "1 min 2 s".
[[nodiscard]] QString wait(std::chrono::milliseconds time);
/// What an errno means, in one sentence; empty where there is nothing to add.
[[nodiscard]] QString errnoMeaning(std::optional<int> error);
/// One event as a sentence, for assistive technology.
[[nodiscard]] QString sentence(const decltype(lab::Event::what)& event);

} // namespace atlas::view::ladder
