// SPDX-License-Identifier: GPL-3.0-or-later
//
// Texts that the core words and the window shows in the user's language. The core has no translations:
// it hands over the English text apart from what was put into it, and the window translates the text.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// A piece of a sentence: an English text, and what stands in it at %1, %2, …
struct Phrase {
    std::string text; ///< what the translators' files are searched for
    std::vector<std::string> arguments{};

    bool operator==(const Phrase&) const = default;
};

/// Only marks a literal: the translators' tool searches for this name, and files the text under `context`.
[[nodiscard]] consteval const char* translatable([[maybe_unused]] const char* context, const char* text)
{
    return text;
}

/// `text` with the arguments at its placeholders, %1 the first. A placeholder without an argument stays.
[[nodiscard]] std::string fill(std::string_view text, std::span<const std::string> arguments);

/// The phrases in English, one after the other.
[[nodiscard]] std::string english(std::span<const Phrase> phrases);

} // namespace atlas
