// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/row_edits.h"

namespace atlas::model {

std::size_t rangeCount(std::span<const RowEdit> edits)
{
    std::size_t count = 0;
    for (const RowEdit& edit : edits)
        count += (edit.removed > 0 ? 1U : 0U) + (edit.inserted > 0 ? 1U : 0U);
    return count;
}

} // namespace atlas::model
