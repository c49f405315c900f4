// SPDX-License-Identifier: GPL-3.0-or-later
//
// What may include what: the tables of src/README.md, held against the #include lines.
#include "house/source_files.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

using namespace atlas::test;

/// What a room may include beside itself and the standard library: our rooms, or single headers of them; Qt's modules;
/// and how far into the system.
enum class System { FewPureHeaders, Everything, Nothing };

struct Room {
    Names rooms;
    Names qt;
    System system;
};

const std::map<std::string, Room> rooms{
    {"core", {{}, {}, System::FewPureHeaders}},
    {"decode", {{"core"}, {}, System::FewPureHeaders}},
    {"collect", {{"core", "decode"}, {}, System::Everything}},
    {"formats", {{"core"}, {}, System::Nothing}},
    {"lab", {{"core", "decode", "collect", "formats", "lesson_texts.h"}, {}, System::Everything}},
    // Of decode the frames alone: it is the program that runs with privileges.
    {"probe", {{"decode/probe_frame.h"}, {}, System::Everything}},
    {"cli", {{"core", "decode", "collect", "formats", "guide_texts.h", "lesson_texts.h"}, {}, System::Everything}},
    {"model", {{"core", "formats"}, {"QtCore"}, System::Nothing}},
    {"view", {{"core", "formats", "model"}, {"QtCore", "QtGui", "QtWidgets", "QtSvg"}, System::Nothing}},
    {"app",
     {{"core", "decode", "collect", "formats", "model", "view", "guide_texts.h", "lesson_texts.h"},
      {"QtCore", "QtGui", "QtWidgets", "QtSvg"},
      System::Everything}},
};

/// Layouts of data and conversions between them; nothing that asks the system for anything.
bool isPureHeader(const std::string& header)
{
    return header.starts_with("linux/") || header == "arpa/inet.h" || header == "netinet/in.h" ||
        header == "netinet/tcp.h";
}

struct Include {
    std::string header;
    bool quoted;
    std::size_t line;
};

std::vector<Include> includesOf(const std::string& content)
{
    std::vector<Include> includes;
    std::istringstream lines(content);
    std::size_t number = 0;
    for (std::string whole; std::getline(lines, whole);) {
        ++number;
        std::string_view line = trimmed(whole);
        if (!line.starts_with('#'))
            continue;
        line = trimmed(line.substr(1));
        if (!line.starts_with("include"))
            continue;
        line = trimmed(line.substr(std::string_view("include").size()));
        const bool quoted = line.starts_with('"');
        const auto end = line.find(quoted ? '"' : '>', 1);
        if ((quoted || line.starts_with('<')) && end != std::string_view::npos)
            includes.push_back({std::string(line.substr(1, end - 1)), quoted, number});
    }
    return includes;
}

/// The module that <QString> or <QtCore/QString> belongs to, by the header's place in Qt's folders. The few that
/// rooms use are known by name, so that the test needs no Qt.
std::string qtModule(const std::string& header)
{
    static const std::array<std::string, 4> modules{"QtCore", "QtGui", "QtWidgets", "QtSvg"};
    if (header.find('/') != std::string::npos)
        return roomOf(header);
    for (const char* const root : {"/usr/include/x86_64-linux-gnu/qt6", "/usr/include/aarch64-linux-gnu/qt6",
                                   "/usr/include/qt6", "/usr/lib/qt6/include"})
        for (const std::string& module : modules)
            if (fs::exists(fs::path(root) / module / header))
                return module;
    return "unknown";
}

bool isQt(const Include& include)
{
    return !include.quoted && include.header.size() > 1 && include.header[0] == 'Q' &&
        (std::isupper(static_cast<unsigned char>(include.header[1])) != 0 || include.header[1] == 't');
}

bool isStandard(const std::string& header)
{
    return header.find('.') == std::string::npos && header.find('/') == std::string::npos;
}

/// Why a file of `room` must not have this include; empty if it may.
std::string objection(const std::string& name, const Room& room, const Include& include)
{
    const std::string owner = roomOf(include.header);
    if (include.quoted) {
        const bool generated = include.header.starts_with("ui_") || include.header.ends_with(".moc");
        if (owner == name || room.rooms.contains(owner) || room.rooms.contains(include.header) ||
            (generated && !room.qt.empty()))
            return {};
        return "may not include " + owner;
    }
    if (isQt(include)) {
        if (room.qt.empty())
            return "knows no Qt";
        const std::string module = qtModule(include.header);
        return module == "unknown" || room.qt.contains(module) ? std::string() : "may not include " + module;
    }
    if (isStandard(include.header))
        return {};
    if (include.header.starts_with("nlohmann/"))
        return name == "cli" || name == "lab" || name == "formats" ? std::string() : "knows no JSON";
    if (room.system == System::Everything || (room.system == System::FewPureHeaders && isPureHeader(include.header)))
        return {};
    return "may not include this of the system";
}

