// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/tcp/state.h"

#include <algorithm>
#include <string>
#include <utility>

namespace atlas {
namespace {

using enum Phase;

constexpr std::array<StateNames, stateCount> table{{
    {State::Closed, "CLOSED", "CLOSE", "UNCONN", "CLOSED", "CLOSED", "CLOSED", 7, NoConnection},
    {State::Listen, "LISTEN", "LISTEN", "LISTEN", "LISTENING", "LISTEN", "LISTEN", 10, NoConnection},
    {State::SynSent, "SYN-SENT", "SYN_SENT", "SYN-SENT", "SYN_SENT", "SYN_SENT", "SYN_SENT", 2, Opening},
    {State::SynReceived, "SYN-RECEIVED", "SYN_RECV", "SYN-RECV", "SYN_RECEIVED", "SYN_RCVD", "SYN_RECEIVED", 3,
     Opening},
    {State::Established, "ESTABLISHED", "ESTABLISHED", "ESTAB", "ESTABLISHED", "ESTABLISHED", "ESTABLISHED", 1,
     Connected},
    {State::FinWait1, "FIN-WAIT-1", "FIN_WAIT1", "FIN-WAIT-1", "FIN_WAIT_1", "FIN_WAIT_1", "FIN_WAIT_1", 4,
     ThisSideClosedFirst},
    {State::FinWait2, "FIN-WAIT-2", "FIN_WAIT2", "FIN-WAIT-2", "FIN_WAIT_2", "FIN_WAIT_2", "FIN_WAIT_2", 5,
     ThisSideClosedFirst},
    {State::Closing, "CLOSING", "CLOSING", "CLOSING", "CLOSING", "CLOSING", "CLOSING", 11, ThisSideClosedFirst},
    {State::TimeWait, "TIME-WAIT", "TIME_WAIT", "TIME-WAIT", "TIME_WAIT", "TIME_WAIT", "TIME_WAIT", 6,
     ThisSideClosedFirst},
    {State::CloseWait, "CLOSE-WAIT", "CLOSE_WAIT", "CLOSE-WAIT", "CLOSE_WAIT", "CLOSE_WAIT", "CLOSE_WAIT", 8,
     OtherSideClosedFirst},
    {State::LastAck, "LAST-ACK", "LAST_ACK", "LAST-ACK", "LAST_ACK", "LAST_ACK", "LAST_ACK", 9, OtherSideClosedFirst},
    {State::Unknown, "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", "UNKNOWN", 0, NoConnection},
}};

constexpr bool rowsFollowTheEnum()
{
    for (std::size_t row = 0; row < table.size(); ++row)
        if (static_cast<std::size_t>(table[row].state) != row)
            return false;
    return true;
}
static_assert(rowsFollowTheEnum(), "names() indexes the table by the enum's value");

/// Upper case without separators, so that FIN_WAIT1, fin-wait-1 and FINWAIT1 are one spelling.
std::string folded(std::string_view name)
{
    std::string result;
    for (const char c : name) {
        if (c == '-' || c == '_' || c == ' ')
            continue;
        result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    return result;
}

} // namespace

const StateNames& names(State state)
{
    return table[static_cast<std::size_t>(state)];
}

std::string_view rfcName(State state)
{
    return names(state).rfc;
}

Phase phase(State state)
{
    return names(state).phase;
}

State stateFromKernel(std::uint8_t number)
{
    constexpr std::uint8_t newSynReceived = 12;
    constexpr std::uint8_t boundInactive = 13;
    if (number == newSynReceived)
        return State::SynReceived;
    if (number == boundInactive)
        return State::Closed;
    const auto row = std::ranges::find(table, number, &StateNames::kernel);
    return row == table.end() ? State::Unknown : row->state;
}

std::optional<State> parseState(std::string_view name)
{
    const std::string wanted = folded(name);
    for (const StateNames& row : table)
        for (const std::string_view alias : {row.rfc, row.netstat, row.ss, row.windows, row.macos})
            if (folded(alias) == wanted)
                return row.state;
    return std::nullopt;
}

} // namespace atlas
