// SPDX-License-Identifier: GPL-3.0-or-later
//
// The guide explains each state to a person who has never read an RFC. One Markdown file a state
// and language, all with the same sections, so that the window can put each answer where its
// question is and the command line can print the whole.
#pragma once

#include "core/base/error.h"
#include "core/tcp/state.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

enum class Section : std::uint8_t {
    Meaning, ///< one sentence
    Next, ///< what happens next
    Turn, ///< whose turn it is
    Problem, ///< is it a problem
    Check, ///< what to check or do
    Myths, ///< what is often said, and is wrong
    Linux, ///< what Linux does in its own way
};
inline constexpr std::size_t sectionCount = 7;

/// The heading that opens a section in the files: fixed English words, the same in every language.
[[nodiscard]] std::string_view heading(Section section);

/// One state explained in one language. The texts are plain paragraphs and "- " lists of the
/// Markdown file, with `code` in back quotes; a text may be empty only for Myths and Linux.
struct Article {
    State state = State::Unknown;
    std::string language; ///< en, pt_BR, uk
    std::array<std::string, sectionCount> sections;

    [[nodiscard]] const std::string& text(Section section) const { return sections[static_cast<std::size_t>(section)]; }
};

/// Reads one file of the guide. Errors name the line.
[[nodiscard]] std::expected<Article, Error> parseArticle(std::string_view markdown, std::string language);

/// All articles; English where a language lacks one.
class Guide {
public:
    void add(Article article);

    /// The article in `language` (as `pt_BR`, `pt-BR` or `pt_BR.UTF-8`), or in its base language ("pt" for "pt_PT"), or
    /// in another language of that base ("pt_BR"), or in English; null if there is none at all.
    [[nodiscard]] const Article* find(State state, std::string_view language) const;
    [[nodiscard]] std::vector<std::string> languages() const;

private:
    std::map<std::pair<std::string, State>, Article, std::less<>> m_articles;
};

} // namespace atlas
