// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/diagram/diagram_target.h"

#include "view/parts/geometry.h"

#include <algorithm>
#include <limits>

namespace atlas::view {
namespace {

constexpr double edgeReach = 6; ///< pixels

double distanceTo(const QPolygonF& line, const QPointF& point)
{
    double least = std::numeric_limits<double>::infinity();
    for (qsizetype i = 1; i < line.size(); ++i)
        least = std::min(least, distance(QLineF(line[i - 1], line[i]), point));
    return least;
}

const Transition* edgeNear(const QPointF& place, const DiagramLayout& layout, double reach)
{
    const Transition* nearest = nullptr;
    double least = reach;
    for (const Transition& edge : transitions) {
        const double off = distanceTo(layout.edgePoints[indexOf(edge)], place);
        if (off <= least) {
            least = off;
            nearest = &edge;
        }
    }
    return nearest;
}

} // namespace

DiagramTarget targetAt(const QPointF& point, const DiagramLayout& layout, const DiagramCamera& camera)
{
    for (const Node node : allNodes)
        if (camera.toWidget(layout.state(node)).contains(point))
            return {node, nullptr};
    return {std::nullopt, edgeNear(camera.toDrawing(point), layout, edgeReach / camera.scale())};
}

} // namespace atlas::view
