// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/language.h"

#include "core/base/letters.h"

#include <algorithm>
#include <string>

namespace atlas {
namespace {

/// "pt_BR.UTF-8@x" and "pt-BR" are "pt_BR".
std::string plainCode(std::string_view language)
{
    std::string code(language.substr(0, language.find_first_of(".@")));
    std::ranges::replace(code, '-', '_');
    return code;
}

std::string_view baseOf(std::string_view code)
{
    return code.substr(0, code.find('_'));
}

} // namespace

std::optional<std::size_t> nearestLanguage(std::string_view wanted, std::span<const std::string_view> known)
{
    const std::string code = plainCode(wanted);
    const auto firstThat = [&](auto fits) -> std::optional<std::size_t> {
        const auto found = std::ranges::find_if(known, fits);
        if (found == known.end())
            return std::nullopt;
        return static_cast<std::size_t>(found - known.begin());
    };
    if (const auto exact = firstThat([&](std::string_view each) { return equalLetters(each, code); }))
        return exact;
    if (const auto base = firstThat([&](std::string_view each) { return equalLetters(each, baseOf(code)); }))
        return base;
    if (const auto sibling = firstThat([&](std::string_view each) { return equalLetters(baseOf(each), baseOf(code)); }))
        return sibling;
    return firstThat([](std::string_view each) { return each == "en"; });
}

} // namespace atlas
