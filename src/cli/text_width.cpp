// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_width.h"

#include "core/base/character_range.h"

#include <algorithm>
#include <array>
#include <cstdint>

namespace atlas::cli {
namespace {

constexpr std::array combining{
    CharacterRange{0x0300, 0x036f}, CharacterRange{0x0483, 0x0489}, CharacterRange{0x0591, 0x05bd},
    CharacterRange{0x0610, 0x061a}, CharacterRange{0x064b, 0x065f}, CharacterRange{0x0e31, 0x0e31},
    CharacterRange{0x0e34, 0x0e3a}, CharacterRange{0x1ab0, 0x1aff}, CharacterRange{0x1dc0, 0x1dff},
    CharacterRange{0x20d0, 0x20ff}, CharacterRange{0xfe20, 0xfe2f},
};
constexpr std::array wide{
    CharacterRange{0x1100, 0x115f},   CharacterRange{0x2e80, 0x303e},   CharacterRange{0x3041, 0xa4cf},
    CharacterRange{0xac00, 0xd7a3},   CharacterRange{0xf900, 0xfaff},   CharacterRange{0xfe30, 0xfe6f},
    CharacterRange{0xff00, 0xff60},   CharacterRange{0xffe0, 0xffe6},   CharacterRange{0x1f300, 0x1f64f},
    CharacterRange{0x1f680, 0x1f6ff}, CharacterRange{0x1f900, 0x1faff}, CharacterRange{0x20000, 0x3fffd},
};

/// The bytes of the first character, and its columns. The text is UTF-8: it is ours, or went through visible().
struct Character {
    std::size_t bytes;
    std::size_t columns;
};

Character firstCharacter(std::string_view text)
{
    const auto lead = static_cast<std::uint8_t>(text.front());
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    char32_t value = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t i = 1; i < std::min(length, text.size()); ++i)
        value = value << 6U | (static_cast<std::uint8_t>(text[i]) & 0x3fU);
    return {std::min(length, text.size()), isIn(combining, value) ? 0U : isIn(wide, value) ? 2U : 1U};
}

/// The longest start of `text` that fits.
std::string_view startOf(std::string_view text, std::size_t width)
{
    std::size_t bytes = 0;
    while (bytes < text.size()) {
        const Character next = firstCharacter(text.substr(bytes));
        if (next.columns > width)
            break;
        width -= next.columns;
        bytes += next.bytes;
    }
    return text.substr(0, bytes);
}

/// The longest end of `text` that fits.
std::string_view endOf(std::string_view text, std::size_t width)
{
    while (textWidth(text) > width)
        text.remove_prefix(firstCharacter(text).bytes);
    return text;
}

/// The next word, up to a space that is not inside back quotes.
std::string_view nextWord(std::string_view text)
{
    bool inCode = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        inCode = inCode != (text[i] == '`');
        if (text[i] == ' ' && !inCode)
            return text.substr(0, i);
    }
    return text;
}

} // namespace

std::size_t textWidth(std::string_view text)
{
    std::size_t columns = 0;
    while (!text.empty()) {
        const Character next = firstCharacter(text);
        columns += next.columns;
        text.remove_prefix(next.bytes);
    }
    return columns;
}

std::string shortened(std::string_view text, std::size_t width, Keep keep)
{
    if (textWidth(text) <= width)
        return std::string(text);
    if (width == 0)
        return {};
    const std::size_t end = keep == Keep::Ends ? (width - 1) / 2 : 0;
    std::string result(startOf(text, width - 1 - end));
    result += "…";
    return result.append(endOf(text, end));
}

std::vector<std::string> wrapped(std::string_view text, std::size_t width)
{
    std::vector<std::string> lines;
    std::size_t used = 0;
    while (!text.empty()) {
        const std::string_view word = nextWord(text);
        text.remove_prefix(std::min(word.size() + 1, text.size()));
        if (word.empty())
            continue;
        const std::size_t columns = textWidth(word);
        if (lines.empty() || used + 1 + columns > width) {
            lines.emplace_back(word);
            used = columns;
        } else {
            lines.back().append(1, ' ').append(word);
            used += 1 + columns;
        }
    }
    return lines;
}

} // namespace atlas::cli
