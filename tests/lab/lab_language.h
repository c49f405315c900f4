// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "formats/lab/action.h"
#include "formats/lab/event.h"
#include "formats/lab/situation.h"

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

/// "a ESTABLISHED (client), b LISTEN (listener)"
[[nodiscard]] std::string ends(const lab::Situation& report);
/// "a:SYN b:SYN,ACK": the labels of what is in flight.
[[nodiscard]] std::string inFlight(const lab::Situation& report);
/// One line for each: "call b server read() = 0", "call a client connect() ! ECONNREFUSED (later)",
/// "state a client ESTABLISHED > FIN-WAIT-1", "sent a FIN", "note end-of-stream".
[[nodiscard]] std::vector<std::string> lines(const std::vector<lab::Event>& news);

} // namespace atlas::test
