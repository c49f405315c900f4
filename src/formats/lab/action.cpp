// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/action.h"

#include <algorithm>
#include <array>
#include <utility>

namespace atlas::lab {
namespace {

constexpr std::array<std::string_view, 10> callNames{
    "socket", "bind", "listen", "connect", "accept", "send", "read", "shutdown", "close", "setsockopt",
};
constexpr std::array<std::string_view, 13> optionNames{
    "linger",         "reuseaddr",          "defer-accept",    "send-buffer",  "receive-buffer", "keepalive",
    "keepalive-idle", "keepalive-interval", "keepalive-count", "user-timeout", "syn-count",      "no-delay",
    "linger2",
};
static_assert(callNames.size() == std::to_underlying(CallName::SetOption) + 1U);
static_assert(optionNames.size() == std::to_underlying(SocketOption::Linger2) + 1U);

template <typename T, std::size_t size>
std::optional<T> parseName(const std::array<std::string_view, size>& names, std::string_view text)
{
    const auto found = std::ranges::find(names, text);
    return found == names.end() ? std::nullopt : std::optional(static_cast<T>(found - names.begin()));
}

} // namespace

std::string_view name(CallName call)
{
    return callNames.at(std::to_underlying(call));
}

std::optional<CallName> parseCallName(std::string_view text)
{
    return parseName<CallName>(callNames, text);
}

std::string_view name(SocketOption option)
{
    return optionNames.at(std::to_underlying(option));
}

std::optional<SocketOption> parseSocketOption(std::string_view text)
{
    return parseName<SocketOption>(optionNames, text);
}

} // namespace atlas::lab
