// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/column_widths.h"

#include <algorithm>
#include <cstddef>
#include <functional>

namespace atlas::view {

std::vector<int> shareOut(std::span<const ColumnNeed> columns, int room, double tightest)
{
    int needed = 0;
    int wish = 0;
    for (const ColumnNeed& column : columns) {
        needed += column.narrow;
        wish += column.wide - column.narrow;
    }
    std::vector<std::size_t> spare;
    for (std::size_t i = columns.size(); i-- > 0;)
        if (columns[i].dispensable > 0)
            spare.push_back(i);
    std::ranges::stable_sort(spare, std::ranges::greater(), [&](std::size_t i) { return columns[i].dispensable; });
    std::vector<bool> left(columns.size());
    for (const std::size_t i : spare) {
        if (needed <= room)
            break;
        left[i] = true;
        needed -= columns[i].narrow;
        wish -= columns[i].wide - columns[i].narrow;
    }
    const double share = std::clamp((room - needed) / std::max(1.0 * wish, 1.0), 0.0, 1.0);
    const double squeeze = std::clamp(1.0 * room / std::max(needed, 1), tightest, 1.0);
    std::vector<int> widths(columns.size());
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const int narrow = static_cast<int>(columns[i].narrow * squeeze);
        widths[i] = left[i] ? 0 : narrow + static_cast<int>((columns[i].wide - narrow) * share);
    }
    return widths;
}

} // namespace atlas::view
