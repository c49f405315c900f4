// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "view/node.h"
#include "view/theme.h"

#include <QByteArray>

#include <expected>
#include <optional>

namespace atlas::view {

/// What stands out in the picture at rest.
struct Emphasis {
    std::optional<Node> node; ///< the ways that lead on from here are dashed, in the accent's colour
    const Transition* edge = nullptr; ///< under the pointer

    [[nodiscard]] bool marks(const Transition& transition) const { return node && originOf(transition) == *node; }
    [[nodiscard]] bool hovers(const Transition& transition) const { return edge && *edge == transition; }
    bool operator==(const Emphasis&) const = default;
};

/// Widths of lines in units of the drawing, such that none gets too thin to see at this scale.
struct LineWidths {
    double edge;
    double marked;
    double box;

    [[nodiscard]] static LineWidths at(double scale);
};

/// The style sheet that takes the place of the one in the file. It hides the file's words.
[[nodiscard]] QByteArray styleSheet(const Theme& theme, const Emphasis& emphasis, double scale);

/// `svg` with another style sheet; an error if it has none.
[[nodiscard]] std::expected<QByteArray, Error> withStyleSheet(const QByteArray& svg, const QByteArray& styleSheet);

} // namespace atlas::view
