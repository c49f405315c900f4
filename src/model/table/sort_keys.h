// SPDX-License-Identifier: GPL-3.0-or-later
//
// Each value of the column that is sorted by becomes a small key of fixed size once, and sorting then compares keys and
// touches no record.
//
// A descending order is the ascending order of inverted keys; a missing value is not inverted: in both it comes last.
#pragma once

#include "model/table/column_order.h"

#include <optional>

namespace atlas::model {

/// Makes the keys of one column.
class SortKeys {
public:
    /// Without a column all keys are equal, and the rows follow the snapshot.
    SortKeys(std::optional<Column> column, Qt::SortOrder order)
        : m_order(column ? &orderOf(*column) : nullptr), m_descending(order == Qt::DescendingOrder)
    {
    }

    /// The names that users and services are sorted by; to be called before the first key, and when they change.
    /// Returns whether that may change keys.
    bool setNames(const Names& names);

    /// `time` is the snapshot's.
    [[nodiscard]] SortKey key(const SocketRecord& record, Instant time) const;

    /// Whether the clock moves this column's values. Keys hold points in time instead of ages, so they stand still
    /// while the clock runs, and only a timer that was set again has a new one.
    [[nodiscard]] bool isTimer() const { return m_order != nullptr && m_order->column == Column::Timer; }
    /// Whether two keys of the timer column are so far apart that the timer was set again.
    [[nodiscard]] static bool timerWasSetAgain(const SortKey& before, const SortKey& after);

private:
    const ColumnOrder* m_order; ///< null: no column
    bool m_descending = false;
    NameRanks m_ranks;
};

} // namespace atlas::model
