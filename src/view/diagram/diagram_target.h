// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/diagram_camera.h"
#include "view/diagram/diagram_layout.h"

#include <optional>

namespace atlas::view {

/// What lies under a point of the widget: a box, a drawn edge, or neither.
struct DiagramTarget {
    std::optional<Node> node;
    const Transition* edge = nullptr; ///< null in a box

    bool operator==(const DiagramTarget&) const = default;
};

/// The box at a point; outside all boxes the nearest edge within 6 pixels.
[[nodiscard]] DiagramTarget targetAt(const QPointF& point, const DiagramLayout& layout, const DiagramCamera& camera);

} // namespace atlas::view
