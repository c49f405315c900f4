// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/address_text.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace atlas {
namespace {

/// A byte in decimal, and how many digits it has.
struct ByteText {
    std::array<char, 3> digits;
    std::uint8_t length;
};

constexpr std::array<ByteText, 256> byteTexts = [] {
    std::array<ByteText, 256> texts{};
    for (unsigned byte = 0; byte < texts.size(); ++byte) {
        ByteText& text = texts[byte];
        for (const unsigned unit : {100U, 10U, 1U})
            if (byte >= unit || unit == 1)
                text.digits[text.length++] = static_cast<char>('0' + byte / unit % 10);
    }
    return texts;
}();

/// Writes three characters whatever the byte, and returns the end of those that count.
char* writeByte(char* out, std::uint8_t byte)
{
    const ByteText& text = byteTexts[byte];
    std::ranges::copy(text.digits, out);
    return out + text.length;
}

char* writeDotted(char* out, const std::uint8_t* bytes)
{
    for (int i = 0; i < 4; ++i) {
        if (i > 0)
            *out++ = '.';
        out = writeByte(out, bytes[i]);
    }
    return out;
}

char* writeGroup(char* out, unsigned group)
{
    bool begun = false;
    for (unsigned shift = 16; shift > 0;) {
        shift -= 4;
        const unsigned digit = group >> shift & 0xfU;
        begun = begun || digit != 0 || shift == 0;
        if (begun)
            *out++ = "0123456789abcdef"[digit];
    }
    return out;
}

struct Zeros {
    std::size_t first = 0;
    std::size_t count = 0;
};

/// RFC 5952 section 4.2: the longest run of zero groups, the first of equals, and never a single one.
Zeros longestZeros(const std::array<unsigned, 8>& groups)
{
    Zeros best;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        std::size_t count = 0;
        while (i + count < groups.size() && groups[i + count] == 0)
            ++count;
        if (count > best.count)
            best = {i, count};
    }
    return best.count > 1 ? best : Zeros{};
}

/// RFC 5952 section 5: the well-known prefixes ::ffff:0:0/96 and ::/96 show the IPv4 address in them.
bool endsDotted(const std::array<unsigned, 8>& groups, const Zeros& zeros)
{
    return zeros.first == 0 && (zeros.count == 6 || (zeros.count == 5 && groups[5] == 0xffff));
}

char* writeGroups(char* out, const Address& address)
{
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = static_cast<unsigned>(address.bytes[2 * i]) << 8U | address.bytes[2 * i + 1];
    const Zeros zeros = longestZeros(groups);
    const bool dotted = endsDotted(groups, zeros);
    const std::size_t count = dotted ? 6 : 8;
    for (std::size_t i = 0; i < count; ++i) {
        if (zeros.count > 0 && i >= zeros.first && i < zeros.first + zeros.count) {
            if (i == zeros.first)
                *out++ = ':';
            continue;
        }
        if (i > 0)
            *out++ = ':';
        out = writeGroup(out, groups[i]);
    }
    if (dotted || (zeros.count > 0 && zeros.first + zeros.count == groups.size()))
        *out++ = ':';
    return dotted ? writeDotted(out, address.bytes.data() + 12) : out;
}

} // namespace

std::string_view addressText(const Address& address, AddressBuffer& buffer)
{
    char* const begin = buffer.data();
    const char* const end =
        address.family == Family::IPv4 ? writeDotted(begin, address.bytes.data()) : writeGroups(begin, address);
    return {begin, end};
}

} // namespace atlas
