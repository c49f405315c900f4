// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/visible.h"
#include "support/unescape.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace atlas {
namespace {

using namespace std::string_literals;

struct Case {
    std::string bytes;
    std::string shown;
};

class Bytes : public testing::TestWithParam<Case> { };

TEST_P(Bytes, AreShown)
{
    EXPECT_EQ(visible(GetParam().bytes), GetParam().shown);
    EXPECT_EQ(test::unescape(GetParam().shown), GetParam().bytes);
}

INSTANTIATE_TEST_SUITE_P(Plain, Bytes,
                         testing::Values(Case{"", ""}, Case{"nginx", "nginx"}, Case{"Web Content", "Web Content"},
                                         Case{"naïve кіт 猫 🐈", "naïve кіт 猫 🐈"}, Case{"C:\\Windows", "C:\\Windows"},
                                         Case{"a\\", "a\\"}, Case{"\\x1", "\\x1"}, Case{"\\u202", "\\u202"},
                                         Case{"\\q", "\\q"}, Case{"\u00a0", "\u00a0"}));

INSTANTIATE_TEST_SUITE_P(Controls, Bytes,
                         testing::Values(Case{"a\nb", "a\\nb"}, Case{"a\tb\r", "a\\tb\\r"},
                                         Case{"\x1b[31mred", "\\x1b[31mred"}, Case{"a\0b"s, "a\\x00b"},
                                         Case{"\x7f", "\\x7f"}, Case{"\u0085", "\\u0085"},
                                         Case{"\u009b31m", "\\u009b31m"}));

INSTANTIATE_TEST_SUITE_P(Unseen, Bytes,
                         testing::Values(Case{"a\u202egpj.exe", "a\\u202egpj.exe"}, Case{"\u2028", "\\u2028"},
                                         Case{"\u2029", "\\u2029"}, Case{"a\u200bb", "a\\u200bb"},
                                         Case{"\u2066", "\\u2066"}, Case{"\ufeff", "\\ufeff"},
                                         Case{"\u061c", "\\u061c"}, Case{"\u00ad", "\\u00ad"},
                                         Case{"\U000e0041", "\\U000e0041"}, Case{"\uffff", "\\uffff"}));

INSTANTIATE_TEST_SUITE_P(NotUtf8, Bytes,
                         testing::Values(Case{"\x80", "\\x80"}, Case{"a\xff", "a\\xff"},
                                         Case{"\xc0\xaf", "\\xc0\\xaf"}, // '/' in two bytes
                                         Case{"\xe0\x80\xaf", "\\xe0\\x80\\xaf"}, // and in three
                                         Case{"\xf0\x80\x80\xaf", "\\xf0\\x80\\x80\\xaf"},
                                         Case{"\xed\xa0\x80", "\\xed\\xa0\\x80"}, // a surrogate
                                         Case{"\xed\x9f\xbf", "\xed\x9f\xbf"}, // the last one before them
                                         Case{"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"}, // behind U+10FFFF
                                         Case{"\xe2\x82", "\\xe2\\x82"}, Case{"\xe2\x82 x", "\\xe2\\x82 x"},
                                         Case{"\xc3\xc3\xa9", "\\xc3é"}));

INSTANTIATE_TEST_SUITE_P(Ambiguous, Bytes,
                         testing::Values(Case{"\\n", "\\\\n"}, Case{"\\x1b", "\\\\x1b"}, Case{"\\u202e", "\\\\u202e"},
                                         Case{"\\U000e0041", "\\\\U000e0041"}, Case{"\\\\", "\\\\\\"},
                                         Case{"\\\x1b", "\\\\\\x1b"}, Case{"\\\\n", "\\\\\\\\n"}));

bool isOneSafeLine(const std::string& text)
{
    return visible(text).size() >= text.size() && text.find_first_of("\n\r\t\x1b\x7f"s + '\0') == std::string::npos;
}

TEST(Visible, CanBeReadBackFromAnyBytes)
{
    std::mt19937 random(20240711);
    const std::string interesting = "\\\\\\nrtxuU0aé\x1b\xe2\x80\xae\xed\xa0\xff\xf4"s + '\0';
    for (int round = 0; round < 20'000; ++round) {
        std::string bytes(random() % 16, ' ');
        for (char& c : bytes)
            c = random() % 4 == 0 ? static_cast<char>(random()) : interesting[random() % interesting.size()];
        const std::string shown = visible(bytes);
        ASSERT_EQ(test::unescape(shown), bytes);
        ASSERT_TRUE(isOneSafeLine(shown)) << shown;
        ASSERT_TRUE(test::isUtf8(shown)) << shown;
    }
}

} // namespace
} // namespace atlas
