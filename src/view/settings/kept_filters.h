// SPDX-License-Identifier: GPL-3.0-or-later
// The filters that the user has used and those that are to be kept, in the settings file.
#pragma once

#include <QStringList>

namespace atlas::view {

/// The newest first.
[[nodiscard]] QStringList recentFilters();
/// Notes that this filter was used; the oldest of many is forgotten.
void rememberFilter(const QString& text);

/// In the order in which they were kept.
[[nodiscard]] QStringList keptFilters();
void keepFilter(const QString& text, bool keep);

} // namespace atlas::view
