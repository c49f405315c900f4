// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// What the last word of a filter, as far as it is typed, may become: `sta` → `state:`, `state:cl` →
/// `state:close-wait`, `state:closing`. Empty where nothing is known to begin so; a key without a fixed set of values
/// gives an example.
[[nodiscard]] std::vector<std::string> filterCompletions(std::string_view text);

/// Where the last word begins, in bytes.
[[nodiscard]] std::size_t lastWordOf(std::string_view text);

} // namespace atlas
