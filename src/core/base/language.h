// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace atlas {

/// Which of the languages in `known` (as pt_BR) a person who asked for `wanted` (as `pt_BR`, `pt-BR` or `pt_BR.UTF-8`)
/// should read: that one; or its base ("pt" for "pt_PT"); or another of that base ("pt_BR"); or English; none if none
/// of these is known.
[[nodiscard]] std::optional<std::size_t> nearestLanguage(std::string_view wanted,
                                                         std::span<const std::string_view> known);

} // namespace atlas
