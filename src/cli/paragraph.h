// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/io.h"

#include <string_view>

namespace atlas::cli {

/// One paragraph, wrapped to the terminal: `first` in front of it, and `later` in front of its further lines.
void printParagraph(std::string_view text, std::string_view first, std::string_view later, const Io& io);

/// Paragraphs and entries of a list ("- "), each a line of `text`; the lines of an entry stand under its text.
void printText(std::string_view text, const Io& io);

} // namespace atlas::cli
