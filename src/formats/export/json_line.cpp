// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/export/json_line.h"

#include <algorithm>

namespace atlas::formats {
namespace {

bool isPlain(char c)
{
    return c != '"' && c != '\\' && static_cast<unsigned char>(c) >= ' ';
}

} // namespace

/// A comma, where it is not the first thing behind a brace or a name.
void JsonLine::separate()
{
    if (!m_text.empty() && m_text.back() != '{' && m_text.back() != '[' && m_text.back() != ':')
        m_text += ',';
}

void JsonLine::quote(std::string_view text)
{
    m_text += '"';
    while (!text.empty()) {
        const auto odd = static_cast<std::size_t>(std::ranges::find_if_not(text, isPlain) - text.begin());
        m_text += text.substr(0, odd);
        if (odd == text.size())
            break;
        const auto code = static_cast<unsigned char>(text[odd]);
        if (code >= ' ') {
            m_text += '\\';
            m_text += text[odd];
        } else {
            m_text += "\\u00";
            m_text += "0123456789abcdef"[code >> 4U];
            m_text += "0123456789abcdef"[code & 0xfU];
        }
        text.remove_prefix(odd + 1);
    }
    m_text += '"';
}

JsonLine& JsonLine::name(std::string_view name)
{
    separate();
    quote(name);
    m_text += ':';
    return *this;
}

JsonLine& JsonLine::value(std::string_view text)
{
    separate();
    quote(text);
    return *this;
}

JsonLine& JsonLine::value(const Endpoint& end)
{
    return open('{').member("address", end.address.toString()).member("port", end.port).close('}');
}

JsonLine& JsonLine::null()
{
    separate();
    m_text += "null";
    return *this;
}

} // namespace atlas::formats
