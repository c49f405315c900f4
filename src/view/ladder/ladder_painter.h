// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/ladder/ladder_layout.h"
#include "view/parts/theme.h"

class QPainter;

namespace atlas::view {

struct LadderPicture {
    const LadderLayout& layout;
    const Theme& theme;
    QFont font; ///< the widget's
    double width = 0;
    double progress = 1; ///< how far what is fresh has come, from 0 to 1
};

/// Paints what lies between `top` and `bottom`, in the layout's coordinates.
void paintLadder(QPainter& painter, const LadderPicture& picture, double top, double bottom);

} // namespace atlas::view
