// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/interval.h"

#include "core/base/letters.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace atlas {
namespace {

struct Unit {
    std::string_view name;
    double factor;
};

// How many microseconds each unit of time has; "min" and the micro sign are what people also write.
constexpr std::array timeUnits{Unit{"us", 1},   Unit{"µs", 1},     Unit{"ms", 1e3},   Unit{"s", 1e6},
                               Unit{"m", 60e6}, Unit{"min", 60e6}, Unit{"h", 3600e6}, Unit{"d", 86400e6}};
constexpr std::array byteUnits{Unit{"", 1},       Unit{"b", 1},       Unit{"k", 1024},     Unit{"kb", 1024},
                               Unit{"kib", 1024}, Unit{"m", 1048576}, Unit{"mb", 1048576}, Unit{"mib", 1048576},
                               Unit{"g", 0x1p30}, Unit{"gb", 0x1p30}, Unit{"gib", 0x1p30}};

template <typename Units> std::optional<double> factorIn(const Units& units, std::string_view name)
{
    const auto found = std::ranges::find_if(units, [&](const Unit& unit) { return equalLetters(unit.name, name); });
    return found == units.end() ? std::nullopt : std::optional(found->factor);
}

std::optional<double> factorOf(std::string_view unit, Measure measure)
{
    switch (measure) {
    case Measure::Plain:
        return unit.empty() ? std::optional(1.0) : std::nullopt;
    case Measure::Bytes:
        return factorIn(byteUnits, unit);
    case Measure::Seconds: {
        const auto micro = factorIn(timeUnits, unit.empty() ? "s" : unit);
        return micro ? std::optional(*micro / 1e3) : std::nullopt;
    }
    case Measure::Milliseconds:
        return factorIn(timeUnits, unit.empty() ? "ms" : unit);
    }
    return std::nullopt;
}

/// "> 5" from 6 on, and so on; `comparison` is one of the five signs.
std::optional<Interval> compared(std::string_view comparison, std::uint64_t value)
{
    Interval result;
    if (comparison == ">=")
        result.first = value;
    else if (comparison == "<=")
        result.last = value;
    else if (comparison == "=")
        result = {value, value};
    else if (comparison == ">" && value < result.last)
        result.first = value + 1;
    else if (comparison == "<" && value > 0)
        result.last = value - 1;
    else
        return std::nullopt;
    return result;
}

} // namespace

std::optional<std::uint64_t> parseQuantity(std::string_view text, Measure measure)
{
    const auto isNumeral = [](char c) { return isDigit(c) || c == '.'; };
    const auto digits = static_cast<std::size_t>(std::ranges::find_if_not(text, isNumeral) - text.begin());
    const auto numeral = text.substr(0, digits);
    const auto factor = factorOf(text.substr(digits), measure);
    if (digits == 0 || !isDigit(numeral.front()) || !factor)
        return std::nullopt;

    const char* const begin = numeral.data();
    const char* const end = begin + numeral.size();
    std::uint64_t whole = 0;
    if (*factor == 1.0) {
        const auto [stopped, error] = std::from_chars(begin, end, whole);
        return error == std::errc{} && stopped == end ? std::optional(whole) : std::nullopt;
    }
    double fraction = 0;
    const auto [stopped, error] = std::from_chars(begin, end, fraction);
    const double scaled = std::round(fraction * *factor);
    if (error != std::errc{} || stopped != end || !(scaled < 0x1p63))
        return std::nullopt;
    return static_cast<std::uint64_t>(scaled);
}

std::optional<Interval> parseInterval(std::string_view text, Measure measure)
{
    for (const std::string_view comparison : {">=", "<=", ">", "<", "="}) {
        if (!text.starts_with(comparison))
            continue;
        const auto value = parseQuantity(text.substr(comparison.size()), measure);
        return value ? compared(comparison, *value) : std::nullopt;
    }
    const auto hyphen = text.find('-');
    const auto first = parseQuantity(text.substr(0, hyphen), measure);
    if (!first)
        return std::nullopt;
    if (hyphen == std::string_view::npos)
        return Interval{*first, *first};
    const auto last = parseQuantity(text.substr(hyphen + 1), measure);
    return last && *first <= *last ? std::optional(Interval{*first, *last}) : std::nullopt;
}

} // namespace atlas
