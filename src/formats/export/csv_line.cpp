// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export/csv_line.h"

#include <utility>

namespace atlas::formats {

namespace {

/// Whether a spreadsheet would calculate what begins so, or whether it begins with our own mark.
bool needsMark(std::string_view field)
{
    using std::string_view_literals::operator""sv;
    for (const auto beginning : {"="sv, "+"sv, "-"sv, "@"sv, "\t"sv, "\r"sv, "'"sv, "＝"sv, "＋"sv, "－"sv, "＠"sv})
        if (field.starts_with(beginning))
            return true;
    return false;
}

} // namespace

CsvLine& CsvLine::add(std::string_view field)
{
    if (needsMark(field))
        return addAsIs('\'' + std::string(field));
    return addAsIs(field);
}

CsvLine& CsvLine::addAsIs(std::string_view field)
{
    if (!std::exchange(m_isFirst, false))
        m_text += ',';
    if (field.find_first_of("\",\r\n") == std::string_view::npos) {
        m_text += field;
        return *this;
    }
    m_text += '"';
    for (const char c : field)
        m_text += c == '"' ? std::string_view("\"\"") : std::string_view(&c, 1);
    m_text += '"';
    return *this;
}

CsvLine& CsvLine::addEmpty(int count)
{
    for (int i = 0; i < count; ++i)
        add(std::string_view());
    return *this;
}

} // namespace atlas::formats
