// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::lab {

/// Stands in the greeting; another one is another protocol.
inline constexpr int protocolVersion = 1;
/// Bytes of a line in either direction, without its line feed.
inline constexpr std::size_t longestLine = 65'536;

/// `object` as one line, without its line feed. What came from outside may be cut in the middle of a character: such
/// bytes become U+FFFD.
[[nodiscard]] std::string lineOf(const nlohmann::json& object);

/// Bytes as they come from a pipe, to lines. It never keeps more than one line of `longest` bytes that is not complete:
/// a longer one is thrown away up to its end, and reported once.
class LineBuffer {
public:
    struct Line {
        std::string text; ///< without its line feed; empty where it was too long
        bool tooLong = false;
    };

    explicit LineBuffer(std::size_t longest) : m_longest(longest) { }

    void add(std::string_view bytes);
    [[nodiscard]] std::optional<Line> next();

private:
    void keep(std::string_view part);

    std::size_t m_longest;
    std::string m_begun;
    bool m_skipping = false; ///< the begun line is too long
    std::deque<Line> m_lines;
};

} // namespace atlas::lab
