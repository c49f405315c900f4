// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/log/transition_log_model.h"

#include <QCoreApplication>

#include <memory>
#include <span>
#include <utility>

namespace atlas::view {

/// The log's words, in the user's language.
class LogTexts final : public model::LogTexts {
    Q_DECLARE_TR_FUNCTIONS(LogTexts)

public:
    [[nodiscard]] QString title(model::LogColumn column) const override;
    [[nodiscard]] QString text(model::LogColumn column, const LogEntry& entry,
                               const model::Clocks& clocks) const override;
    [[nodiscard]] QString details(const LogEntry& entry, const model::Clocks& clocks) const override;
    [[nodiscard]] QString skipped(std::uint64_t count) const override;

    /// The names of network namespaces, from now on. Not null.
    void setNames(std::shared_ptr<const Names> names) { m_names = std::move(names); }

private:
    std::shared_ptr<const Names> m_names = std::make_shared<const Names>();
};

/// What a column of the log shows, and how much room that takes. A new column gets a row in log_texts.cpp; the
/// compiler asks for it.
struct LogColumnForm {
    enum class Font : std::uint8_t { Usual, Strong, FixedPitch };

    model::LogColumn column = model::LogColumn::Time;
    const char* title = nullptr; ///< to be translated in the context LogTexts
    QString (*text)(const LogEntry& entry, const model::Clocks& clocks, const Names& names) = nullptr;
    Font font = Font::Usual;
    const char* narrow = nullptr; ///< a text that always fits
    const char* wide = nullptr; ///< a text that fits where there is room
};

/// One row for each column, in their order.
[[nodiscard]] std::span<const LogColumnForm> logColumns();

/// "1,234 of at most 20,000 kept · 0 missed", with what the filter lets through and what waits for the pause to end.
[[nodiscard]] QString logCountText(const model::TransitionLogModel& log);
/// Why no line is shown.
[[nodiscard]] QString emptyLogText(const model::TransitionLogModel& log);

} // namespace atlas::view
