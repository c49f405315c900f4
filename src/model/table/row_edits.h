// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iterator>
#include <ranges>
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

/// The steps that turn `current` into `target`, in ascending order; both are random-access ranges of whatever names a
/// row, and `same` says whether two of them name one. `stays[i]` is not 0 where current[i] is kept; it may be 0 for a
/// row that is in `target` too: that one is then removed and inserted again. The rows that stay are in `target`, in
/// the same order.
template <typename Current, typename Target, typename Same = std::ranges::equal_to>
[[nodiscard]] std::vector<RowEdit> rowEdits(const Current& current, const Target& target,
                                            std::span<const std::uint8_t> stays, Same same = {})
{
    const auto isSame = [&](std::size_t i, std::size_t j) {
        return same(*(std::ranges::begin(current) + static_cast<std::ptrdiff_t>(i)),
                    *(std::ranges::begin(target) + static_cast<std::ptrdiff_t>(j)));
    };
    const std::size_t currentSize = std::ranges::size(current);
    const std::size_t targetSize = std::ranges::size(target);
    assert(currentSize == stays.size());
    std::vector<RowEdit> edits;
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < currentSize && j < targetSize && stays[i] != 0 && isSame(i, j)) {
            ++i;
            ++j;
        }
        if (i == currentSize && j == targetSize)
            return edits;
        RowEdit edit{j, 0, 0};
        for (; i < currentSize && stays[i] == 0; ++i)
            ++edit.removed;
        for (; j < targetSize && (i == currentSize || !isSame(i, j)); ++j)
            ++edit.inserted;
        assert(edit.removed + edit.inserted > 0);
        edits.push_back(edit);
    }
}

/// How many ranges the steps remove or insert: each costs a pair of signals.
[[nodiscard]] std::size_t rangeCount(std::span<const RowEdit> edits);

} // namespace atlas::model
