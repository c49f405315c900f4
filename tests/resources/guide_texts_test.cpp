// SPDX-License-Identifier: GPL-3.0-or-later
//
// The files of the guide themselves: complete, alike in every language, and with commands that run.
#include "core/guide/placeholders.h"
#include "guide_texts.h"

#include <gtest/gtest.h>

#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

namespace atlas {
namespace {

constexpr std::array<std::string_view, 3> languages{"en", "pt_BR", "uk"};

constexpr std::array allStates = [] {
    std::array<State, stateCount> states{};
    std::ranges::copy(knownStates, states.begin());
    states.back() = State::Unknown;
    return states;
}();

/// What stands in back quotes.
std::vector<std::string> codeIn(std::string_view text)
{
    std::vector<std::string> code;
    for (auto from = text.find('`'); from != std::string_view::npos;) {
        const auto to = text.find('`', from + 1);
        if (to == std::string_view::npos)
            break;
        code.emplace_back(text.substr(from + 1, to - from - 1));
        from = text.find('`', to + 1);
    }
    return code;
}

std::string whole(const Article& article)
{
    std::string text;
    for (const std::string& section : article.sections)
        text += section + '\n';
    return text;
}

TEST(GuideFiles, AreTheOnesOnDisk)
{
    std::set<std::string> onDisk;
    const std::filesystem::path folder = TCPATLAS_GUIDE;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.path().extension() == ".md" && entry.path().parent_path() != folder)
            onDisk.insert(entry.path().lexically_relative(folder).string());
    std::set<std::string> embedded;
    for (const GuideFile& file : guideFiles()) {
        const std::string path = std::string(file.language) + '/' + std::string(file.name) + ".md";
        embedded.insert(path);
        std::ifstream in(folder / path, std::ios::binary);
        EXPECT_EQ((std::string{std::istreambuf_iterator<char>(in), {}}), file.markdown) << path;
    }
    EXPECT_EQ(embedded, onDisk);
}

TEST(GuideFiles, AreReadAndNamedAfterTheirState)
{
    for (const GuideFile& file : guideFiles()) {
        const auto article = parseArticle(file.markdown, std::string(file.language));
        ASSERT_TRUE(article) << file.language << '/' << file.name << ": " << article.error().message();
        EXPECT_EQ(names(article->state).identifier, file.name) << file.language;
        EXPECT_EQ(file.markdown.substr(2, file.markdown.find('\n') - 2), rfcName(article->state));
    }
}

TEST(Guide, HasEveryStateInEveryLanguage)
{
    const Guide guide = builtInGuide();
    EXPECT_EQ(guide.languages(), std::vector<std::string>(languages.begin(), languages.end()));
    for (const State state : allStates) {
        for (const std::string_view language : languages) {
            const Article* const article = guide.find(state, language);
            ASSERT_NE(article, nullptr);
            EXPECT_EQ(article->language, language) << rfcName(state);
        }
    }
}

TEST(Guide, AsksForTheSameInEveryLanguage)
{
    const Guide guide = builtInGuide();
    for (const State state : allStates) {
        const auto asked = [&](std::string_view language) {
            auto found = placeholdersIn(whole(*guide.find(state, language)));
            std::ranges::sort(found);
            return found;
        };
        const auto inEnglish = asked("en");
        for (const std::string_view language : languages)
            EXPECT_EQ(asked(language), inEnglish) << rfcName(state) << ' ' << language;
        for (const std::string& name : inEnglish)
            EXPECT_NE(std::ranges::find(knownPlaceholders, name), knownPlaceholders.end()) << name;
    }
}

TEST(Guide, HasTheSameCommandsInEveryLanguage)
{
    const Guide guide = builtInGuide();
    for (const State state : allStates) {
        const auto inEnglish = codeIn(guide.find(state, "en")->text(Section::Check));
        for (const std::string_view language : languages)
            EXPECT_EQ(codeIn(guide.find(state, language)->text(Section::Check)), inEnglish)
                << rfcName(state) << ' ' << language;
    }
}

TEST(Guide, ClosesItsBackQuotesAndBraces)
{
    for (const GuideFile& file : guideFiles()) {
        std::string_view rest = file.markdown;
        while (!rest.empty()) {
            const auto line = rest.substr(0, rest.find('\n'));
            EXPECT_EQ(std::ranges::count(line, '`') % 2, 0) << file.language << '/' << file.name << ": " << line;
            EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(line, '{')), placeholdersIn(line).size()) << line;
            rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        }
    }
}

