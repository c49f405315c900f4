// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace atlas::view {

/// The widths of a column, pixels.
struct ColumnNeed {
    int narrow = 0; ///< always enough
    int wide = 0; ///< as much as it can use
    int dispensable = 0; ///< above 0: left out where there is no room for all, those with the highest number first
};

/// Shares `room`, pixels, out between columns: each gets what it needs, and of the rest as much as it can use. Where
/// not all find room, dispensable ones go first (their width is 0), of equal ones the last, and then all get as little
/// as `tightest` of what they need.
[[nodiscard]] std::vector<int> shareOut(std::span<const ColumnNeed> columns, int room, double tightest = 1);

} // namespace atlas::view
