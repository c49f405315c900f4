// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/ladder/ladder_layout.h"

#include <QFontMetricsF>

namespace atlas::view {

/// Puts each arrow's label above its line, where it covers no other label, pill, text or arrow; where there is no such
/// place, where it covers least.
void placeLadderLabels(LadderLayout& layout, const QFontMetricsF& metrics);

} // namespace atlas::view
