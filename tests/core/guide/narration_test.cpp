// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/narration.h"

#include <gtest/gtest.h>

#include <string>

namespace atlas {
namespace {

constexpr std::string_view whole = R"(# Close

One side first.

## fin-sent
It sends `FIN`.

Then it waits.


## quiz b-after-close
Which state?

### LAST-ACK
Right: it waits.
### CLOSED
Not yet.

## acked
Done.
)";

TEST(Narration, IsReadSectionBySection)
{
    const auto narration = parseNarration(whole, "close", "en");
    ASSERT_TRUE(narration) << narration.error().message();
    EXPECT_EQ(narration->id, "close");
    EXPECT_EQ(narration->language, "en");
    EXPECT_EQ(narration->title, "Close");
    EXPECT_EQ(narration->subtitle, "One side first.");
    ASSERT_EQ(narration->texts.size(), 2U);
    EXPECT_EQ(narration->texts.at("fin-sent"), "It sends `FIN`.\n\nThen it waits.");
    EXPECT_EQ(narration->texts.at("acked"), "Done.");
    ASSERT_EQ(narration->quizzes.size(), 1U);
    const NarratedQuiz& quiz = narration->quizzes.at("b-after-close");
    EXPECT_EQ(quiz.question, "Which state?");
    ASSERT_EQ(quiz.reasons.size(), 2U);
    EXPECT_EQ(quiz.reasons.at("LAST-ACK"), "Right: it waits.");
    EXPECT_EQ(quiz.reasons.at("CLOSED"), "Not yet.");
}

TEST(Narration, MayComeFromAnotherSystem)
{
    std::string lines(whole);
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 2)
        lines.replace(at, 1, "\r\n");
    const auto narration = parseNarration(lines, "close", "en");
    ASSERT_TRUE(narration) << narration.error().message();
    EXPECT_EQ(narration->subtitle, "One side first.");
    EXPECT_EQ(narration->texts.at("fin-sent"), "It sends `FIN`.\n\nThen it waits.");
}

struct Broken {
    const char* from;
    const char* to;
    const char* message;
};

class BrokenNarration : public testing::TestWithParam<Broken> { };

TEST_P(BrokenNarration, NamesTheLine)
{
    std::string text(whole);
    const auto at = text.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string_view(GetParam().from).size(), GetParam().to);
    const auto narration = parseNarration(text, "close", "en");
    ASSERT_FALSE(narration);
    EXPECT_EQ(narration.error().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, BrokenNarration,
    testing::Values(
        Broken{"# Close", "Close", "line 1: expected '# ' and the title"},
        Broken{"# Close", "# ", "line 1: expected '# ' and the title"},
        Broken{"One side first.", "", "line 5: expected a subtitle of one line"},
        Broken{"first.\n", "first.\nAnd more.\n", "line 4: expected '## ' and a key before any text"},
        Broken{"## fin-sent", "## FIN sent", "line 5: 'FIN sent' is no key: small letters, digits and '-'"},
        Broken{"## quiz b-after-close", "## quiz ", "line 11: 'quiz' is no key of its own: a quiz needs one"},
        Broken{"## fin-sent", "# fin-sent", "line 5: expected '## ' and a key, but found '# fin-sent'"},
        Broken{"## acked", "## fin-sent", "line 19: 'fin-sent' stands here for the second time"},
        Broken{"### CLOSED", "### LAST-ACK", "line 16: the choice 'LAST-ACK' stands here for the second time"},
        Broken{"### CLOSED", "### CLO SED", "line 16: 'CLO SED' is no choice: letters, digits and '-'"},
        Broken{"### CLOSED\n", "", "line 18: the quiz before has fewer than two choices"},
        Broken{"## quiz b-after-close\nWhich state?\n", "", "line 12: a '### ' stands below a '## quiz ' only"},
        Broken{"Right: it waits.", "", "line 16: 'LAST-ACK' is empty"},
        Broken{"Which state?", "", "line 14: 'b-after-close' is empty"},
        Broken{"Done.", "", "line 20: 'acked' is empty"}));

TEST(Narration, RefusesWhatIsEmptyOrHuge)
{
    EXPECT_FALSE(parseNarration("", "x", "en"));
    EXPECT_FALSE(parseNarration("# A\nB\n", "x", "en"));
    EXPECT_FALSE(parseNarration("# A\nB\n## c\n" + std::string(narrationBytes, 'd'), "x", "en"));

    std::string many("# A\nB\n");
    for (std::size_t i = 0; i <= narrationSections; ++i)
        many += "## k" + std::to_string(i) + "\ntext\n";
    const auto narration = parseNarration(many, "x", "en");
    ASSERT_FALSE(narration);
    EXPECT_EQ(narration.error().message(), "line 515: too many sections");
}

TEST(Narrations, FallBackToTheNearestLanguage)
{
    Narrations narrations;
    for (const char* language : {"en", "pt_BR", "uk"})
        narrations.add(parseNarration(whole, "close", language).value());
    narrations.add(parseNarration(whole, "open", "en").value());
    const auto found = [&](std::string_view id, std::string_view language) {
        const Narration* const narration = narrations.find(id, language);
        return narration ? narration->id + ' ' + narration->language : "none";
    };
    EXPECT_EQ(found("close", "uk_UA.UTF-8"), "close uk");
    EXPECT_EQ(found("close", "pt"), "close pt_BR");
    EXPECT_EQ(found("close", "de"), "close en");
    EXPECT_EQ(found("open", "uk"), "open en");
    EXPECT_EQ(found("clos", "en"), "none");
    EXPECT_EQ(found("", "en"), "none");
}

} // namespace
} // namespace atlas
