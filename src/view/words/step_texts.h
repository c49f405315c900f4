// SPDX-License-Identifier: GPL-3.0-or-later
// The words for what has happened; those for what may happen are in transition_texts.h.
#pragma once

#include "core/history/step.h"

#include <QString>

namespace atlas::view {

/// Why a step was taken, in a few words: "close()", "reset by the peer", "gave up after 6 retries". Where several ways
/// are possible or no reason is known, that.
[[nodiscard]] QString causeText(const Step& step);
/// What that means, in half a sentence: "the other side closed; ACK sent". May be empty.
[[nodiscard]] QString meaningText(const Step& step);
/// The ways that an ambiguous step may have taken, by what lies between: "directly, or through FIN-WAIT-1, FIN-WAIT-2".
[[nodiscard]] QString waysText(const Step& step);

/// A sign and a word for how it is known: "● observed".
[[nodiscard]] QString knownText(Known known);
/// One sentence that explains the word.
[[nodiscard]] QString explanation(Known known);

} // namespace atlas::view
