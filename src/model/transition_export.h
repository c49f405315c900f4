// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log as a file: CSV as in RFC 4180, or JSON lines with the members of `tcpatlasctl watch --json`. English, like
// everything that programs read. A withdrawn guess is left out; a line where transitions were lost says how many.
#pragma once

#include "core/transition_log.h"
#include "model/clocks.h"

#include <QByteArray>

#include <cstdint>

namespace atlas::model {

class TransitionLogModel;

enum class ExportForm : std::uint8_t { Csv, JsonLines };

/// One line, its end included.
[[nodiscard]] QByteArray csvLine(const LogEntry& entry, WallTime time);
[[nodiscard]] QByteArray jsonLine(const LogEntry& entry, WallTime time);

/// All rows that the model shows, in their order.
[[nodiscard]] QByteArray exported(const TransitionLogModel& log, ExportForm form);

} // namespace atlas::model
