// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/log/transition_export.h"

#include "formats/export/transition_text.h"
#include "model/log/transition_log_model.h"

#include <string>

namespace atlas::model {

QByteArray exported(const TransitionLogModel& log, ExportForm form)
{
    const bool csv = form == ExportForm::Csv;
    std::string text(csv ? formats::csvTitleLine() : std::string_view());
    for (int row = 0; row < log.rowCount(); ++row) {
        const LogEntry* const entry = log.entry(row);
        const WallTime time = log.wallTime(row);
        if (entry == nullptr)
            text += csv ? formats::lossCsvLine(log.skippedAt(row), time)
                        : formats::notKeptJsonLine(log.skippedAt(row), time);
        else if (!entry->withdrawn)
            text += csv ? formats::csvLine(*entry, time) : formats::jsonLine(*entry, time);
    }
    return QByteArray::fromStdString(text);
}

} // namespace atlas::model
