// SPDX-License-Identifier: GPL-3.0-or-later
//
// One transition of the log as a line that programs read: JSON as `tcpatlasctl watch --json` writes it, or CSV as in
// RFC 4180. English, whatever the language of the user is. The same names and members in the window and on the command
// line, since both come from here.
//
//   {"time":"2024-07-11T09:30:00.250Z","cookie":"7","local":{"address":"10.0.0.1","port":40000},
//    "remote":{"address":"10.0.0.9","port":80},"from":"ESTABLISHED","to":"FIN-WAIT-1","cause":"close()",
//    "known":"observed","pid":812,"process":"curl"}
//
// Some members are there only where they say something: "after" where the moment is not known, so that it happened
// later than that and by "time"; "interface" where the socket is bound to one; "network_namespace" where it is not our
// own; and "ways" of an ambiguous step. Where transitions were lost, a line of its own says how many.
#pragma once

#include "core/history/transition_log.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace atlas::formats {

using WallTime = std::chrono::system_clock::time_point;

/// One line, its end included. `time` is that of the step.
[[nodiscard]] std::string jsonLine(const LogEntry& entry, WallTime time);
[[nodiscard]] std::string csvLine(const LogEntry& entry, WallTime time);

/// The line for so many transitions that were lost before `time`; empty: their number is unknown.
[[nodiscard]] std::string lossJsonLine(std::optional<std::uint64_t> count, WallTime time);
/// The line for so many transitions that became known and were not kept.
[[nodiscard]] std::string notKeptJsonLine(std::uint64_t count, WallTime time);
[[nodiscard]] std::string lossCsvLine(std::uint64_t count, WallTime time);

/// The first line of a CSV: the names of its fields.
[[nodiscard]] std::string_view csvTitleLine();

} // namespace atlas::formats
