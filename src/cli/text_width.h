// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::cli {

/// How many columns of a terminal a line of UTF-8 takes, as Unicode 15 has it: wide characters two, combining marks and
/// controls none, those of ambiguous width one.
[[nodiscard]] std::size_t textWidth(std::string_view text);

/// Which part of a text has to stay when it is shortened.
enum class Keep : std::uint8_t { Start, Ends };

/// `text` in at most `width` columns, with "…" for what had to go.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t width, Keep keep);

/// A paragraph in lines of at most `width` columns. `code` in back quotes stays in one piece, so that it
/// can be copied; a word that is too long gets a line of its own.
[[nodiscard]] std::vector<std::string> wrapped(std::string_view text, std::size_t width);

} // namespace atlas::cli
