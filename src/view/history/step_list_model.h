// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/step.h"
#include "model/log/transition_role.h"
#include "model/stream/clocks.h"
#include "model/table/row_model.h"

#include <QFontMetrics>
#include <QStringList>

#include <cstddef>
#include <vector>

namespace atlas::view {

/// A step of one end of the connection.
struct EndStep {
    std::size_t end = 0; ///< 0: this one; 1: the peer's
    Step step;

    bool operator==(const EndStep&) const = default;
};

/// How the time of a step that was not observed is written.
enum class TimeForm { Words, Signs };

/// The steps of the selected connection, in words, the oldest first. Updates announce exactly what differs.
class StepListModel final : public model::RowModel {
    Q_OBJECT

public:
    enum Column { Time, End, Transition, Cause, Meaning, Known, columnTotal };

    using RowModel::RowModel;

    /// `ends`: the names of the ends. Steps keep their rows by their number in the log.
    void setSteps(std::vector<EndStep> steps, const QStringList& ends, const model::WallClock& clock);
    [[nodiscard]] const std::vector<EndStep>& steps() const { return m_steps; }
    /// The cells of a row as text, separated by tabs.
    [[nodiscard]] QString rowText(int row) const;
    /// Whether a time between two is "14:06:39.2 – 14:06:40.2", without words.
    void setShortTimes(bool shortTimes);
    /// The width of the longest time in one form or the other, pixels.
    [[nodiscard]] int timeWidth(const QFontMetrics& metrics, bool shortTimes) const;
    void retranslate();

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void moveTo(const std::vector<EndStep>& steps);
    [[nodiscard]] QString text(const EndStep& step, int column, TimeForm form) const;
    [[nodiscard]] QString details(const Step& step) const;

    std::vector<EndStep> m_steps;
    QStringList m_ends;
    bool m_shortTimes = false;
    model::WallClock m_clock;
};

/// "14:06:40.010", or "between 14:06:39.2 and 14:06:40.2" for a step that was not observed.
[[nodiscard]] QString stepTimeText(const Step& step, const model::WallClock& clock, TimeForm form = TimeForm::Words);

} // namespace atlas::view
