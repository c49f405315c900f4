// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/lab/report.h"

#include <array>
#include <cstring>
#include <utility>

namespace atlas::lab {

std::string label(const PacketSummary& packet)
{
    if (packet.flags.has(TcpFlag::Rst))
        return "RST";
    if (packet.flags.has(TcpFlag::Syn))
        return packet.flags.has(TcpFlag::Ack) ? "SYN,ACK" : "SYN";
    if (packet.length > 0)
        return packet.flags.has(TcpFlag::Fin) ? "data,FIN" : "data";
    return packet.flags.has(TcpFlag::Fin) ? "FIN" : "ACK";
}

std::string_view name(PacketEvent event)
{
    constexpr std::array<std::string_view, 8> names{"sent",       "repeated", "delivered", "dropped",
                                                    "duplicated", "delayed",  "swapped",   "injected"};
    return names.at(std::to_underlying(event));
}

std::string errnoName(int error)
{
    const char* const known = ::strerrorname_np(error);
    return known != nullptr ? known : std::to_string(error);
}

} // namespace atlas::lab
