// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::formats {

/// One line of fields, separated by commas; those that need it stand in quotes (RFC 4180, section 2).
///
/// A spreadsheet takes a field that begins with = + - @, a tab or a return for a formula, and a process may be called
/// so. Such a field gets an apostrophe in front, and so does one that begins with an apostrophe: who reads the line
/// takes the first apostrophe of a field away, and has it unchanged.
class CsvLine {
public:
    CsvLine& add(std::string_view field);
    CsvLine& add(std::uint64_t number) { return add(std::to_string(number)); }
    /// Empty where the value is.
    template <typename Small> CsvLine& add(const std::optional<Small>& value)
    {
        return value ? add(static_cast<std::uint64_t>(number(*value))) : addEmpty();
    }
    CsvLine& addEmpty(int count = 1);

    /// Without the line's end.
    [[nodiscard]] const std::string& text() const { return m_text; }

private:
    CsvLine& addAsIs(std::string_view field);

    std::string m_text;
    bool m_isFirst = true;
};

} // namespace atlas::formats
