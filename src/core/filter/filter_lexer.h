// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/filter/filter.h"

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::filtering {

/// One value of a word or a key, without its quotes.
struct Value {
    std::string text;
    std::size_t column = 0;

    bool operator==(const Value&) const = default;
};

enum class TokenKind : std::uint8_t { Open, Close, And, Or, Not, Word, End };

/// One token of a filter. Only words have a key (which may be empty) and values (at least one).
struct Token {
    TokenKind kind = TokenKind::End;
    std::size_t column = 0;
    std::string_view source; ///< as it was written
    std::string_view key{};
    std::vector<Value> values{};
};

/// Splits a filter into tokens, the last of which is End. Errors: quotes, keys
/// that there are not, and values that are missing.
[[nodiscard]] std::expected<std::vector<Token>, FilterError> tokenize(std::string_view text);

} // namespace atlas::filtering
