// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_walk.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace atlas::view {
namespace {

bool joined(Node a, Node b)
{
    return std::ranges::any_of(transitions, [&](const Transition& edge) {
        return edge.kind == EdgeKind::Drawn &&
            ((originOf(edge) == a && targetOf(edge) == b) || (originOf(edge) == b && targetOf(edge) == a));
    });
}

/// `offset` with the direction as its x axis, so that x > 0 lies ahead.
QPointF turned(const QPointF& offset, Direction direction)
{
    switch (direction) {
    case Direction::Left:
        return {-offset.x(), offset.y()};
    case Direction::Right:
        return offset;
    case Direction::Up:
        return {-offset.y(), offset.x()};
    case Direction::Down:
        return {offset.y(), offset.x()};
    }
    return offset;
}

/// How far away a box counts in a direction; infinite for what lies too far aside.
double effort(const QPointF& ahead, bool isJoined)
{
    constexpr double widest = 2.5; // sideways for each unit ahead
    const double sideways = std::abs(ahead.y());
    if (ahead.x() <= 0 || sideways > widest * ahead.x())
        return std::numeric_limits<double>::infinity();
    return (ahead.x() + 2 * sideways) * (isJoined ? 0.6 : 1);
}

} // namespace

std::optional<Node> neighbour(const DiagramLayout& layout, Node node, Direction direction)
{
    const QPointF here = layout.state(node).center();
    std::optional<Node> nearest;
    double least = std::numeric_limits<double>::infinity();
    for (const Node other : allNodes) {
        if (other == node)
            continue;
        const double far = effort(turned(layout.state(other).center() - here, direction), joined(node, other));
        if (far < least) {
            least = far;
            nearest = other;
        }
    }
    return nearest;
}

} // namespace atlas::view
