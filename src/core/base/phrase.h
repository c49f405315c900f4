// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that the core words and the window shows in the user's language. The core has no translations:
// it hands over the English text apart from what was put into it, and who shows it may look the text up.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace atlas {

/// A piece of a sentence: an English text, and what stands in it at %1, if it has one.
struct Phrase {
    std::string_view text; ///< a literal that translatable() marks
    std::string argument{};

    bool operator==(const Phrase&) const = default;
};

/// Only marks a literal: the translators' tool looks for this name, and files the text under `context`.
[[nodiscard]] constexpr std::string_view translatable([[maybe_unused]] std::string_view context, std::string_view text)
{
    return text;
}

/// The phrases in English, one after the other.
[[nodiscard]] std::string english(std::span<const Phrase> phrases);

} // namespace atlas
