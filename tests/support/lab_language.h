// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/action.h"
#include "formats/lab/event.h"
#include "formats/lab/situation.h"

#include <cstdint>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace atlas::lab {

/// For GoogleTest: "-1 EAGAIN"
void PrintTo(const CallResult& result, std::ostream* out);

} // namespace atlas::lab

namespace atlas::test {

/// An action from a few words. Throws std::invalid_argument where they say none.
///   a socket client · b bind listener 80 · b listen listener 5 · a connect client 80 · b accept listener server
///   a send client 100 · b read server · a shutdown client · a close client · a set client linger 0
///   deliver a SYN · deliver b SYN,ACK · drop a data · duplicate b FIN · delay a SYN 20 · swap b ACK b FIN
///   inject a client · await a SYN 3000 · look
/// `a ACK` is the oldest held packet from a with at least these flags.
[[nodiscard]] lab::Action action(std::string_view words);

/// Events from short lines, numbered from `first`. `start`: the states before them.
///   a close() · a connect(80): ECONNREFUSED      a call, and how it failed
///   a FIN-WAIT-1                                 a state, out of the one before
///   a> 1 FIN+ACK · a> 2 ACK 100 · b> 3 RST forged a packet is sent, with 100 bytes of data; one is injected
///   1 ok · 1 lost · 1 again · 1 copy · 1 later · 1 swapped
///   wait 1000 · note text
/// Throws std::invalid_argument where a line says none of these.
[[nodiscard]] std::vector<lab::Event> events(const std::vector<std::string>& lines, std::uint64_t first = 1,
                                             const lab::PerHost<State>& start = {State::Closed, State::Closed});

/// "a ESTABLISHED (client), b LISTEN (listener)"
[[nodiscard]] std::string ends(const lab::Situation& report);
/// "a:SYN b:SYN,ACK": the labels of what is in flight.
[[nodiscard]] std::string inFlight(const lab::Situation& report);
/// One line for each: "call b server read() = 0", "call a client connect() ! ECONNREFUSED (later)",
/// "state a client ESTABLISHED > FIN-WAIT-1", "sent a FIN", "note end-of-stream".
[[nodiscard]] std::vector<std::string> printed(const std::vector<lab::Event>& happened);

} // namespace atlas::test
