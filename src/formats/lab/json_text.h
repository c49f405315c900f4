// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <nlohmann/json.hpp>

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::lab {

/// Why a text is no JSON.
struct NotJson {
    std::string message; ///< of at most 200 bytes, which may end within a character
    std::size_t byte = 0; ///< up to which it was read, from 1
};

/// Reads a text that came from outside. What cannot be represented, such as the number 1e999, is no JSON either; nor is
/// what is nested more than 64 deep, since values are copied and destroyed by recursion.
[[nodiscard]] std::expected<nlohmann::json, NotJson> parseJson(std::string_view text);
/// Reads a line that the lab wrote: an object no longer than a line may be.
[[nodiscard]] std::expected<nlohmann::json, Error> parseLine(std::string_view line);

[[nodiscard]] nlohmann::json orNull(const auto& value)
{
    return value ? nlohmann::json(*value) : nlohmann::json(nullptr);
}

} // namespace atlas::lab
