// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <gtest/gtest.h>

namespace atlas {
namespace {

TEST(ErrorTest, NumbersAndTextStandAtTheirPlaces)
{
    const std::string_view host = "B";
    EXPECT_EQ(Error::saying("%2 of %1 holds %3 \"%2\"", host, std::string("s"), -7).message(), "s of B holds -7 \"s\"");
}

TEST(ErrorTest, WordsFromOutsideAreNoPlaceholders)
{
    EXPECT_EQ(Error::verbatim(std::string("100%1 %2")).message(), "100%1 %2");
    EXPECT_EQ(Error::saying("%1, %2", std::string("%2"), 3).message(), "%2, 3");
}

TEST(ErrorTest, AContextKeepsItsTextAndThatOfItsCauseApart)
{
    const Error error = within(Error::saying("reading %1", std::string("tcp")), Error::saying("no such file"));
    EXPECT_EQ(error.message(), "reading tcp: no such file");
    EXPECT_EQ(error.phrases, (std::vector<Phrase>{{"reading %1", {"tcp"}}, {": "}, {"no such file"}}));
}

TEST(ErrorTest, SentencesAreOneAfterTheOther)
{
    EXPECT_EQ((Error::saying("one") + Error::saying(" and %1", 2)).message(), "one and 2");
}

TEST(PhraseTest, APlaceholderWithoutArgumentStays)
{
    const std::vector<std::string> one{"x"};
    EXPECT_EQ(fill("%1 %2 %0 % %", one), "x %2 %0 % %");
}

} // namespace
} // namespace atlas
