// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace atlas {

/// Bytes that came from outside, as UTF-8 that is safe to show on one line: control characters,
/// line separators, bidirectional and other invisible formatting characters become escapes
/// (`\n`, `\x1b`, `\u202e`, `\U000e0041`), and so do bytes that are not UTF-8 (`\xff`). A backslash is
/// doubled only where the text would otherwise read like an escape, so different bytes never appear
/// the same, and ordinary names come back as they are.
[[nodiscard]] std::string visible(std::string_view bytes);

} // namespace atlas