/// A row of a table in Markdown that begins with a name in backquotes: that name, and the last column.
std::optional<std::pair<std::string, std::string>> rowOf(std::string_view line)
{
    if (!line.starts_with("| `") || !line.ends_with(" |"))
        return std::nullopt;
    const std::size_t last = line.rfind('|', line.size() - 2);
    return std::pair(std::string(line.substr(3, line.find('`', 3) - 3)),
                     std::string(trimmed(line.substr(last + 1, line.size() - last - 2))));
}

/// The table of sub-rooms in src/README.md, which is the rule: each with the sub-rooms and whole rooms that it may
/// include.
std::map<std::string, Names> readSubRooms()
{
    std::map<std::string, Names> table;
    std::istringstream lines(contentOf(tree / "src/README.md"));
    for (std::string line; std::getline(lines, line);) {
        const auto row = rowOf(line);
        if (!row || row->first.find('/') == std::string::npos || row->first.ends_with('/') ||
            row->first.find('.') != std::string::npos)
            continue;
        std::istringstream names(row->second);
        for (std::string name; std::getline(names, name, ',');)
            table[row->first].insert(std::string(trimmed(name)));
    }
    return table;
}

bool mayInclude(const Names& allowed, const std::string& folder)
{
    return allowed.contains(folder) || allowed.contains(roomOf(folder));
}

/// The includes of a file; for one that Qt Designer's compiler makes, those that stand in the form.
std::vector<Include> includesWithForms(const fs::path& file)
{
    std::vector<Include> includes = includesOf(contentOf(file));
    for (std::size_t i = 0; i < includes.size(); ++i) {
        const std::string header = includes[i].header;
        if (!header.starts_with("ui_"))
            continue;
        const std::string form = contentOf(tree / "ui" / (header.substr(3, header.size() - 5) + ".ui"));
        constexpr std::string_view opening = "<header>";
        for (auto at = form.find(opening); at != std::string::npos; at = form.find(opening, at + 1)) {
            const auto begin = at + opening.size();
            includes.push_back({form.substr(begin, form.find('<', begin) - begin), true, includes[i].line});
        }
    }
    return includes;
}

/// Names of a circle in the graph that can be reached from `name`, or nothing.
std::string circleFrom(const std::string& name, const std::map<std::string, Names>& graph,
                       std::vector<std::string>& way)
{
    if (const auto before = std::ranges::find(way, name); before != way.end()) {
        std::string circle;
        for (auto it = before; it != way.end(); ++it)
            circle += *it + " -> ";
        return circle + name;
    }
    way.push_back(name);
    if (const auto node = graph.find(name); node != graph.end())
        for (const std::string& next : node->second)
            if (std::string circle = circleFrom(next, graph, way); !circle.empty())
                return circle;
    way.pop_back();
    return {};
}

TEST(Includes, RoomsIncludeOnlyWhatTheyMay)
{
    std::size_t checked = 0;
    for (const auto& [name, room] : rooms) {
        for (const fs::path& file : filesUnder(tree / "src" / name, {".h", ".cpp"})) {
            for (const Include& include : includesOf(contentOf(file))) {
                ++checked;
                const std::string why = objection(name, room, include);
                EXPECT_TRUE(why.empty()) << file.string() << ':' << include.line << ": " << include.header << ": "
                                         << name << ' ' << why;
            }
        }
    }
    EXPECT_GT(checked, 100U);
}

TEST(Includes, EveryRoomHasItsRule)
{
    for (const auto& entry : fs::directory_iterator(tree / "src"))
        if (entry.is_directory()) {
            EXPECT_TRUE(rooms.contains(entry.path().filename())) << entry.path();
        }
}

TEST(Includes, SubRoomsIncludeOnlyWhatTheirRowsName)
{
    const auto table = readSubRooms();
    std::map<std::string, Names> graph; // the sub-rooms alone: a whole room stands for each of its sub-rooms
    Names seen;
    for (const fs::path& file : filesUnder(tree / "src", {".h", ".cpp"})) {
        const std::string own = folderOf(file.lexically_relative(tree / "src").string());
        if (own.find('/') == std::string::npos)
            continue;
        seen.insert(own);
        const auto row = table.find(own);
        ASSERT_NE(row, table.end()) << file << ": src/README.md has no row `" << own << "`";
        for (const Include& include : includesWithForms(file)) {
            const std::string folder = include.quoted ? folderOf(include.header) : std::string();
            if (folder.empty() || folder == own || include.header.ends_with(".moc"))
                continue;
            EXPECT_TRUE(mayInclude(row->second, folder))
                << file.string() << ':' << include.line << ": " << include.header << ": `" << own
                << "` may not include `" << folder << '`';
            graph[own].insert(folder);
        }
    }
    for (const auto& [name, unused] : table)
        EXPECT_TRUE(seen.contains(name)) << "src/README.md has a row `" << name << "`, and src/ no such folder";
    EXPECT_GT(seen.size(), 20U);
    for (const auto& [name, unused] : graph) {
        std::vector<std::string> way;
        EXPECT_EQ(circleFrom(name, graph, way), "");
    }
}

