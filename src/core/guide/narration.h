// SPDX-License-Identifier: GPL-3.0-or-later
//
// A lesson of the lab is a file without words: steps with keys. Its narration is one Markdown file a
// language that has a text for each key: what just happened, what it means, whose turn it is.
#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <expected>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace atlas {

/// A question before a step, and why each choice is right or wrong.
struct NarratedQuiz {
    std::string question;
    std::map<std::string, std::string, std::less<>> reasons; ///< by choice, mostly the name of a state
};

/// One lesson in the words of one language. The texts are plain paragraphs with `code` in back quotes; none is empty.
struct Narration {
    std::string id; ///< the lesson's: half-close
    std::string language; ///< en, pt_BR, uk
    std::string title;
    std::string subtitle; ///< one line
    std::map<std::string, std::string, std::less<>> texts; ///< by the key that a step's "say" names
    std::map<std::string, NarratedQuiz, std::less<>> quizzes; ///< by the key that a quiz's "ask" names
};

/// What a file may hold at most: bytes, and sections or choices of one kind.
inline constexpr std::size_t narrationBytes = 256UZ * 1024;
inline constexpr std::size_t narrationSections = 256;

/// Reads one narration: "# Title", one line, "## key" sections, "## quiz KEY" sections with the question and one
/// "### CHOICE" a choice. Keys are small letters, digits and '-'. Errors name the line.
[[nodiscard]] std::expected<Narration, Error> parseNarration(std::string_view markdown, std::string id,
                                                             std::string language);

/// All narrations; English where a language lacks one.
class Narrations {
public:
    void add(Narration narration);

    /// The narration of a lesson in the language that nearestLanguage() chooses; null if there is none at all.
    [[nodiscard]] const Narration* find(std::string_view id, std::string_view language) const;

private:
    std::map<std::pair<std::string, std::string>, Narration> m_narrations; ///< by id, then language
};

} // namespace atlas
