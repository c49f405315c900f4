// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/guide/placeholders.h"

#include <gtest/gtest.h>

namespace atlas {
namespace {

const PlaceholderValues values{{"local_port", "22"}, {"process", "sshd"}, {"remote", "[::1]:443"}};

struct Case {
    const char* text;
    const char* filled;
};

class FillIn : public testing::TestWithParam<Case> { };

TEST_P(FillIn, PutsValuesInTheirPlaces)
{
    EXPECT_EQ(fillIn(GetParam().text, values), GetParam().filled);
}

INSTANTIATE_TEST_SUITE_P(Texts, FillIn,
                         testing::Values(Case{"", ""}, Case{"plain", "plain"}, Case{"port {local_port}.", "port 22."},
                                         Case{"- `ss 'sport = :{local_port}'`", "- `ss 'sport = :22'`"},
                                         Case{"`ss dst {remote}`", "`ss dst [::1]:443`"},
                                         // without a value the line goes, and only the line
                                         Case{"a\n- kill {pid}\nb", "a\nb"}, Case{"- kill {pid}", ""},
                                         Case{"{pid}\n{process}", "sshd"}, Case{"{process}\n{pid}", "sshd"},
                                         Case{"a\n\nb", "a\n\nb"}, Case{"{nosuch}\nb", "b"},
                                         // braces that are no placeholder
                                         Case{"{", "{"}, Case{"{}", "{}"}, Case{"{Local}", "{Local}"},
                                         Case{"{local_port", "{local_port"}, Case{"{{local_port}}", "{22}"},
                                         Case{"{local port}", "{local port}"}));

TEST(FillIn, LetsNoNameBecomeCode)
{
    const PlaceholderValues hostile{{"process", "`ss; reboot`"}, {"pid", "1; reboot"}, {"local", "\x1b[2J\n- x"}};
    EXPECT_EQ(fillIn("- {process} holds it", hostile), "- 'ss; reboot' holds it");
    EXPECT_EQ(fillIn("- `kill {pid}`\n- `pidof {process}`", hostile), "");
    EXPECT_EQ(fillIn("from {local}", hostile), "from \\x1b[2J\\n- x");
    EXPECT_EQ(fillIn("{process}", {{"process", "{pid}"}}), "{pid}");
}

TEST(Placeholders, AreFound)
{
    EXPECT_EQ(placeholdersIn("a {pid} {x}{pid} {} {A}"), (std::vector<std::string>{"pid", "x", "pid"}));
}

} // namespace
} // namespace atlas
