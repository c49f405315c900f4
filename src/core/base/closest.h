// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace atlas {

/// The one of `candidates` that `word` was probably meant to be: begun with it, or one or two
/// letters away. Case does not count.
[[nodiscard]] std::optional<std::string_view> closest(std::string_view word,
                                                      std::span<const std::string_view> candidates);

} // namespace atlas
