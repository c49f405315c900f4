// SPDX-License-Identifier: GPL-3.0-or-later
// What the band of states says.
#pragma once

#include "model/stream/clocks.h"
#include "view/history/band_pieces.h"
#include "view/history/time_scale.h"

#include <QString>

#include <vector>

namespace atlas::view::band {

[[nodiscard]] QString momentText(Instant time, const model::WallClock& clock);
/// In the place of the moment at the right edge, while a connection lives.
[[nodiscard]] QString nowText();
/// Below what is drawn wider than its time.
[[nodiscard]] QString notToScaleText();
/// A piece in lines, for a tooltip: what, since when, until when, how long.
[[nodiscard]] QString pieceText(const BandPiece& piece, const TimeScale& scale, const model::WallClock& clock);
/// All rows as one sentence, for assistive technology.
[[nodiscard]] QString sentence(const std::vector<BandRow>& rows, const model::WallClock& clock);

} // namespace atlas::view::band
