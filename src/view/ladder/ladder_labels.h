// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/ladder/ladder_layout.h"

#include <QFontMetricsF>

#include <vector>

namespace atlas::view {

[[nodiscard]] QSizeF ladderLabelSize(const QString& label, const QFontMetricsF& metrics);

/// Puts each arrow's label beside its line, where it covers no other label, pill or text and no other arrow. A label
/// that has a box already stays at its height, and keeps clear of other arrows as far as it can. Returns the arrows, by
/// place, whose labels have no such place: those stay without a box.
[[nodiscard]] std::vector<std::size_t> placeLadderLabels(LadderLayout& layout, const QFontMetricsF& metrics);

} // namespace atlas::view
