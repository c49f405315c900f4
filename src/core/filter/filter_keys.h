// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter_lexer.h"
#include "core/filter/filter_nodes.h"

#include <expected>
#include <optional>
#include <string_view>
#include <vector>

namespace atlas::filtering {

/// All keys; and the words of `is:`.
[[nodiscard]] std::vector<std::string_view> keyNames();
[[nodiscard]] std::vector<std::string_view> traitNames();

/// What is wrong with a key that there is not; empty for the others.
[[nodiscard]] std::optional<FilterError> unknownKey(std::string_view key, std::size_t column);

/// The test that a known key and its values mean. Errors: a value that the key does not take.
[[nodiscard]] std::expected<Test, FilterError> compile(const Token& word);

/// The test that one value of a free word means; no word is wrong.
[[nodiscard]] WordTest freeWord(const Value& value);

} // namespace atlas::filtering
