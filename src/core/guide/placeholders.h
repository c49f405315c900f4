// SPDX-License-Identifier: GPL-3.0-or-later
//
// The guide's texts speak of "this connection" in braces: {local} {remote} {local_address}
// {local_port} {remote_address} {remote_port} {process} {pid} {time_left}. Where a text stands beside
// a connection they are filled in; where it stands alone (an explained state, a socket without
// an owner) the lines that need what is not known say nothing at all, which is better than a command
// with a hole in it.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace atlas {

/// What is known: names without braces, and what stands for them. A value may be any bytes.
using PlaceholderValues = std::map<std::string, std::string, std::less<>>;

/// All that a text may ask for; a file of the guide with another name in braces is a mistake.
inline constexpr std::array<std::string_view, 9> knownPlaceholders{
    "local", "remote", "local_address", "local_port", "remote_address", "remote_port", "process", "pid", "time_left",
};

/// `text` with the values in their places, shown by visible(). A line that needs a value which is not
/// there is left out. Inside `code`, which people copy into a shell, only values made of letters,
/// digits and ".:[]_-/%" are filled in; elsewhere a back quote becomes an apostrophe, so that no value
/// can pretend to be code.
[[nodiscard]] std::string fillIn(std::string_view text, const PlaceholderValues& values);

/// The names of the placeholders in `text`, in order, each as often as it stands there.
[[nodiscard]] std::vector<std::string> placeholdersIn(std::string_view text);

} // namespace atlas