TEST(Guide, PutsNoNamesIntoCommands)
{
    for (const GuideFile& file : guideFiles())
        for (const std::string& code : codeIn(file.markdown))
            EXPECT_EQ(code.find("{process}"), std::string::npos) << file.language << '/' << file.name << ": " << code;
}

// As `man netstat` of net-tools 2.10 has them.
TEST(Guide, QuotesTheSentenceOfNetstatsManual)
{
    constexpr std::array<std::pair<State, std::string_view>, stateCount> sentences{{
        {State::Established, "The socket has an established connection"},
        {State::SynSent, "The socket is actively attempting to establish a connection"},
        {State::SynReceived, "A connection request has been received from the network"},
        {State::FinWait1, "The socket is closed, and the connection is shutting down"},
        {State::FinWait2, "Connection is closed, and the socket is waiting for a shutdown from the remote end"},
        {State::TimeWait, "The socket is waiting after close to handle packets still in the network"},
        {State::Closed, "The socket is not being used"},
        {State::CloseWait, "The remote end has shut down, waiting for the socket to close"},
        {State::LastAck, "The remote end has shut down, and the socket is closed. Waiting for acknowledgement"},
        {State::Listen,
         "The socket is listening for incoming connections. Such sockets are not included in the output unless you "
         "specify the --listening (-l) or --all (-a) option"},
        {State::Closing, "Both sockets are shut down but we still don't have all our data sent"},
        {State::Unknown, "The state of the socket is unknown"},
    }};
    const Guide guide = builtInGuide();
    for (const auto& [state, sentence] : sentences)
        for (const std::string_view language : languages)
            EXPECT_NE(guide.find(state, language)->text(Section::Linux).find(sentence), std::string_view::npos)
                << rfcName(state) << ' ' << language;
}

TEST(Guide, NamesTheTestsOfItsClaims)
{
    const auto namesBetween = [](std::string_view text, std::string_view before, std::string_view after) {
        std::set<std::string> found;
        for (auto at = text.find(before); at != std::string_view::npos; at = text.find(before, at + 1)) {
            const auto from = at + before.size();
            found.emplace(text.substr(from, text.find(after, from) - from));
        }
        return found;
    };
    std::set<std::string> named;
    for (const GuideFile& file : guideFiles()) {
        const auto here = namesBetween(file.markdown, "<!-- tested: GuideClaims.", " -->");
        EXPECT_TRUE(here.empty() || file.language == "en") << file.language << '/' << file.name;
        named.insert(here.begin(), here.end());
    }
    std::ifstream in(TCPATLAS_GUIDE_CLAIMS, std::ios::binary);
    const std::string tests{std::istreambuf_iterator<char>(in), {}};
    EXPECT_FALSE(named.empty());
    EXPECT_EQ(named, namesBetween(tests, "TEST(GuideClaims, ", ")"));
}

TEST(Guide, ShowsNoComments)
{
    for (const GuideFile& file : guideFiles())
        EXPECT_EQ(whole(*parseArticle(file.markdown, std::string(file.language))).find("<!--"), std::string::npos);
}

TEST(Guide, SsUnderstandsItsCommands)
{
    if (std::system("ss -V >/dev/null 2>&1") != 0)
        GTEST_SKIP() << "ss (package iproute2) is not here";
    const PlaceholderValues values{{"local", "127.0.0.1:22"},         {"remote", "127.0.0.1:5000"},
                                   {"local_address", "127.0.0.1"},    {"local_port", "22"},
                                   {"remote_address", "127.0.0.1"},   {"remote_port", "5000"},
                                   {"pid", std::to_string(getpid())}, {"process", "test"}};
    std::set<std::string> commands;
    for (const GuideFile& file : guideFiles())
        for (const std::string& code : codeIn(file.markdown))
            if (code.starts_with("ss "))
                commands.insert(fillIn('`' + code + '`', values));
    EXPECT_GE(commands.size(), 8U);
    for (std::string command : commands) {
        ASSERT_GT(command.size(), 2U);
        command = command.substr(1, command.size() - 2);
        EXPECT_EQ(std::system(("{ " + command + "; } >/dev/null").c_str()), 0) << command;
    }
}

} // namespace
} // namespace atlas
