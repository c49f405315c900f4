// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide.h"

#include "core/letters.h"
#include "core/visible.h"

#include <algorithm>
#include <optional>

namespace atlas {
namespace {

constexpr std::array<std::string_view, sectionCount> headings{
    "In one sentence", "What happens next",     "Whose turn it is", "Is it a problem?",
    "What to check",   "Often said, but wrong", "On Linux",
};

bool mayBeEmpty(Section section)
{
    return section == Section::Myths || section == Section::Linux;
}

/// The lines of a file one by one, with their numbers from 1 on.
class Lines {
public:
    explicit Lines(std::string_view text) : m_rest(text) { }

    std::optional<std::string_view> next()
    {
        if (m_rest.empty())
            return std::nullopt;
        const auto end = m_rest.find('\n');
        std::string_view line = m_rest.substr(0, end);
        m_rest.remove_prefix(end == std::string_view::npos ? m_rest.size() : end + 1);
        ++m_number;
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        while (!line.empty() && isSpace(line.back()))
            line.remove_suffix(1);
        return line;
    }
    std::size_t number() const { return m_number; }

private:
    std::string_view m_rest;
    std::size_t m_number = 0;
};

std::unexpected<Error> errorAt(std::size_t line, const std::string& message)
{
    std::string text("line ");
    text += std::to_string(line);
    text += ": ";
    return std::unexpected(Error{text + message});
}

std::string quoted(std::string_view text)
{
    std::string result("'");
    result += text;
    return result += '\'';
}

/// "'## On Linux'"
std::string quotedHeading(std::size_t section)
{
    return quoted(std::string("## ").append(headings[section]));
}

/// What is wrong with the heading `line`, where that of section `begun` should stand.
std::string wrongHeading(std::size_t begun, std::string_view line)
{
    std::string text("expected ");
    text += begun == sectionCount ? std::string("no further section") : quotedHeading(begun);
    text += ", but found ";
    return text + quoted(visible(line));
}

std::optional<std::string_view> after(std::string_view mark, std::string_view line)
{
    return line.starts_with(mark) ? std::optional(line.substr(mark.size())) : std::nullopt;
}

/// Adds a line to a section's text. Empty lines count only between others.
void addLine(std::string& text, std::string_view line, std::size_t& emptyLines)
{
    if (line.empty()) {
        ++emptyLines;
        return;
    }
    if (!text.empty())
        text.append(emptyLines + 1, '\n');
    text += line;
    emptyLines = 0;
}

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

std::string_view heading(Section section)
{
    return headings[static_cast<std::size_t>(section)];
}

std::expected<Article, Error> parseArticle(std::string_view markdown, std::string language)
{
    Article article{.state = State::Unknown, .language = std::move(language), .sections = {}};
    Lines lines(markdown);
    const auto title = after("# ", lines.next().value_or(""));
    const auto state = title ? parseState(*title) : std::nullopt;
    if (!state)
        return errorAt(1, "expected '# ' and the name of a state");
    article.state = *state;

    std::size_t begun = 0;
    std::size_t emptyLines = 0;
    // The section before must have said something, unless it is one of those that may be silent.
    const auto finished = [&] {
        return begun == 0 || mayBeEmpty(static_cast<Section>(begun - 1)) || !article.sections[begun - 1].empty();
    };
    while (const auto line = lines.next()) {
        if (const auto name = after("## ", *line)) {
            if (begun == sectionCount || *name != headings[begun])
                return errorAt(lines.number(), wrongHeading(begun, *line));
            if (!finished())
                return errorAt(lines.number(), quoted(headings[begun - 1]) + " is empty");
            ++begun;
            emptyLines = 0;
        } else if (begun > 0) {
            addLine(article.sections[begun - 1], *line, emptyLines);
        } else if (!line->empty()) {
            return errorAt(lines.number(), "expected " + quotedHeading(0) + " before any text");
        }
    }
    if (begun < sectionCount)
        return errorAt(lines.number(), "the file ends before " + quotedHeading(begun));
    return article;
}

void Guide::add(Article article)
{
    std::pair key{article.language, article.state};
    m_articles.insert_or_assign(std::move(key), std::move(article));
}

const Article* Guide::find(State state, std::string_view language) const
{
    const std::string code = plainCode(language);
    const auto firstWhere = [&](auto fits) -> const Article* {
        const auto found = std::ranges::find_if(
            m_articles, [&](const auto& entry) { return entry.first.second == state && fits(entry.first.first); });
        return found == m_articles.end() ? nullptr : &found->second;
    };
    if (const auto* exact = firstWhere([&](std::string_view known) { return equalLetters(known, code); }))
        return exact;
    if (const auto* base = firstWhere([&](std::string_view known) { return equalLetters(known, baseOf(code)); }))
        return base;
    if (const auto* sibling =
            firstWhere([&](std::string_view known) { return equalLetters(baseOf(known), baseOf(code)); }))
        return sibling;
    return firstWhere([](std::string_view known) { return known == "en"; });
}

std::vector<std::string> Guide::languages() const
{
    std::vector<std::string> codes;
    for (const auto& [key, article] : m_articles)
        if (codes.empty() || codes.back() != key.first)
            codes.push_back(key.first);
    return codes;
}

} // namespace atlas
