// SPDX-License-Identifier: GPL-3.0-or-later
#include "decode/services_text.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace atlas::decode {
namespace {

constexpr std::string_view blanks = " \t\r\v\f";

std::string_view cutWord(std::string_view& line)
{
    line.remove_prefix(std::min(line.find_first_not_of(blanks), line.size()));
    const std::string_view word = line.substr(0, line.find_first_of(blanks));
    line.remove_prefix(word.size());
    return word;
}

std::optional<std::uint16_t> wholeNumber(std::string_view digits)
{
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

} // namespace

ServiceNames parseServices(std::string_view text)
{
    ServiceNames services;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        line = line.substr(0, line.find('#'));

        const std::string_view name = cutWord(line);
        const std::string_view portAndProtocol = cutWord(line);
        const std::size_t slash = std::min(portAndProtocol.find('/'), portAndProtocol.size());
        const auto port = wholeNumber(portAndProtocol.substr(0, slash));
        if (name.empty() || !port || portAndProtocol.substr(slash) != "/tcp")
            continue;
        services.try_emplace(*port, name);
    }
    return services;
}

} // namespace atlas::decode
