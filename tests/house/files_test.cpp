// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules of the house for a file, a class and a page, as far as a program can check them.
#include "house/source_files.h"

#include <gtest/gtest.h>

#include <map>
#include <regex>

namespace {

using namespace atlas::test;

TEST(House, EveryFileNamesItsLicence)
{
    std::size_t checked = 0;
    for (const char* const folder : {"src", "tests", "resources", "cmake", "ui", "packaging"}) {
        for (const fs::path& file :
             filesUnder(tree / folder, {".h", ".cpp", ".c", ".cmake", ".bash", ".sh", ".ui", ".1", "CMakeLists.txt"})) {
            ++checked;
            const std::string content = contentOf(file);
            EXPECT_NE(content.substr(0, 300).find("SPDX-License-Identifier: GPL-3.0-or-later"), std::string::npos)
                << file.string();
        }
    }
    EXPECT_GT(checked, 50U);
}

TEST(House, HeadersBeginAlike)
{
    for (const fs::path& file : filesUnder(tree / "src", {".h"}))
        EXPECT_NE(contentOf(file).find("\n#pragma once\n"), std::string::npos) << file.string();
}

/// The words of the lab's protocol are written and read in formats; everything else has values.
TEST(House, OnlyFormatsKnowsTheWordsOfTheLabsProtocol)
{
    std::size_t known = 0;
    for (const fs::path& file : filesUnder(tree / "src", {".h", ".cpp"})) {
        const bool has = contentOf(file).find("\"do\"") != std::string::npos;
        const bool isFormats = file.lexically_relative(tree / "src").string().starts_with("formats/");
        EXPECT_TRUE(!has || isFormats) << file.string();
        known += has ? 1U : 0U;
    }
    EXPECT_GT(known, 0U);
}

/// "History::Fates" of a line that begins a definition outside its class: `Step History::Fates::last(…`. Empty for
/// others.
std::string classDefinedBy(const std::string& line)
{
    static const std::regex definition(
        R"(^(?:[^\s#/{}()=;][^()=;]*[\s&*])?((?:[a-z]\w*::)*((?:[A-Z]\w*::)+)(?:~?\w+|operator[^(]*)\().*)");
    std::smatch found;
    if (!std::regex_match(line, found, definition))
        return {};
    const std::string name = found[2];
    return name.substr(0, name.size() - 2);
}

TEST(House, AClassLivesInOneFile)
{
    std::map<std::string, Names> files; // a class with its room: the namespace
    for (const fs::path& file : filesUnder(tree / "src", {".cpp"})) {
        const std::string name = file.lexically_relative(tree / "src").string();
        std::istringstream lines(contentOf(file));
        for (std::string line; std::getline(lines, line);)
            if (const std::string defined = classDefinedBy(line); !defined.empty())
                files[folderOf(name) + ": " + defined].insert(name);
    }
    EXPECT_GT(files.size(), 100U);
    for (const auto& [defined, names] : files)
        EXPECT_EQ(names.size(), 1U) << defined << " is defined in " << testing::PrintToString(names);
}

TEST(House, NoSourceIsLong)
{
    constexpr std::ptrdiff_t longest = 400;
    for (const fs::path& file : filesUnder(tree / "src", {".h", ".cpp", ".c"}))
        EXPECT_LE(std::ranges::count(contentOf(file), '\n'), longest) << file << ": which two types live here?";
}

TEST(House, ARoomOfManyUnitsSaysWhatLivesThere)
{
    constexpr std::size_t few = 5;
    constexpr std::ptrdiff_t halfAPage = 32;
    std::map<fs::path, Names> units;
    for (const fs::path& file : filesUnder(tree / "src", {".h", ".cpp"}))
        units[file.parent_path()].insert(file.stem());
    for (const auto& [folder, names] : units) {
        const bool isSubRoom = folder.parent_path().parent_path() == tree / "src";
        if (!isSubRoom || names.size() <= few)
            continue;
        const std::string page = contentOf(folder / "README.md");
        EXPECT_FALSE(page.empty()) << folder << " has " << names.size() << " units and no README.md";
        EXPECT_LE(std::ranges::count(page, '\n'), halfAPage) << folder / "README.md" << " is longer than half a page";
    }
}

/// What stands in backquotes and looks like a file or folder of the tree.
std::vector<std::string> pathsIn(const std::string& page)
{
    static const std::regex path(R"(`([a-z_]+(?:/[A-Za-z_0-9.-]+)+/?)`)");
    std::vector<std::string> paths;
    for (std::sregex_iterator found(page.begin(), page.end(), path), end; found != end; ++found)
        paths.push_back((*found)[1]);
    return paths;
}

TEST(House, TheArchitecturePageNamesWhatIsThere)
{
    const auto paths = pathsIn(contentOf(tree / "src/README.md"));
    EXPECT_GT(paths.size(), 100U);
    for (const std::string& path : paths)
        EXPECT_TRUE(fs::exists(tree / "src" / path) || fs::exists(tree / path)) << "src/README.md: " << path;
}

// The tests themselves would be blind without these.
TEST(House, TheTestsSeeWhatTheyShould)
{
    EXPECT_EQ(classDefinedBy("Step History::last(Cookie cookie) const"), "History");
    EXPECT_EQ(classDefinedBy("bool Filter::Node::matches() const"), "Filter::Node");
    EXPECT_EQ(classDefinedBy("std::expected<Filter, FilterError> Filter::parse(std::string_view text)"), "Filter");
    EXPECT_EQ(classDefinedBy("History::~History()"), "History");
    EXPECT_EQ(classDefinedBy("    return History::last(cookie);"), "");
    EXPECT_EQ(classDefinedBy("const int first = History::last(cookie);"), "");
    EXPECT_EQ(pathsIn("`core/tcp/state.h` and `main()`, `ui/`"), std::vector<std::string>{"core/tcp/state.h"});
}

} // namespace
