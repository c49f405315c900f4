// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/ladder/ladder_layout.h"
#include "view/parts/theme.h"

class QPainter;

namespace atlas::view {

/// What stands above a host's line.
struct LadderHead {
    QString name; ///< "a · client"
    QString address;

    bool operator==(const LadderHead&) const = default;
};

struct LadderPicture {
    const LadderLayout& layout;
    const Theme& theme;
    QFont font; ///< the widget's
    double width = 0;
    double progress = 1; ///< how far what is fresh has come, from 0 to 1
    const LadderEntry* current = nullptr; ///< marked, for the keyboard
};

/// The height of both heads, in pixels.
[[nodiscard]] int ladderHeadHeight(const QFont& font);

/// Paints the heads at the top of the picture, which do not scroll.
void paintLadderHeads(QPainter& painter, const LadderPicture& picture, const lab::PerHost<LadderHead>& heads);

/// Paints what lies between `top` and `bottom`, in the layout's coordinates.
void paintLadder(QPainter& painter, const LadderPicture& picture, double top, double bottom);

} // namespace atlas::view
