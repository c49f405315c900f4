// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineF>
#include <QPointF>

namespace atlas::view {

/// How far a point is from the nearest point of a line that ends at both ends.
[[nodiscard]] double distance(const QLineF& line, const QPointF& point);

} // namespace atlas::view
