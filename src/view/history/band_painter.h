// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/history/band_layout.h"
#include "view/parts/theme.h"

class QPainter;

namespace atlas::view {

struct BandPicture {
    const BandLayout& layout;
    const Theme& theme;
    QFont font; ///< the widget's, as in the layout's request
    std::optional<BandPieceId> hovered{}; ///< the piece under the pointer
};

void paintBand(QPainter& painter, const BandPicture& picture);

} // namespace atlas::view
