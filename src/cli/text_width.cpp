// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/text_width.h"

#include <utf8proc.h>

#include <algorithm>

namespace atlas::cli {
namespace {

/// The bytes of the first character, and its columns.
struct Character {
    std::size_t bytes;
    std::size_t columns;
};

/// A byte that is no UTF-8 takes one column: terminals show a replacement for it.
Character firstCharacter(std::string_view text)
{
    if (text.front() >= ' ' && text.front() <= '~') // nearly all of a table is ASCII
        return {1, 1};
    utf8proc_int32_t character = -1;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &character);
    if (length <= 0)
        return {1, 1};
    return {static_cast<std::size_t>(length), static_cast<std::size_t>(utf8proc_charwidth(character))};
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

/// The longest end of `text` that fits, `text` being too long. A mark goes with the letter that it stands on.
std::string_view endOf(std::string_view text, std::size_t width)
{
    for (std::size_t columns = textWidth(text); !text.empty();) {
        const Character next = firstCharacter(text);
        if (columns <= width && next.columns > 0)
            break;
        columns -= next.columns;
        text.remove_prefix(next.bytes);
    }
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
