// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/arguments.h"

#include "core/base/closest.h"
#include "core/base/visible.h"

#include <algorithm>

namespace atlas::cli {
namespace {

Error unknownOption(std::string_view name, std::span<const Option> known)
{
    std::vector<std::string_view> names;
    for (const Option& option : known)
        names.push_back(option.name);
    Error error = Error::saying("there is no option '%1'", visible(name));
    if (const auto meant = closest(name, names))
        error = error + Error::saying(" (did you mean %1?)", *meant);
    return error;
}

} // namespace

std::span<const std::string> Arguments::values(std::string_view option) const
{
    const auto found = options.find(option);
    return found == options.end() ? std::span<const std::string>() : found->second;
}

std::expected<Arguments, Error> parseArguments(std::span<const std::string_view> arguments,
                                               std::span<const Option> known)
{
    Arguments result;
    bool onlyWords = false;
    for (std::size_t i = 0; i < arguments.size(); ++i) {
        const std::string_view argument = arguments[i];
        if (onlyWords || !argument.starts_with('-') || argument == "-") {
            result.words.emplace_back(argument);
            continue;
        }
        if (argument == "--") {
            onlyWords = true;
            continue;
        }
        const auto equals = argument.find('=');
        const auto name = argument == "-h" ? std::string_view("--help") : argument.substr(0, equals);
        const auto option = std::ranges::find(known, name, &Option::name);
        if (option == known.end())
            return std::unexpected(unknownOption(name, known));
        auto& values = result.options[std::string(name)];
        if (!option->wantsValue) {
            if (equals != std::string_view::npos)
                return std::unexpected(Error::saying("'%1' takes no value", name));
        } else if (equals != std::string_view::npos) {
            values.emplace_back(argument.substr(equals + 1));
        } else if (++i < arguments.size()) {
            values.emplace_back(arguments[i]);
        } else {
            return std::unexpected(Error::saying("a value is missing behind '%1'", name));
        }
    }
    return result;
}

} // namespace atlas::cli
