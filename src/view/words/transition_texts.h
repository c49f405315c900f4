// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

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
/// Several transitions between the same two states in few words: "RST · abort · timeout".
[[nodiscard]] QString combinedLabel(std::span<const Transition* const> edges);

/// One to three sentences: what makes this transition happen, what is sent, and by which side or program.
[[nodiscard]] QString explanation(const Transition& edge);
/// "ESTABLISHED → CLOSE-WAIT"
[[nodiscard]] QString transitionTitle(State from, State to);
[[nodiscard]] QString transitionTitle(const Transition& edge);
/// "RFC 9293, section 3.10.7.4"
[[nodiscard]] QString sectionReference(const Transition& edge);

/// The heading of a zone of the diagram.
[[nodiscard]] QString phaseTitle(Phase phase);

} // namespace atlas::view