// The document and this test say the same: a row for each room, with the same rooms in its last column.
TEST(Includes, TheArchitecturePageSaysTheSame)
{
    std::map<std::string, std::string> documented;
    std::istringstream lines(contentOf(tree / "src/README.md"));
    for (std::string line; std::getline(lines, line);) {
        if (const auto row = rowOf(line); row && row->first.ends_with('/'))
            documented[row->first.substr(0, row->first.size() - 1)] = row->second;
    }
    EXPECT_EQ(documented.size(), rooms.size());
    for (const auto& [name, room] : rooms) {
        const std::string& text = documented[name];
        if (text == "all")
            continue;
        for (const auto& [other, unused] : rooms) {
            const bool named = (", " + text + ",").find(", " + other + ",") != std::string::npos;
            // A room may use what lies below what it names: model brings core with it, and the guide's texts are
            // core's.
            const bool allowed =
                std::ranges::any_of(room.rooms, [&](const std::string& what) { return roomOf(what) == other; });
            EXPECT_EQ(named, allowed) << "src/README.md, row " << name << ": " << other;
        }
        EXPECT_EQ(text.find("Qt") != std::string::npos, !room.qt.empty()) << "src/README.md, row " << name;
    }
}

TEST(Includes, ASourceIncludesItsOwnHeaderFirst)
{
    for (const fs::path& file : filesUnder(tree / "src", {".cpp"})) {
        fs::path header = file;
        header.replace_extension(".h");
        const auto includes = includesOf(contentOf(file));
        if (fs::exists(header)) {
            const std::string own = header.lexically_relative(tree / "src").string();
            EXPECT_EQ(includes.empty() ? "" : includes.front().header, own) << file.string();
        }
    }
}

// The test itself would be blind without these.
TEST(Includes, TheTestSeesWhatItShould)
{
    const auto why = [](const std::string& room, const std::string& line) {
        const auto includes = includesOf(line);
        return includes.size() == 1 ? objection(room, rooms.at(room), includes[0]) : "not one include";
    };
    EXPECT_EQ(why("core", "#include <vector>"), "");
    EXPECT_EQ(why("core", "#include \"core/state.h\""), "");
    EXPECT_EQ(why("core", "  #  include <arpa/inet.h>"), "");
    EXPECT_NE(why("core", "#include <unistd.h>"), "");
    EXPECT_NE(why("core", "#include \"decode/inet_diag.h\""), "");
    EXPECT_NE(why("core", "#include <QString>"), "");
    EXPECT_NE(why("core", "#include <QtCore/QString>"), "");
    EXPECT_NE(why("decode", "#include \"collect/sock_diag.h\""), "");
    EXPECT_NE(why("collect", "#include \"model/column.h\""), "");
    EXPECT_NE(why("model", "#include <QtWidgets/QWidget>"), "");
    EXPECT_NE(why("model", "#include \"view/theme.h\""), "");
    EXPECT_NE(why("cli", "#include <QString>"), "");
    EXPECT_EQ(why("view", "#include \"ui_main_window.h\""), "");
    EXPECT_NE(why("view", "#include \"collect/system_source.h\""), "");
    EXPECT_NE(why("view", "#include <nlohmann/json.hpp>"), "");
    EXPECT_EQ(why("core", "// #include <QString>"), "not one include");

    EXPECT_EQ(rowOf("| `core/tcp` | states | core/base |"),
              std::pair(std::string("core/tcp"), std::string("core/base")));
    EXPECT_FALSE(rowOf("| room | what it holds | may include |"));
    EXPECT_TRUE(mayInclude({"core", "view/parts"}, "core/tcp"));
    EXPECT_TRUE(mayInclude({"core", "view/parts"}, "view/parts"));
    EXPECT_FALSE(mayInclude({"core", "view/parts"}, "view/lab"));
    EXPECT_FALSE(mayInclude({"core/base"}, "core/tcp"));
    std::vector<std::string> way;
    EXPECT_EQ(circleFrom("a", {{"a", {"b"}}, {"b", {"c"}}, {"c", {"b"}}}, way), "b -> c -> b");
    way.clear();
    EXPECT_EQ(circleFrom("a", {{"a", {"b", "c"}}, {"b", {"c"}}}, way), "");
    EXPECT_FALSE(includesWithForms(tree / "src/view/window/main_window.cpp").empty());
}

} // namespace
