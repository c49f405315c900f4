// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/table/row_ref.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atlas::model {

/// One step from the shown rows to the wanted ones: at `row` first `removed` rows go, then `inserted` come. When the
/// steps are done in order, all rows before `row` are final; so the rows that come are target[row, row + inserted).
struct RowEdit {
    std::size_t row = 0;
    std::size_t removed = 0;
    std::size_t inserted = 0;

    bool operator==(const RowEdit&) const = default;
};

/// The steps that turn `current` into `target`, in ascending order. `stays[i]` is not 0 where current[i] is kept; it
/// may be 0 for a row that is in `target` too: that one is then removed and inserted again. The rows that stay are in
/// `target`, in the same order.
[[nodiscard]] std::vector<RowEdit> rowEdits(std::span<const RowRef> current, std::span<const RowRef> target,
                                            std::span<const std::uint8_t> stays);

/// How many ranges the steps remove or insert: each costs a pair of signals.
[[nodiscard]] std::size_t rangeCount(std::span<const RowEdit> edits);

} // namespace atlas::model
