// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "view/parts/theme.h"

#include <QByteArray>

#include <expected>

namespace atlas::view {

/// Widths of lines in units of the drawing, such that none gets too thin to see at this scale.
struct LineWidths {
    double edge; ///< of no end
    double next; ///< an edge that leads on from where an end is
    double newest; ///< the last step of a trail
    double oldest; ///< the first one
    double lit; ///< a step that was taken just now
    double box;

    [[nodiscard]] static LineWidths at(double scale);
};

/// The style sheet that takes the place of the one in the file. It leaves zones and boxes, and hides the rest, which is
/// painted over them.
[[nodiscard]] QByteArray styleSheet(const Theme& theme, double scale);

/// `svg` with another style sheet; an error if it has none.
[[nodiscard]] std::expected<QByteArray, Error> withStyleSheet(const QByteArray& svg, const QByteArray& styleSheet);

} // namespace atlas::view
