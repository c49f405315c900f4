// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/parts/theme.h"

#include <QIcon>
#include <QString>

namespace atlas::view {

/// `sheet` with the theme's colours in the place of %window, %surface, %raised, %line, %text, %muted, %warning,
/// %accent, %onaccent and %selection.
[[nodiscard]] QString coloured(QString sheet, const Theme& theme);
/// The main window's style sheet: cards, header, field and buttons in the theme's colours.
[[nodiscard]] QString styleSheet(const Theme& theme);

/// A filled disc: how well things are known.
[[nodiscard]] QIcon dotIcon(const QColor& colour);
[[nodiscard]] QIcon pauseIcon(const QColor& colour);
[[nodiscard]] QIcon playIcon(const QColor& colour);

} // namespace atlas::view
