// SPDX-License-Identifier: GPL-3.0-or-later
//
// Feeds every file of a directory to a fuzz target: a corpus is also an ordinary test, in every build.
#include "fuzz/target.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

int main(int argc, char** argv)
{
    if (argc != 2) {
        std::fprintf(stderr, "usage: %s DIRECTORY\n", argv[0]);
        return 2;
    }
    std::size_t files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(argv[1])) {
        std::ifstream in(entry.path(), std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
        // In a heap block of the exact size, so that a sanitizer sees the first byte read beyond it.
        std::vector<std::uint8_t> input(bytes.size());
        std::ranges::transform(bytes, input.begin(), [](char c) { return static_cast<std::uint8_t>(c); });
        LLVMFuzzerTestOneInput(input.data(), input.size());
        ++files;
    }
    std::printf("%zu files\n", files);
    return files > 0 ? 0 : 1;
}
