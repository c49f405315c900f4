// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::test {

namespace fs = std::filesystem;
using Names = std::set<std::string>;

inline const fs::path tree = TCPATLAS_TREE;

inline std::string contentOf(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

inline std::string_view trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(" \t") + 1 - first);
}

inline std::vector<fs::path> filesUnder(const fs::path& folder, const Names& extensions)
{
    std::vector<fs::path> files;
    if (!fs::exists(folder))
        return files;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file() &&
            (extensions.contains(entry.path().extension()) || extensions.contains(entry.path().filename())))
            files.push_back(entry.path());
    std::ranges::sort(files);
    return files;
}

/// A header's folder or, for one without a folder, its own name.
inline std::string roomOf(const std::string& header)
{
    return header.substr(0, header.find('/'));
}

/// "core/tcp" for core/tcp/state.h, "decode" for decode/inet_diag.h; empty for what is in no folder.
inline std::string folderOf(const std::string& header)
{
    const auto slash = header.rfind('/');
    return slash == std::string::npos ? std::string() : header.substr(0, slash);
}

} // namespace atlas::test
