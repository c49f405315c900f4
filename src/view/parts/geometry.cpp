// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/geometry.h"

#include <algorithm>
#include <cmath>

namespace atlas::view {

double distance(const QLineF& line, const QPointF& point)
{
    const QPointF along = line.p2() - line.p1();
    const double length = QPointF::dotProduct(along, along);
    const double t = length > 0 ? std::clamp(QPointF::dotProduct(point - line.p1(), along) / length, 0.0, 1.0) : 0.0;
    const QPointF off = point - (line.p1() + along * t);
    return std::hypot(off.x(), off.y());
}

} // namespace atlas::view
