// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/row_edits.h"

#include <cassert>

namespace atlas::model {

std::vector<RowEdit> rowEdits(std::span<const RowRef> current, std::span<const RowRef> target,
                              std::span<const std::uint8_t> stays)
{
    assert(current.size() == stays.size());
    std::vector<RowEdit> edits;
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < current.size() && j < target.size() && stays[i] != 0 && current[i] == target[j]) {
            ++i;
            ++j;
        }
        if (i == current.size() && j == target.size())
            return edits;
        RowEdit edit{j, 0, 0};
        for (; i < current.size() && stays[i] == 0; ++i)
            ++edit.removed;
        for (; j < target.size() && (i == current.size() || target[j] != current[i]); ++j)
            ++edit.inserted;
        assert(edit.removed + edit.inserted > 0);
        edits.push_back(edit);
    }
}

std::size_t rangeCount(std::span<const RowEdit> edits)
{
    std::size_t count = 0;
    for (const RowEdit& edit : edits)
        count += (edit.removed > 0 ? 1U : 0U) + (edit.inserted > 0 ? 1U : 0U);
    return count;
}

} // namespace atlas::model
