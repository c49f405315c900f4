// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/parts/theme.h"

#include <QString>

namespace atlas::view {

/// The lab window's style sheet: the main window's, and what only the lab has.
[[nodiscard]] QString labStyleSheet(const Theme& theme);

} // namespace atlas::view
