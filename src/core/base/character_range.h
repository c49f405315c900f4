// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>

namespace atlas {

/// Characters of Unicode from `first` to `last`, both included.
struct CharacterRange {
    char32_t first;
    char32_t last;
};

template <typename Ranges> [[nodiscard]] constexpr bool isIn(const Ranges& ranges, char32_t character)
{
    return std::ranges::any_of(ranges, [character](const CharacterRange& range) {
        return range.first <= character && character <= range.last;
    });
}

} // namespace atlas
