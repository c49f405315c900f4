// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/narration.h"

#include "core/base/language.h"
#include "core/base/letters.h"
#include "core/base/visible.h"
#include "core/guide/markdown_lines.h"

#include <algorithm>
#include <optional>

namespace atlas {
namespace {

constexpr std::size_t longestKey = 64;

bool isKey(std::string_view text)
{
    return !text.empty() && text.size() <= longestKey &&
        std::ranges::all_of(text, [](char c) { return (c >= 'a' && c <= 'z') || isDigit(c) || c == '-'; });
}

/// A choice is most often a state's name, so capitals are allowed.
bool isChoice(std::string_view text)
{
    return !text.empty() && text.size() <= longestKey &&
        std::ranges::all_of(text, [](char c) { return isLetter(c) || isDigit(c) || c == '-'; });
}

/// Reads one file; holds where it is.
class Reader {
public:
    Reader(std::string_view markdown, Narration& narration) : m_lines(markdown), m_narration(narration) { }

    std::expected<void, Error> read()
    {
        if (auto begun = head(); !begun)
            return begun;
        while (const auto line = m_lines.next()) {
            if (line->starts_with('#')) {
                if (auto begun = finishText(); !begun)
                    return begun;
                if (auto begun = heading(*line); !begun)
                    return begun;
            } else if (m_target) {
                m_text.add(*line);
            } else if (!line->empty()) {
                return error("expected '## ' and a key before any text");
            }
        }
        if (!m_target)
            return error("the file ends before the first '## '");
        if (auto finished = finishText(); !finished)
            return finished;
        return finishQuiz();
    }

private:
    /// "# Title", and the subtitle: the next line that is not empty.
    std::expected<void, Error> head()
    {
        const auto title = after("# ", m_lines.next().value_or(""));
        if (!title || title->empty())
            return errorAtLine(1, "expected '# ' and the title");
        m_narration.title = *title;
        auto line = m_lines.next();
        while (line && line->empty())
            line = m_lines.next();
        if (!line || line->starts_with('#'))
            return errorAtLine(m_lines.number(), "expected a subtitle of one line");
        m_narration.subtitle = *line;
        return {};
    }

    std::expected<void, Error> heading(std::string_view line)
    {
        if (const auto choice = after("### ", line))
            return beginChoice(*choice);
        if (auto finished = finishQuiz(); !finished)
            return finished;
        if (line == "## quiz")
            return error("'quiz' is no key of its own: a quiz needs one");
        if (const auto quiz = after("## quiz ", line))
            return beginQuiz(*quiz);
        if (const auto key = after("## ", line))
            return beginText(*key);
        return error("expected '## ' and a key, but found " + quoted(visible(line)));
    }

    std::expected<void, Error> beginText(std::string_view key)
    {
        if (!isKey(key))
            return error(quoted(visible(key)) + " is no key: small letters, digits and '-'");
        if (m_narration.texts.size() == narrationSections)
            return error("too many sections");
        const auto [at, isNew] = m_narration.texts.try_emplace(std::string(key));
        if (!isNew)
            return error(quoted(key) + " stands here for the second time");
        return begin(at->second, key);
    }

    std::expected<void, Error> beginQuiz(std::string_view key)
    {
        if (!isKey(key))
            return error(quoted(visible(key)) + " is no key: small letters, digits and '-'");
        if (m_narration.quizzes.size() == narrationSections)
            return error("too many quizzes");
        const auto [at, isNew] = m_narration.quizzes.try_emplace(std::string(key));
        if (!isNew)
            return error("the quiz " + quoted(key) + " stands here for the second time");
        m_quiz = &at->second;
        return begin(m_quiz->question, key);
    }

    std::expected<void, Error> beginChoice(std::string_view choice)
    {
        if (!m_quiz)
            return error("a '### ' stands below a '## quiz ' only");
        if (!isChoice(choice))
            return error(quoted(visible(choice)) + " is no choice: letters, digits and '-'");
        if (m_quiz->reasons.size() == narrationSections)
            return error("too many choices");
        const auto [at, isNew] = m_quiz->reasons.try_emplace(std::string(choice));
        if (!isNew)
            return error("the choice " + quoted(choice) + " stands here for the second time");
        return begin(at->second, choice);
    }

    std::expected<void, Error> begin(std::string& target, std::string_view name)
    {
        m_target = &target;
        m_name = name;
        return {};
    }

    /// Puts the text that ends here where it belongs. None may be empty.
    std::expected<void, Error> finishText()
    {
        if (!m_target)
            return {};
        if (m_text.empty())
            return error(quoted(m_name) + " is empty");
        *m_target = std::exchange(m_text, {}).take();
        return {};
    }

    /// One choice is no question.
    std::expected<void, Error> finishQuiz()
    {
        if (m_quiz && m_quiz->reasons.size() < 2)
            return error("the quiz before has fewer than two choices");
        m_quiz = nullptr;
        return {};
    }

    std::unexpected<Error> error(const std::string& message) const { return errorAtLine(m_lines.number(), message); }

    MarkdownLines m_lines;
    Narration& m_narration;
    NarratedQuiz* m_quiz = nullptr; ///< the quiz that choices belong to now
    std::string* m_target = nullptr; ///< where the text that is being read goes
    std::string_view m_name; ///< of that text's section
    MarkdownText m_text;
};

} // namespace

std::expected<Narration, Error> parseNarration(std::string_view markdown, std::string id, std::string language)
{
    if (markdown.size() > narrationBytes)
        return errorAtLine(1, "the file is longer than 256 KiB");
    Narration narration{
        .id = std::move(id), .language = std::move(language), .title = {}, .subtitle = {}, .texts = {}, .quizzes = {}};
    if (auto read = Reader(markdown, narration).read(); !read)
        return std::unexpected(read.error());
    return narration;
}

void Narrations::add(Narration narration)
{
    std::pair key{narration.id, narration.language};
    m_narrations.insert_or_assign(std::move(key), std::move(narration));
}

const Narration* Narrations::find(std::string_view id, std::string_view language) const
{
    std::vector<std::string_view> known;
    std::vector<const Narration*> narrations;
    for (auto at = m_narrations.lower_bound({std::string(id), {}}); at != m_narrations.end() && at->first.first == id;
         ++at) {
        known.emplace_back(at->first.second);
        narrations.push_back(&at->second);
    }
    const auto found = nearestLanguage(language, known);
    return found ? narrations[*found] : nullptr;
}

} // namespace atlas
