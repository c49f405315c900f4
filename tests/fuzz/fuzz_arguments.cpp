// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a command's arguments, one behind the other with a 0 between: each is one option, one value or one word,
// and what is wrong is said on one line that a terminal can show.
#include "cli/arguments.h"
#include "fuzz/target.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

using namespace atlas;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<std::string_view> arguments;
    for (std::string_view rest(reinterpret_cast<const char*>(data), size); !rest.empty();) {
        arguments.push_back(rest.substr(0, rest.find('\0')));
        rest.remove_prefix(std::min(arguments.back().size() + 1, rest.size()));
    }
    constexpr std::array known{cli::Option{"--filter", true}, cli::Option{"--json"}, cli::Option{"--help"}};
    const auto parsed = cli::parseArguments(arguments, known);
    if (!parsed) {
        const std::string message = parsed.error().message();
        REQUIRE(std::ranges::none_of(message, [](char c) { return (c >= '\0' && c < ' ') || c == '\x7f'; }));
        return 0;
    }
    std::size_t understood = parsed->words.size();
    for (const auto& [name, values] : parsed->options) {
        const bool isKnown = name == "--filter" || name == "--json" || name == "--help";
        REQUIRE(isKnown);
        REQUIRE((name == "--filter") == !values.empty());
        understood += values.size();
    }
    REQUIRE(understood <= arguments.size());
    return 0;
}
