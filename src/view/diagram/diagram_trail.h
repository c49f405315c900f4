// SPDX-License-Identifier: GPL-3.0-or-later
//
// The steps that a connection took, its trail, as lines of the diagram.
//
// A line leads from box to box: a drawn edge, or the one short cut that all transitions of the text between the same
// two boxes share. A step that is certain runs along one line. Where it is only concluded, every line that it may have
// taken is shown, and none as if it had been seen.
#pragma once

#include "core/history/step.h"
#include "view/diagram/node.h"

#include <optional>
#include <span>
#include <vector>

namespace atlas::view {

/// The line from one state to another. With a cause, the transition of that cause if the table has it; otherwise the
/// drawn edge, or else the first of the text's. Null where the table has no such transition.
[[nodiscard]] const Transition* lineBetween(State from, State to, std::optional<Cause> cause = std::nullopt);

/// The lines that a step took or may have taken. A certain step has one, or none if the table has no such transition;
/// among the possible ones, a short cut is named only where it is the whole path.
[[nodiscard]] std::vector<const Transition*> linesOf(const Step& step);

/// The box where a step ends that begins in `from`.
[[nodiscard]] constexpr Node nodeAfter(Node from, State to)
{
    return to == State::Closed ? closedAfter(from.state) : Node{to, false};
}

/// How one line of a trail is shown.
struct TrailLine {
    const Transition* line = nullptr;
    int strength = 0; ///< 1 to `strongest`: the newer the step, the stronger
    bool certain = true; ///< otherwise dashed
    bool causeKnown = false; ///< the line stands for this very transition, not for all between its two boxes

    static constexpr int strongest = 16;
    bool operator==(const TrailLine&) const = default;
};

/// A trail from its oldest step to its newest, as lines, each once. The strength falls with each step that came
/// after, and in a few coarse stages with age, so that a picture at rest stays as it is.
[[nodiscard]] std::vector<TrailLine> trailLines(std::span<const Step> trail, Instant now);

} // namespace atlas::view
