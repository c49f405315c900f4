// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/markdown_lines.h"

#include "core/base/letters.h"

namespace atlas {

namespace {

/// A line that is for those who write the text: "<!-- tested: GuideClaims.… -->".
bool isComment(std::string_view line)
{
    return line.starts_with("<!--") && line.ends_with("-->");
}

} // namespace

std::optional<std::string_view> MarkdownLines::next()
{
    while (!m_rest.empty()) {
        const auto end = m_rest.find('\n');
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_number;
        while (!line.empty() && isSpace(line.back()))
            line.remove_suffix(1);
        if (!isComment(line))
            return line;
    }
    return std::nullopt;
}

void MarkdownText::add(std::string_view line)
{
    if (line.empty()) {
        ++m_emptyLines;
        return;
    }
    if (!m_text.empty())
        m_text.append(m_emptyLines + 1, '\n');
    m_text += line;
    m_emptyLines = 0;
}

std::optional<std::string_view> after(std::string_view mark, std::string_view line)
{
    return line.starts_with(mark) ? std::optional(line.substr(mark.size())) : std::nullopt;
}

std::unexpected<Error> errorAtLine(std::size_t line, const std::string& message)
{
    std::string text("line ");
    text += std::to_string(line);
    text += ": ";
    return std::unexpected(Error::verbatim(text + message));
}

std::string quoted(std::string_view text)
{
    std::string result("'");
    result += text;
    return result += '\'';
}

} // namespace atlas
