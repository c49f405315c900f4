// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/step.h"
#include "core/tcp/transition.h"

#include <QString>

#include <span>

namespace atlas::view {

/// The words of one edge on the diagram.
struct EdgeLabel {
    QString cause; ///< "recv SYN", "close()", "after 60 s"
    QString detail; ///< "send SYN+ACK", "of our FIN"; may be empty
};

[[nodiscard]] EdgeLabel edgeLabel(const Transition& edge);
/// Several ways between the same two states in few words: "RST · abort · timeout".
[[nodiscard]] QString combinedLabel(std::span<const Transition* const> edges);

/// Why a step was taken, in a few words: "close()", "reset by the peer", "gave up after 6 repetitions". For several
/// possible ways, and where no reason is known, that.
[[nodiscard]] QString causeText(const Step& step);
/// What that means, in half a sentence: "the other side closed; ACK sent". May be empty.
[[nodiscard]] QString meaningText(const Step& step);
/// The ways that an ambiguous step may have taken, by what lies between: "directly, or through FIN-WAIT-1, FIN-WAIT-2".
[[nodiscard]] QString waysText(const Step& step);

/// A sign and a word for how it is known: "● observed".
[[nodiscard]] QString knownText(Known known);
/// One sentence that explains the word.
[[nodiscard]] QString explanation(Known known);

/// One to three sentences: what makes this transition happen, what is sent, and who does it.
[[nodiscard]] QString explanation(const Transition& edge);
/// "ESTABLISHED → CLOSE-WAIT"
[[nodiscard]] QString transitionTitle(State from, State to);
[[nodiscard]] QString transitionTitle(const Transition& edge);
/// "RFC 9293, section 3.10.7.4"
[[nodiscard]] QString sectionReference(const Transition& edge);

/// The heading of a zone of the diagram.
[[nodiscard]] QString phaseTitle(Phase phase);

} // namespace atlas::view
