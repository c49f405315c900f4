// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/guide.h"

#include "core/base/language.h"
#include "core/base/visible.h"
#include "core/guide/markdown_lines.h"

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

} // namespace

std::string_view heading(Section section)
{
    return headings[static_cast<std::size_t>(section)];
}

std::expected<Article, Error> parseArticle(std::string_view markdown, std::string language)
{
    Article article{.state = State::Unknown, .language = std::move(language), .sections = {}};
    MarkdownLines lines(markdown);
    const auto title = after("# ", lines.next().value_or(""));
    const auto state = title ? parseState(*title) : std::nullopt;
    if (!state)
        return errorAtLine(1, "expected '# ' and the name of a state");
    article.state = *state;

    std::size_t begun = 0;
    MarkdownText text;
    // The section before must have said something, unless it is one of those that may be silent.
    const auto finished = [&] { return begun == 0 || mayBeEmpty(static_cast<Section>(begun - 1)) || !text.empty(); };
    const auto keep = [&] {
        if (begun > 0)
            article.sections[begun - 1] = std::exchange(text, {}).take();
    };
    while (const auto line = lines.next()) {
        if (const auto name = after("## ", *line)) {
            if (begun == sectionCount || *name != headings[begun])
                return errorAtLine(lines.number(), wrongHeading(begun, *line));
            if (!finished())
                return errorAtLine(lines.number(), quoted(headings[begun - 1]) + " is empty");
            keep();
            ++begun;
        } else if (begun > 0) {
            text.add(*line);
        } else if (!line->empty()) {
            return errorAtLine(lines.number(), "expected " + quotedHeading(0) + " before any text");
        }
    }
    if (begun < sectionCount)
        return errorAtLine(lines.number(), "the file ends before " + quotedHeading(begun));
    keep();
    return article;
}

void Guide::add(Article article)
{
    std::pair key{article.language, article.state};
    m_articles.insert_or_assign(std::move(key), std::move(article));
}

const Article* Guide::find(State state, std::string_view language) const
{
    std::vector<std::string_view> known;
    std::vector<const Article*> articles;
    for (const auto& [key, article] : m_articles)
        if (key.second == state) {
            known.emplace_back(key.first);
            articles.push_back(&article);
        }
    const auto found = nearestLanguage(language, known);
    return found ? articles[*found] : nullptr;
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
