// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <cstdint>

namespace atlas::model {

class TransitionLogModel;

enum class ExportForm : std::uint8_t { Csv, JsonLines };

/// All rows that the model shows, in their order, as lines of formats/export; of CSV with the line of names first. A
/// withdrawn guess is left out.
[[nodiscard]] QByteArray exported(const TransitionLogModel& log, ExportForm form);

} // namespace atlas::model
