// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/unescape.h"

#include <iconv.h>

#include <charconv>
#include <cstdint>
#include <optional>

namespace atlas::test {
namespace {

std::optional<std::uint32_t> hexAt(std::string_view text, std::size_t digits)
{
    std::uint32_t value = 0;
    if (text.size() < digits)
        return std::nullopt;
    const char* const begin = text.data();
    const auto [end, error] = std::from_chars(begin, begin + digits, value, 16);
    return error == std::errc{} && end == begin + digits ? std::optional(value) : std::nullopt;
}

void addUtf8(std::string& out, std::uint32_t value)
{
    const auto add = [&out](std::uint32_t byte) { out += static_cast<char>(byte); };
    if (value < 0x80) {
        add(value);
        return;
    }
    if (value < 0x800) {
        add(0xc0 | value >> 6);
    } else {
        if (value < 0x10000) {
            add(0xe0 | value >> 12);
        } else {
            add(0xf0 | value >> 18);
            add(0x80 | (value >> 12 & 0x3f));
        }
        add(0x80 | (value >> 6 & 0x3f));
    }
    add(0x80 | (value & 0x3f));
}

/// Reads one escape behind its backslash; how many characters it took, or 0 if it is none.
std::size_t readEscape(std::string_view text, std::string& out)
{
    if (text.empty())
        return 0;
    switch (text.front()) {
    case '\\':
        out += '\\';
        return 1;
    case 'n':
        out += '\n';
        return 1;
    case 'r':
        out += '\r';
        return 1;
    case 't':
        out += '\t';
        return 1;
    case 'x':
        if (const auto value = hexAt(text.substr(1), 2)) {
            out += static_cast<char>(*value);
            return 3;
        }
        return 0;
    case 'u':
    case 'U': {
        const std::size_t digits = text.front() == 'u' ? 4 : 8;
        const auto value = hexAt(text.substr(1), digits);
        if (value)
            addUtf8(out, *value);
        return value ? digits + 1 : 0;
    }
    default:
        return 0;
    }
}

} // namespace

std::string unescape(std::string_view shown)
{
    std::string out;
    while (!shown.empty()) {
        const std::size_t taken = shown.front() == '\\' ? readEscape(shown.substr(1), out) : 0;
        if (taken == 0)
            out += shown.front();
        shown.remove_prefix(taken + 1);
    }
    return out;
}

bool isUtf8(std::string_view text)
{
    const iconv_t converter = iconv_open("UCS-4", "UTF-8");
    std::string in(text);
    std::string out(4 * text.size() + 8, '\0');
    char* from = in.data();
    char* to = out.data();
    std::size_t fromLeft = in.size();
    std::size_t toLeft = out.size();
    const bool converted = iconv(converter, &from, &fromLeft, &to, &toLeft) != static_cast<std::size_t>(-1);
    iconv_close(converter);
    return converted && fromLeft == 0;
}

} // namespace atlas::test
