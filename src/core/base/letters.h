// SPDX-License-Identifier: GPL-3.0-or-later
//
// Letters as far as filters need them: ASCII only and the same in every locale, because names of
// processes and services are bytes and not text in a language.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace atlas {

[[nodiscard]] constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

[[nodiscard]] constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

[[nodiscard]] constexpr bool isLetter(char c)
{
    return lower(c) >= 'a' && lower(c) <= 'z';
}

[[nodiscard]] constexpr bool isHexDigit(char c)
{
    return isDigit(c) || (lower(c) >= 'a' && lower(c) <= 'f');
}

[[nodiscard]] constexpr bool isSpace(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

[[nodiscard]] inline bool equalLetters(std::string_view a, std::string_view b)
{
    return std::ranges::equal(a, b, {}, lower, lower);
}

/// A word to search for in names, in whatever case they are written.
class Needle {
public:
    explicit Needle(std::string_view word) : m_lowered(word)
    {
        std::ranges::transform(m_lowered, m_lowered.begin(), lower);
    }

    [[nodiscard]] const std::string& text() const { return m_lowered; }
    [[nodiscard]] bool equals(std::string_view name) const { return equalLetters(name, m_lowered); }
    [[nodiscard]] bool begins(std::string_view name) const
    {
        return equalLetters(name.substr(0, m_lowered.size()), m_lowered);
    }
    [[nodiscard]] bool isIn(std::string_view name) const
    {
        if (m_lowered.empty())
            return true;
        for (; name.size() >= m_lowered.size(); name.remove_prefix(1))
            if (lower(name.front()) == m_lowered.front() && begins(name))
                return true;
        return false;
    }

private:
    std::string m_lowered;
};

} // namespace atlas
