// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/closest.h"

#include "core/base/letters.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace atlas {
namespace {

constexpr std::size_t longestWord = 24;

/// Levenshtein's distance, for words that are short enough; otherwise as far as can be.
std::size_t distance(std::string_view a, std::string_view b)
{
    if (a.size() > longestWord || b.size() > longestWord)
        return longestWord;
    std::array<std::size_t, longestWord + 1> row{};
    for (std::size_t j = 0; j <= b.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i + 1;
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (lower(a[i]) == lower(b[j]) ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
        }
    }
    return row[b.size()];
}

} // namespace

std::optional<std::string_view> closest(std::string_view word, std::span<const std::string_view> candidates)
{
    if (word.empty())
        return std::nullopt;
    for (const std::string_view candidate : candidates)
        if (word.size() >= 2 && equalLetters(candidate.substr(0, word.size()), word))
            return candidate;
    const auto best =
        std::ranges::min_element(candidates, {}, [&](auto candidate) { return distance(word, candidate); });
    const std::size_t allowed = word.size() > 3 ? 2 : 1;
    return best != candidates.end() && distance(word, *best) <= allowed ? std::optional(*best) : std::nullopt;
}

} // namespace atlas
