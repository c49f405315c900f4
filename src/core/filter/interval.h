// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

namespace atlas {

/// The whole numbers from `first` to `last`. Every comparison that a filter can ask for is one: ">5" is from 6 on.
struct Interval {
    std::uint64_t first = 0;
    std::uint64_t last = std::numeric_limits<std::uint64_t>::max();

    bool operator==(const Interval&) const = default;
    [[nodiscard]] constexpr bool contains(std::uint64_t value) const { return first <= value && value <= last; }
};

/// What a number in a filter counts, and which units it may carry.
enum class Measure : std::uint8_t {
    Plain, ///< no unit
    Bytes, ///< k, M, G: of 1024
    Seconds, ///< counted in milliseconds; us, ms, s, m, h, d; s where none is written
    Milliseconds, ///< counted in microseconds; the same units; ms where none is written
};

/// One number: "1.5s" in milliseconds is 1500. Empty if it is none, or has more than 64 bits.
[[nodiscard]] std::optional<std::uint64_t> parseQuantity(std::string_view text, Measure measure);

/// A number, a range "8000-8100", or a comparison ">5m", "<=3", "=0". Empty if it is none of them.
[[nodiscard]] std::optional<Interval> parseInterval(std::string_view text, Measure measure);

} // namespace atlas
