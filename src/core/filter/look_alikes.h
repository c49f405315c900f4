// SPDX-License-Identifier: GPL-3.0-or-later
//
// What people write who know another tool: "sport = :7000" and "dst 10.0.0.1" of ss, "tcp.port == 443" of Wireshark,
// "port>1000", "a && b". Taken as plain words they would match nothing, without a word, so they are mistakes whose
// message names the right form.
#pragma once

#include "core/filter/filter.h"

#include <cstddef>
#include <optional>
#include <string_view>

namespace atlas::filtering {

/// What is wrong with the bare word of `text` that begins at `at`, where it is another tool's syntax.
[[nodiscard]] std::optional<FilterError> lookAlike(std::string_view text, std::size_t at);

/// Our key for another tool's field, or empty: "local" for "sport".
[[nodiscard]] std::string_view keyMeantBy(std::string_view field);

} // namespace atlas::filtering
