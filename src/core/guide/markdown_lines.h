// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the guide's files and the lessons' narrations have in common: the little Markdown that they
// are written in, read line by line, with errors that name the line.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace atlas {

/// The lines of a text one by one, without what ends them and without spaces before that. Lines that are comments
/// (`<!-- … -->`) are left out.
class MarkdownLines {
public:
    explicit MarkdownLines(std::string_view text) : m_rest(text) { }

    /// The next line; nothing after the last.
    std::optional<std::string_view> next();

    /// The number of the line that next() gave last, from 1 on; 0 before the first.
    [[nodiscard]] std::size_t number() const { return m_number; }

private:
    std::string_view m_rest;
    std::size_t m_number = 0;
};

/// A text that grows line by line. Empty lines count only between others.
class MarkdownText {
public:
    void add(std::string_view line);

    [[nodiscard]] bool empty() const { return m_text.empty(); }
    [[nodiscard]] std::string take() { return std::move(m_text); }

private:
    std::string m_text;
    std::size_t m_emptyLines = 0;
};

/// What stands behind `mark` in a line that starts with it.
[[nodiscard]] std::optional<std::string_view> after(std::string_view mark, std::string_view line);

/// "line 7: " and the message.
[[nodiscard]] std::unexpected<Error> errorAtLine(std::size_t line, const std::string& message);

/// `text` between apostrophes.
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace atlas
