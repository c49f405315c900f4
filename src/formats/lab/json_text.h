// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json.hpp>

#include <cstddef>
#include <expected>
#include <string>
#include <string_view>

namespace atlas::lab {

/// Why a text is no JSON.
struct NotJson {
    std::string message; ///< of at most 200 bytes, which may end within a character
    std::size_t byte = 0; ///< up to which it was read, from 1
};

/// Reads a text that came from outside. What cannot be represented, such as the number 1e999, is no JSON either.
[[nodiscard]] std::expected<nlohmann::json, NotJson> parseJson(std::string_view text);

} // namespace atlas::lab
