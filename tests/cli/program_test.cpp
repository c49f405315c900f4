// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/in_process.h"
#include "cli/terminal_guard.h"
#include "cli/text_width.h"
#include "core/tcp/transition.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <sstream>

namespace atlas::cli::test {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::Not;
using testing::StartsWith;

struct WrongUse {
    std::initializer_list<std::string_view> arguments;
    const char* message = "";
};

TEST(TerminalGuard, LetsColoursPassAndNoOtherControl)
{
    const std::pair<std::string_view, std::string_view> table[] = {
        {"plain é\n\tтекст", "plain é\n\tтекст"},
        {"\x1b[1;31mred\x1b[0m", "\x1b[1;31mred\x1b[0m"},
        {"\x1b[2J\x1b]0;title\a", "\\x1b[2J\\x1b]0;title\\x07"},
        {"\xc2\x9b"
         "2J \xc2\xa9",
         "\\u009b2J ©"},
        {"\x1b\x1b[1m\r\x7f", "\\x1b\x1b[1m\\x0d\\x7f"},
    };
    for (const auto& [bytes, shown] : table) {
        EXPECT_EQ(TerminalGuard().pass(bytes), shown);
        TerminalGuard one; // whatever the pieces
        std::string pieces;
        for (const char byte : bytes)
            pieces += one.pass({&byte, 1});
        EXPECT_EQ(pieces, shown);
    }
}

TEST(Usage, MistakesAreExplained)
{
    const WrongUse table[] = {
        {{"lst"}, "there is no command 'lst' (did you mean list?)"},
        {{"\x1b[2J"}, "there is no command '\\x1b[2J'"},
        {{"help", "lits"}, "there is no command 'lits' (did you mean list?)"},
        {{"list", "--fliter", "x"}, "there is no option '--fliter' (did you mean --filter?)"},
        {{"list", "-x"}, "there is no option '-x'"},
        {{"list", "--filter"}, "a value is missing behind '--filter'"},
        {{"list", "--json=1"}, "'--json' takes no value"},
        {{"list", "--json", "--csv"}, "either --json or --csv"},
        {{"list", "nginx"}, "'nginx' stands alone; a filter goes behind --filter"},
        {{"list", "--state", "close-wiat"}, "there is no state 'close-wiat' (did you mean CLOSE-WAIT?)"},
        {{"list", "--state", "listen,"}, "there is no state ''"},
        {{"explain"}, "which state?"},
        {{"explain", "listen", "closed"}, "one state at a time, please"},
        {{"explain", "listn"}, "there is no state 'listn' (did you mean LISTEN?)"},
        {{"explain", "listen", "--language", "de"}, "the guide is not written in 'de', but in en, pt_BR, uk"},
        {{"lab"}, "list, run or hold?"},
        {{"lab", "fly"}, "the lab has no 'fly'"},
        {{"lab", "list", "x"}, "'lab list' stands alone"},
        {{"lab", "run"}, "one lesson is expected"},
        {{"lab", "run", "opn"}, "there is no lesson 'opn' (did you mean open?)"},
        {{"lab", "run", "open", "--seconds", "1"}, "'--seconds' belongs to 'lab hold'"},
        {{"lab", "hold"}, "one state is expected"},
        {{"lab", "hold", "listn"}, "there is no state 'listn' (did you mean LISTEN?)"},
        {{"lab", "hold", "listen", "--seconds", "-1"}, "'-1' is no number of seconds"},
        {{"states", "listen"}, "'listen': to read about a state, use 'tcpatlasctl explain'"},
    };
    for (const auto& [arguments, message] : table) {
        const auto outcome = run(arguments);
        EXPECT_EQ(outcome.code, 2) << message;
        EXPECT_EQ(outcome.out, "") << message;
        EXPECT_THAT(outcome.err, StartsWith("tcpatlasctl: " + std::string(message)));
        EXPECT_THAT(outcome.err, HasSubstr("--help'.\n"));
    }
}

TEST(Usage, WithoutArgumentsIsShownAsAnError)
{
    const auto outcome = run({});
    EXPECT_EQ(outcome.code, 2);
    EXPECT_EQ(outcome.out, "");
    EXPECT_EQ(outcome.err, run({"--help"}).out);
}

TEST(Help, IsThereForEverything)
{
    for (const std::string_view command : {"list", "watch", "explain", "states", "lab"}) {
        const auto asOption = run({command, "--help"});
        EXPECT_EQ(asOption.code, 0);
        EXPECT_THAT(asOption.out, StartsWith("usage: tcpatlasctl " + std::string(command)));
        EXPECT_EQ(run({command, "-h"}).out, asOption.out);
        EXPECT_EQ(run({"help", command}).out, asOption.out);
        EXPECT_THAT(run({"--help"}).out, HasSubstr("\n  " + std::string(command) + ' '));
        std::istringstream lines(asOption.out);
        for (std::string line; std::getline(lines, line);)
            EXPECT_LE(line.size(), 100U) << line;
    }
    EXPECT_EQ(run({"--version"}).out, "tcpatlasctl " TCPATLAS_VERSION "\n");
}

TEST(Explain, TakesAnyAlias)
{
    for (const std::string_view name : {"FIN_WAIT1", "fin-wait-1", "FIN_WAIT_1", "finwait1"}) {
        const auto outcome = run({"explain", name});
        EXPECT_EQ(outcome.code, 0);
        EXPECT_THAT(outcome.out,
                    StartsWith("FIN-WAIT-1\n"
                               "netstat FIN_WAIT1, ss FIN-WAIT-1, Windows FIN_WAIT_1, macOS FIN_WAIT_1, kernel 4\n"
                               "\n  FIN-WAIT-1 in en: one two three four five six.\n"
                               "\nWhat happens next\n  - Text in en with `ss -tn 'sport = :LOCAL_PORT'`.\n"
                               "  - And PROCESS.\n\nWhose turn it is\n"));
        EXPECT_THAT(outcome.out, Not(HasSubstr("Often said")));
        EXPECT_THAT(outcome.out, HasSubstr("\nOn Linux\n"));
    }
}

TEST(Explain, SpeaksTheReadersLanguage)
{
    const auto meaning = [](const std::map<std::string, std::string>& environment) {
        const auto out = run({"explain", "listen"}, {.environment = environment}).out;
        return out.substr(out.find("in ") + 3, out.find(':', out.find("in ")) - out.find("in ") - 3);
    };
    EXPECT_EQ(meaning({}), "en");
    EXPECT_EQ(meaning({{"LANG", "uk_UA.UTF-8"}}), "uk");
    EXPECT_EQ(meaning({{"LANG", "uk_UA.UTF-8"}, {"LC_MESSAGES", "pt_BR.UTF-8"}}), "pt_BR");
    EXPECT_EQ(meaning({{"LANG", "uk_UA.UTF-8"}, {"LC_ALL", "C.UTF-8"}}), "en");
    EXPECT_EQ(meaning({{"LANG", "uk_UA.UTF-8"}, {"LC_ALL", ""}}), "uk");
    EXPECT_EQ(meaning({{"LANG", "fr_FR.UTF-8"}}), "en");
    const auto portuguese = run({"explain", "listen", "--language", "pt-PT"}, {.environment = {{"LANG", "uk"}}});
    EXPECT_THAT(portuguese.out, HasSubstr("\nDe quem é a vez\n  - Text in pt_BR"));
    EXPECT_THAT(run({"explain", "listen", "--language=uk"}).out, HasSubstr("\nЧия черга\n"));
}

TEST(Explain, WrapsToTheTerminal)
{
    const auto outcome = run({"explain", "listen"}, {.terminal = {40, true}});
    EXPECT_THAT(outcome.out, StartsWith("\x1b[1mLISTEN\x1b[0m\n"));
    EXPECT_THAT(outcome.out, HasSubstr("\n  - Text in en with\n    `ss -tn 'sport = :LOCAL_PORT'`.\n"));
    std::istringstream lines(outcome.out);
    for (std::string line; std::getline(lines, line);)
        if (!line.starts_with('\x1b')) {
            EXPECT_LE(textWidth(line), 40U) << line;
        }
}

TEST(Explain, FailsWithoutAGuide)
{
    EXPECT_EQ(run({"explain", "listen"}, {.languages = ""}).code, 1);
}

TEST(States, ListEveryNameAndEdge)
{
    const auto outcome = run({"states"});
    EXPECT_EQ(outcome.code, 0);
    EXPECT_THAT(outcome.out, HasSubstr("\nSYN-RECEIVED  SYN_RECV     SYN-RECV    SYN_RECEIVED  SYN_RCVD          3\n"));
    EXPECT_THAT(outcome.out, HasSubstr("\nLISTEN        SYN-RECEIVED  SYN arrives"));
    const auto lines = static_cast<std::size_t>(std::ranges::count(outcome.out, '\n'));
    // Three tables with a line of titles each, and four lines around each heading between them.
    EXPECT_EQ(lines, knownStates.size() + transitions.size() + 3 + std::size_t{2} * 3);
}

TEST(States, AreJsonToo)
{
    const json document = json::parse(run({"states", "--json"}).out);
    EXPECT_EQ(document["schema"], 1);
    EXPECT_EQ(document["states"].size(), knownStates.size());
    EXPECT_EQ(document["states"][3], json::parse(R"({"name": "SYN-RECEIVED", "netstat": "SYN_RECV", "ss": "SYN-RECV",
                              "windows": "SYN_RECEIVED", "macos": "SYN_RCVD", "kernel": 3})"));
    ASSERT_EQ(document["transitions"].size(), transitions.size());
    EXPECT_EQ(document["transitions"][0],
              json::parse(R"({"id": "passive-open", "from": "CLOSED", "to": "LISTEN", "cause": "passive-open",
                              "sent": null, "section": "3.10.1", "kind": "drawn"})"));
}

TEST(TextWidth, CountsColumns)
{
    EXPECT_EQ(textWidth("abc"), 3U);
    EXPECT_EQ(textWidth("кіт"), 3U);
    EXPECT_EQ(textWidth("猫"), 2U);
    EXPECT_EQ(textWidth("e\u0301"), 1U);
    EXPECT_EQ(textWidth("🐈"), 2U);
    EXPECT_EQ(textWidth(""), 0U);
}

TEST(TextWidth, IsUnicodes)
{
    EXPECT_EQ(textWidth("✅"), 2U); // U+2705
    EXPECT_EQ(textWidth("⚡"), 2U); // U+26A1
    EXPECT_EQ(textWidth("ｆｕｌｌ"), 8U);
    EXPECT_EQ(textWidth("한국어"), 6U);
    EXPECT_EQ(textWidth("𠀋"), 2U); // outside of the first plane
    EXPECT_EQ(textWidth("o\u0302\u0301"), 1U); // two marks
    EXPECT_EQ(textWidth("ที่"), 1U); // Thai: a letter and two marks
    EXPECT_EQ(textWidth("±α…“”"), 5U); // ambiguous: wide in East Asian fonts only
    EXPECT_EQ(textWidth("\ue000"), 1U); // private use
    EXPECT_EQ(textWidth("\U0003fffd"), 1U); // not assigned
}

/// Some systems' wcwidth() says -1 here.
TEST(TextWidth, IsNeverNegative)
{
    using namespace std::string_view_literals;
    EXPECT_EQ(textWidth("\0\x07\x1b\x7f"sv), 0U);
    EXPECT_EQ(textWidth("a\u0085\u200b\u2028z"), 2U);
}

TEST(TextWidth, CountsEachByteThatIsNoUtf8)
{
    for (const std::string_view bytes :
         {"\xff", "\x80", "\xc3", "\xf0\x9f\x90", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80"})
        EXPECT_EQ(textWidth(bytes), bytes.size());
    EXPECT_EQ(textWidth("a\xff\u732b"), 4U);
    EXPECT_EQ(shortened("\xff\xff\xff\xff", 3, Keep::Ends), "\xff…\xff");
}

TEST(Shortened, FitsIntoItsColumns)
{
    EXPECT_EQ(shortened("abcdef", 6, Keep::Start), "abcdef");
    EXPECT_EQ(shortened("abcdef", 4, Keep::Start), "abc…");
    EXPECT_EQ(shortened("[2001:db8::1]:443", 9, Keep::Ends), "[200…:443");
    EXPECT_EQ(shortened("猫猫猫", 4, Keep::Start), "猫…");
    EXPECT_EQ(shortened("abc", 0, Keep::Ends), "");
    EXPECT_EQ(shortened("abc", 1, Keep::Ends), "…");
    EXPECT_EQ(shortened("✅✅✅", 5, Keep::Ends), "✅…✅");
    EXPECT_EQ(shortened("✅✅✅", 4, Keep::Ends), "✅…");
    EXPECT_EQ(shortened("e\u0301e\u0301e\u0301", 2, Keep::Start), "e\u0301…");
}

TEST(Wrapped, BreaksBetweenWords)
{
    using Lines = std::vector<std::string>;
    EXPECT_EQ(wrapped("", 10), Lines{});
    EXPECT_EQ(wrapped("one two three", 7), (Lines{"one two", "three"}));
    EXPECT_EQ(wrapped("a `b c d e` f", 6), (Lines{"a", "`b c d e`", "f"}));
    EXPECT_EQ(wrapped("  a   b ", 10), Lines{"a b"});
    EXPECT_EQ(wrapped("unbreakable", 3), Lines{"unbreakable"});
    EXPECT_EQ(wrapped("a `b c", 3), (Lines{"a", "`b c"}));
}

} // namespace
} // namespace atlas::cli::test
