// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/filter/filter.h"
#include "core/filter/filter_completion.h"

#include <gtest/gtest.h>

namespace atlas {
namespace {

using Words = std::vector<std::string>;

TEST(FilterCompletion, KeysThenValuesOfTheLastWord)
{
    EXPECT_EQ(filterCompletions("sta"), Words{"state:"});
    EXPECT_EQ(filterCompletions("nginx -(P"), (Words{"process:", "pid:", "port:"}));
    EXPECT_EQ(filterCompletions("state:clo"), (Words{"state:closed", "state:closing", "state:close-wait"}));
    EXPECT_EQ(filterCompletions("STATE:time-wait,sy"),
              (Words{"STATE:time-wait,syn-sent", "STATE:time-wait,syn-received"}));
    EXPECT_EQ(filterCompletions("x is:mapp"), Words{"is:mapped"});
}

TEST(FilterCompletion, NothingIsOfferedThatIsThereOrNotKnown)
{
    for (const char* const text : {"", "nginx ", "zzz", "state:close-wait", "nokey:x", "\"sta", "state:zz"})
        EXPECT_EQ(filterCompletions(text), Words{}) << text;
}

TEST(FilterCompletion, EveryOfferIsAFilter)
{
    for (char letter = 'a'; letter <= 'z'; ++letter)
        for (const std::string& key : filterCompletions(std::string_view(&letter, 1)))
            for (const std::string& word : filterCompletions(key))
                EXPECT_TRUE(Filter::parse(word).has_value()) << word;
}

} // namespace
} // namespace atlas
