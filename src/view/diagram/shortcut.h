// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/node.h"

#include <QPainterPath>

#include <vector>

namespace atlas::view {

/// The transitions between two boxes that the RFC has in its text only (resets, aborts, timeouts, short cuts). Too many
/// to draw at once: the diagram has those of one state at a time, one line a pair.
struct Shortcut {
    Node from;
    Node to;
    std::vector<const Transition*> transitions;
};

[[nodiscard]] std::vector<Shortcut> shortcutsFrom(State state);

/// A curve from box to box in units of the drawing, ending where the arrowhead begins; empty for a
/// pair that the RFC does not join.
[[nodiscard]] QPainterPath shortcutPath(Node from, Node to);

} // namespace atlas::view
