// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/parts/theme.h"

#include <QIcon>
#include <QString>

namespace atlas::view {

/// The main window's style sheet: cards, header, field and buttons in the theme's colours.
[[nodiscard]] QString styleSheet(const Theme& theme);

/// A filled disc: how well things are known.
[[nodiscard]] QIcon dotIcon(const QColor& colour);
[[nodiscard]] QIcon pauseIcon(const QColor& colour);
[[nodiscard]] QIcon playIcon(const QColor& colour);

} // namespace atlas::view
