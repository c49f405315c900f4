// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/visible.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace atlas {
namespace {

/// From `first` to `last`, both included.
struct CharacterRange {
    char32_t first;
    char32_t last;
};

// Unicode's Cc, Zl, Zp, Bidi_Control and Default_Ignorable_Code_Point, and the non-characters of the
// first plane: all that moves, hides or reorders the text around it, or is not seen at all.
constexpr std::array unseen{
    CharacterRange{0x0000, 0x001f},   CharacterRange{0x007f, 0x009f},     CharacterRange{0x00ad, 0x00ad},
    CharacterRange{0x034f, 0x034f},   CharacterRange{0x061c, 0x061c},     CharacterRange{0x115f, 0x1160},
    CharacterRange{0x17b4, 0x17b5},   CharacterRange{0x180b, 0x180f},     CharacterRange{0x200b, 0x200f},
    CharacterRange{0x2028, 0x202e},   CharacterRange{0x2060, 0x206f},     CharacterRange{0x3164, 0x3164},
    CharacterRange{0xfdd0, 0xfdef},   CharacterRange{0xfe00, 0xfe0f},     CharacterRange{0xfeff, 0xfeff},
    CharacterRange{0xffa0, 0xffa0},   CharacterRange{0xfff0, 0xfffb},     CharacterRange{0xfffe, 0xffff},
    CharacterRange{0x1bca0, 0x1bca3}, CharacterRange{0x1d173, 0x1d17a},   CharacterRange{0xe0000, 0xe0fff},
    CharacterRange{0x1fffe, 0x1ffff}, CharacterRange{0x10fffe, 0x10ffff},
};

bool isUnseen(char32_t character)
{
    return std::ranges::any_of(unseen, [character](const CharacterRange& range) {
        return range.first <= character && character <= range.last;
    });
}

/// What stands at the start of some bytes: one character, or one byte that is no UTF-8.
struct Piece {
    char32_t value = 0;
    std::size_t length = 1;
    bool isCharacter = false;
};

constexpr std::uint8_t byteAt(std::string_view bytes, std::size_t index)
{
    return static_cast<std::uint8_t>(bytes[index]);
}

// Table 3-7 of the Unicode standard: the second byte's limits exclude overlong forms, surrogates and
// what lies behind U+10FFFF; all later bytes are plain continuation bytes.
Piece firstPiece(std::string_view bytes)
{
    const std::uint8_t lead = byteAt(bytes, 0);
    if (lead < 0x80)
        return {lead, 1, true};
    const Piece stray{lead, 1, false};
    const std::size_t length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
    if (length == 0 || bytes.size() < length)
        return stray;
    const std::uint8_t lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    const std::uint8_t highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (byteAt(bytes, 1) < lowest || byteAt(bytes, 1) > highest)
        return stray;
    char32_t value = lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        if ((byteAt(bytes, i) & 0xc0U) != 0x80)
            return stray;
        value = value << 6U | (byteAt(bytes, i) & 0x3fU);
    }
    return {value, length, true};
}

bool isEscaped(const Piece& piece)
{
    return !piece.isCharacter || isUnseen(piece.value);
}

bool startsWithHexDigits(std::string_view text, std::size_t count)
{
    return text.size() >= count && std::ranges::all_of(text.substr(0, count), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
           });
}

/// Whether a backslash in front of what becomes of `rest` would read like one of our escapes.
bool wouldReadLikeEscape(std::string_view rest)
{
    if (rest.empty())
        return false;
    switch (rest.front()) {
    case '\\':
    case 'n':
    case 'r':
    case 't':
        return true;
    case 'x':
        return startsWithHexDigits(rest.substr(1), 2);
    case 'u':
        return startsWithHexDigits(rest.substr(1), 4);
    case 'U':
        return startsWithHexDigits(rest.substr(1), 8);
    default:
        return isEscaped(firstPiece(rest));
    }
}

void addHex(std::string& out, char letter, char32_t value, int digits)
{
    out += '\\';
    out += letter;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4)
        out += "0123456789abcdef"[value >> static_cast<unsigned>(shift) & 0xfU];
}

void addEscape(std::string& out, const Piece& piece)
{
    if (piece.value == '\n')
        out += "\\n";
    else if (piece.value == '\r')
        out += "\\r";
    else if (piece.value == '\t')
        out += "\\t";
    else if (!piece.isCharacter || piece.value < 0x80)
        addHex(out, 'x', piece.value, 2);
    else if (piece.value <= 0xffff)
        addHex(out, 'u', piece.value, 4);
    else
        addHex(out, 'U', piece.value, 8);
}

bool isPlain(char c)
{
    return c >= ' ' && c <= '~' && c != '\\';
}

} // namespace

std::string visible(std::string_view bytes)
{
    const auto firstOdd = static_cast<std::size_t>(std::ranges::find_if_not(bytes, isPlain) - bytes.begin());
    std::string out(bytes.substr(0, firstOdd));
    for (std::string_view rest = bytes.substr(firstOdd); !rest.empty();) {
        const Piece piece = firstPiece(rest);
        if (isEscaped(piece))
            addEscape(out, piece);
        else
            out += rest.substr(0, piece.length);
        rest.remove_prefix(piece.length);
        if (piece.value == '\\' && wouldReadLikeEscape(rest))
            out += '\\';
    }
    return out;
}

} // namespace atlas
