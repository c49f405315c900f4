// SPDX-License-Identifier: GPL-3.0-or-later
//
// The log as a file: CSV as in RFC 4180, or JSON lines with the members of `tcpatlasctl watch --json`. English, like
// everything that programs read. A withdrawn guess is left out; where transitions were lost, a line says how many.
#pragma once

#include "core/history/transition_log.h"
#include "model/stream/clocks.h"

#include <QByteArray>

#include <cstdint>

namespace atlas::model {

class TransitionLogModel;

enum class ExportForm : std::uint8_t { Csv, JsonLines };

/// One line, its end included.
[[nodiscard]] QByteArray exported(const LogEntry& entry, WallTime time, ExportForm form);
/// The line for so many transitions that were lost before `time`.
[[nodiscard]] QByteArray exportedLoss(std::uint64_t count, WallTime time, ExportForm form);

/// All rows that the model shows, in their order; of CSV with the line of names first.
[[nodiscard]] QByteArray exported(const TransitionLogModel& log, ExportForm form);

} // namespace atlas::model
