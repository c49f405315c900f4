// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::cli {

/// An option that a command knows.
struct Option {
    std::string_view name; ///< with its hyphens: "--filter"
    bool wantsValue = false;
};

/// The arguments of a command, sorted out.
struct Arguments {
    std::map<std::string, std::vector<std::string>, std::less<>> options; ///< each with its values, in order
    std::vector<std::string> words; ///< what is no option

    [[nodiscard]] bool has(std::string_view option) const { return options.contains(option); }
    /// All values of an option; none if it was not given.
    [[nodiscard]] std::span<const std::string> values(std::string_view option) const;
};

/// Takes "--name value", "--name=value", and everything behind "--" as words. "-h" is "--help". Errors: an
/// option that is not known, a value too few or too many.
[[nodiscard]] std::expected<Arguments, Error> parseArguments(std::span<const std::string_view> arguments,
                                                             std::span<const Option> known);

} // namespace atlas::cli
