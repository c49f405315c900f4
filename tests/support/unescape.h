// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atlas::test {

/// What `visible()` was given: its inverse, written apart from it.
[[nodiscard]] std::string unescape(std::string_view shown);

/// Whether `text` is UTF-8 as the C library reads it, which refuses overlong forms and surrogates.
[[nodiscard]] bool isUtf8(std::string_view text);

} // namespace atlas::test
