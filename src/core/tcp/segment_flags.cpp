// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/segment_flags.h"

#include <algorithm>

namespace atlas {
namespace {

constexpr std::array<std::string_view, tcpFlags.size()> flagNames{"SYN", "FIN", "RST", "PSH",
                                                                  "ACK", "URG", "ECE", "CWR"};

} // namespace

std::string_view name(TcpFlag flag)
{
    const auto place = std::ranges::find(tcpFlags, flag) - tcpFlags.begin();
    return flagNames.at(static_cast<std::size_t>(place));
}

std::optional<TcpFlag> parseTcpFlag(std::string_view text)
{
    const auto found = std::ranges::find(flagNames, text);
    if (found == flagNames.end())
        return std::nullopt;
    return tcpFlags.at(static_cast<std::size_t>(found - flagNames.begin()));
}

} // namespace atlas
