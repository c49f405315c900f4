// SPDX-License-Identifier: GPL-3.0-or-later
//
// One line a protocol, names and numbers by turns: "TCP: inuse 5 orphan 0 tw 2 alloc 9 mem 1".
#include "decode/sockstat.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

namespace atlas::decode {
namespace {

/// The text up to the next space, taken off `line`.
std::string_view takeWord(std::string_view& line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view word = line.substr(0, line.find(' '));
    line.remove_prefix(word.size());
    return word;
}

/// 0 for what is no number or too large for one.
std::uint32_t numberIn(std::string_view word)
{
    std::uint32_t value = 0;
    const auto [end, code] = std::from_chars(word.data(), word.data() + word.size(), value);
    return code == std::errc{} && end == word.data() + word.size() ? value : 0;
}

} // namespace

std::size_t tcpSocketsInUse(std::string_view text)
{
    std::size_t sum = 0;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        const std::string_view protocol = takeWord(line);
        if (protocol != "TCP:" && protocol != "TCP6:")
            continue;
        while (!line.empty()) {
            const std::string_view name = takeWord(line);
            const std::string_view value = takeWord(line);
            if (name == "inuse" || name == "tw")
                sum += numberIn(value);
        }
    }
    return sum;
}

} // namespace atlas::decode
