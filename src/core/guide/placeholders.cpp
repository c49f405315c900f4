// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/placeholders.h"

#include "core/base/letters.h"
#include "core/base/visible.h"

#include <algorithm>
#include <optional>

namespace atlas {
namespace {

/// The name in braces at the start of `text`; empty if there is none.
std::string_view nameAt(std::string_view text)
{
    if (!text.starts_with('{'))
        return {};
    const auto isNameLetter = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
    const auto inner = text.substr(1);
    const auto length = static_cast<std::size_t>(std::ranges::find_if_not(inner, isNameLetter) - inner.begin());
    return length > 0 && length < inner.size() && inner[length] == '}' ? inner.substr(0, length) : std::string_view();
}

bool isHarmlessInShell(std::string_view value)
{
    return !value.empty() && std::ranges::all_of(value, [](char c) {
        return isLetter(c) || isDigit(c) || std::string_view(".:[]_-/%").find(c) != std::string_view::npos;
    });
}

std::string asProse(std::string_view value)
{
    std::string text = visible(value);
    std::ranges::replace(text, '`', '\'');
    return text;
}

/// One line with its values; empty if one is missing.
std::optional<std::string> filledLine(std::string_view line, const PlaceholderValues& values)
{
    std::string out;
    bool inCode = false;
    while (!line.empty()) {
        const std::string_view name = nameAt(line);
        if (name.empty()) {
            inCode = inCode != (line.front() == '`');
            out += line.front();
            line.remove_prefix(1);
            continue;
        }
        const auto value = values.find(name);
        if (value == values.end() || (inCode && !isHarmlessInShell(value->second)))
            return std::nullopt;
        out += inCode ? value->second : asProse(value->second);
        line.remove_prefix(name.size() + 2);
    }
    return out;
}

} // namespace

std::string fillIn(std::string_view text, const PlaceholderValues& values)
{
    std::string out;
    bool first = true;
    while (!text.empty()) {
        const auto end = text.find('\n');
        if (const auto line = filledLine(text.substr(0, end), values)) {
            if (!first)
                out += '\n';
            out += *line;
            first = false;
        }
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

std::vector<std::string> placeholdersIn(std::string_view text)
{
    std::vector<std::string> names;
    for (; !text.empty(); text.remove_prefix(1))
        if (const std::string_view name = nameAt(text); !name.empty())
            names.emplace_back(name);
    return names;
}

} // namespace atlas
