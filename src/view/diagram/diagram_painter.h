// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"
#include "view/diagram/diagram_ends.h"
#include "view/diagram/diagram_picture.h"

#include <optional>
#include <vector>

class QPainter;

namespace atlas::view {

/// Everything that the diagram shows at one moment.
struct DiagramScene {
    const DiagramPicture& picture; ///< as it was updated for this moment
    const DiagramEnds& ends; ///< with what moves
    const std::vector<EndBadge>& badges;
    const std::optional<model::EdgeCounts>& activity; ///< shown while there is no end
    const StateCounts& counts;
    std::optional<Node> hovered; ///< the box under the pointer
    std::optional<Node> ring; ///< the box with the keyboard's ring
};

/// Paints the picture at rest, and over it what moves, what is lit and what counts. In the widget's pixels.
void paintDiagram(QPainter& painter, const DiagramScene& scene);

} // namespace atlas::view
