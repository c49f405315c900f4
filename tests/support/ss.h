// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdio>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace atlas::test {

/// What `ss` lists of TCP, without its title: -tan and what `more` adds ("e": with cookies). Empty where there is no
/// ss.
inline std::string ssLines(const std::string& more = {})
{
    const std::string command = "ss -Htan" + more + " 2>/dev/null";
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string text;
    std::array<char, 65536> part{};
    for (std::size_t length = 0; pipe && (length = std::fread(part.data(), 1, part.size(), pipe.get())) > 0;)
        text.append(part.data(), length);
    return text;
}

/// One socket as ss writes it.
struct SsRow {
    std::string state;
    std::string local;
    std::string remote;
    std::string line; ///< all of it
};

inline std::vector<SsRow> ssRows(const std::string& more = {})
{
    std::vector<SsRow> rows;
    std::istringstream lines(ssLines(more));
    for (std::string line; std::getline(lines, line);) {
        SsRow row;
        std::string queue;
        std::istringstream(line) >> row.state >> queue >> queue >> row.local >> row.remote;
        row.line = line;
        rows.push_back(row);
    }
    return rows;
}

} // namespace atlas::test
