// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/guide.h"

#include <gtest/gtest.h>

#include <string>

namespace atlas {
namespace {

constexpr std::string_view whole = R"(# TIME-WAIT

## In one sentence
It is over.

## What happens next
It goes.
- After 60 s.

Then nothing.


## Whose turn it is
Nobody's.
## Is it a problem?
No.
## What to check
- `ss -tan`

## Often said, but wrong

## On Linux
)";

TEST(Article, IsReadSectionBySection)
{
    const auto article = parseArticle(whole, "en");
    ASSERT_TRUE(article) << article.error().message();
    EXPECT_EQ(article->state, State::TimeWait);
    EXPECT_EQ(article->language, "en");
    EXPECT_EQ(article->text(Section::Meaning), "It is over.");
    EXPECT_EQ(article->text(Section::Next), "It goes.\n- After 60 s.\n\nThen nothing.");
    EXPECT_EQ(article->text(Section::Check), "- `ss -tan`");
    EXPECT_EQ(article->text(Section::Myths), "");
    EXPECT_EQ(article->text(Section::Linux), "");
}

TEST(Article, MayComeFromAnotherSystem)
{
    std::string lines(whole);
    for (std::size_t at = 0; (at = lines.find('\n', at)) != std::string::npos; at += 2)
        lines.replace(at, 1, "\r\n");
    const auto article = parseArticle(lines, "en");
    ASSERT_TRUE(article) << article.error().message();
    EXPECT_EQ(article->text(Section::Next), "It goes.\n- After 60 s.\n\nThen nothing.");
}

struct Broken {
    const char* from;
    const char* to;
    const char* message;
};

class BrokenArticle : public testing::TestWithParam<Broken> { };

TEST_P(BrokenArticle, NamesTheLine)
{
    std::string text(whole);
    const auto at = text.find(GetParam().from);
    ASSERT_NE(at, std::string::npos);
    text.replace(at, std::string_view(GetParam().from).size(), GetParam().to);
    const auto article = parseArticle(text, "en");
    ASSERT_FALSE(article);
    EXPECT_EQ(article.error().message(), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    Mistakes, BrokenArticle,
    testing::Values(
        Broken{"# TIME-WAIT", "TIME-WAIT", "line 1: expected '# ' and the name of a state"},
        Broken{"TIME-WAIT", "TIME-OUT", "line 1: expected '# ' and the name of a state"},
        Broken{"\n\n## In", "\n\nHello\n## In", "line 3: expected '## In one sentence' before any text"},
        Broken{"What happens next", "What next?", "line 6: expected '## What happens next', but found '## What next?'"},
        Broken{"It is over.", "", "line 6: 'In one sentence' is empty"},
        Broken{"## On Linux\n", "", "line 21: the file ends before '## On Linux'"},
        Broken{"## On Linux\n", "## On Linux\n## More", "line 23: expected no further section, but found '## More'"}));

TEST(Article, RefusesAnEmptyFile)
{
    EXPECT_FALSE(parseArticle("", "en"));
}

Guide guideIn(std::initializer_list<const char*> languages)
{
    Guide guide;
    for (const char* language : languages)
        guide.add(parseArticle(whole, language).value());
    return guide;
}

std::string found(const Guide& guide, std::string_view language, State state = State::TimeWait)
{
    const Article* const article = guide.find(state, language);
    return article ? article->language : "none";
}

TEST(Guide, FallsBackToWhatIsNearest)
{
    const Guide guide = guideIn({"en", "pt_BR", "uk"});
    EXPECT_EQ(guide.languages(), (std::vector<std::string>{"en", "pt_BR", "uk"}));
    EXPECT_EQ(found(guide, "pt_BR"), "pt_BR");
    EXPECT_EQ(found(guide, "pt-br"), "pt_BR");
    EXPECT_EQ(found(guide, "pt_BR.UTF-8"), "pt_BR");
    EXPECT_EQ(found(guide, "pt_PT"), "pt_BR");
    EXPECT_EQ(found(guide, "pt"), "pt_BR");
    EXPECT_EQ(found(guide, "uk_UA"), "uk");
    EXPECT_EQ(found(guide, "de_DE"), "en");
    EXPECT_EQ(found(guide, "C"), "en");
    EXPECT_EQ(found(guide, ""), "en");
    EXPECT_EQ(found(guide, "en", State::Listen), "none");
    EXPECT_EQ(found(guideIn({"pt", "pt_BR"}), "pt_PT"), "pt");
    EXPECT_EQ(found(guideIn({"uk"}), "de"), "none");
}

} // namespace
} // namespace atlas
