// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

namespace atlas::view {

/// The widths of a column, pixels.
struct ColumnNeed {
    int narrow = 0; ///< always enough
    int wide = 0; ///< as much as it can use
    bool dispensable = false; ///< left out where there is no room for all
};

/// Shares `room`, pixels, out between columns: each gets what it needs, and of the rest as much as it can use. Where
/// not all find room, the last dispensable ones go first (their width is 0), and then all get as little as `tightest`
/// of what they need.
[[nodiscard]] std::vector<int> shareOut(std::span<const ColumnNeed> columns, int room, double tightest = 1);

} // namespace atlas::view
