// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"

#include <string>
#include <string_view>

namespace atlas::cli {

/// How a piece of text stands out on a terminal; the words alone say the same.
enum class Style : std::uint8_t { Plain, Strong, Opening, Connected, ThisSideClosedFirst, OtherSideClosedFirst };

/// The style of a phase, in the colours of the window as near as sixteen of them come.
[[nodiscard]] Style styleOf(Phase phase);

/// `text` in its style; as it is without colours.
[[nodiscard]] std::string styled(std::string_view text, Style style, bool colours);

} // namespace atlas::cli
