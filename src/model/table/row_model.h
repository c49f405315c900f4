// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the models of many rows have in common. Rows come and go by exact ranges, not by resets, so that a view keeps
// what it knows of all other rows; and each change stands between two signals, so that a view can keep in its place
// what is on the screen, without knowing what changes.
#pragma once

#include "model/table/row_edits.h"

#include <QAbstractTableModel>

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace atlas::model {

class RowModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Views handle each range by itself. Beyond this many, everything between the rows that a persistent index points
    /// to is replaced in bulk.
    static constexpr std::size_t mostRanges = 1000;

    using QAbstractTableModel::QAbstractTableModel;

signals:
    /// Rows are about to come, go or move, in any number of ranges: until changed().
    void aboutToChange();
    void changed();

protected:
    /// Does `work` between the two signals; a change within another change is a part of it.
    template <typename Work> void change(Work work)
    {
        if (m_depth++ == 0)
            emit aboutToChange();
        work();
        if (--m_depth == 0)
            emit changed();
    }

    /// The steps that turn the rows from `first` on, `current`, into `target` (see rowEdits()), in at most mostRanges
    /// ranges but for the rows that a persistent index points to.
    template <typename Current, typename Target, typename Same = std::ranges::equal_to>
    [[nodiscard]] std::vector<RowEdit> fewEdits(std::size_t first, const Current& current, const Target& target,
                                                std::span<const std::uint8_t> stays, Same same = {}) const
    {
        std::vector<RowEdit> exact = rowEdits(current, target, stays, same);
        return rangeCount(exact) <= mostRanges ? exact : rowEdits(current, target, anchors(first, stays), same);
    }

    /// Does the steps, counted from row `first` on, with their signals: remove(row, count) and insert(row, edit) are
    /// called for what is stored.
    template <typename Remove, typename Insert>
    void run(std::size_t first, std::span<const RowEdit> edits, Remove remove, Insert insert)
    {
        for (const RowEdit& edit : edits) {
            const std::size_t place = first + edit.row;
            const int row = static_cast<int>(place);
            if (edit.removed > 0) {
                beginRemoveRows({}, row, row + static_cast<int>(edit.removed) - 1);
                remove(place, edit.removed);
                endRemoveRows();
            }
            if (edit.inserted > 0) {
                beginInsertRows({}, row, row + static_cast<int>(edit.inserted) - 1);
                insert(place, edit);
                endInsertRows();
            }
        }
    }

    /// Announces that all cells of these rows may be others.
    void announceRows(std::size_t firstRow, std::size_t lastRow);

private:
    /// Of the rows from `first` on that stay, those that a persistent index points to.
    [[nodiscard]] std::vector<std::uint8_t> anchors(std::size_t first, std::span<const std::uint8_t> stays) const;

    int m_depth = 0; ///< of changes within each other
};

} // namespace atlas::model
