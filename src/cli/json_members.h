// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/visible.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::cli {

/// A member of what another program says, of which nothing is taken on trust; null if it is not there.
[[nodiscard]] inline nlohmann::ordered_json objectIn(const nlohmann::ordered_json& object, std::string_view member)
{
    return object.is_object() && object.contains(member) ? object[std::string(member)] : nlohmann::ordered_json();
}

/// Its text, safe to be shown; empty if it is no text.
[[nodiscard]] inline std::string textIn(const nlohmann::ordered_json& object, std::string_view member)
{
    const auto found = objectIn(object, member);
    return found.is_string() ? visible(found.get<std::string>()) : std::string();
}

[[nodiscard]] inline std::optional<std::int64_t> numberIn(const nlohmann::ordered_json& object, std::string_view member)
{
    const auto found = objectIn(object, member);
    return found.is_number_integer() ? std::optional(found.get<std::int64_t>()) : std::nullopt;
}

} // namespace atlas::cli
