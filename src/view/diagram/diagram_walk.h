// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/diagram_layout.h"

#include <optional>

namespace atlas::view {

enum class Direction : std::uint8_t { Left, Right, Up, Down };

/// The box that an arrow key leads to: the nearest one in that direction, boxes joined by an edge
/// before others. Empty at the rim.
[[nodiscard]] std::optional<Node> neighbour(const DiagramLayout& layout, Node node, Direction direction);

} // namespace atlas::view
