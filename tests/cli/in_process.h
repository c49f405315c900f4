// SPDX-License-Identifier: GPL-3.0-or-later
//
// The command line without a process: the same run() that main() calls, with streams, sockets and guide of the test's.
#pragma once

#include "cli/command.h"

#include <initializer_list>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::cli::test {

/// What the program meets.
struct Surroundings {
    std::expected<Snapshot, Error> snapshot = Snapshot{};
    Terminal terminal{};
    std::map<std::string, std::string> environment{};
    std::string languages = "en pt_BR uk"; ///< of the guide, whose texts name their language and state
};

struct Outcome {
    int code = -1;
    std::string out;
    std::string err;
    std::optional<bool> askedForOwners; ///< empty if the sockets were not read
};

[[nodiscard]] Outcome run(std::initializer_list<std::string_view> arguments, const Surroundings& surroundings = {});

} // namespace atlas::cli::test
