// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <QPainterPath>
#include <QStringView>

#include <expected>

namespace atlas::view {

/// Reads the `d` of an SVG path that uses nothing but M, L and C with absolute coordinates, begins
/// with its only M and has finite numbers. An error names the offset of what it did not understand.
[[nodiscard]] std::expected<QPainterPath, Error> parseSvgPath(QStringView d);

} // namespace atlas::view
