// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of a column is the order of its values, not of the words that are shown: addresses
// and ports are numbers, states follow a connection's life, names ignore case. Each value becomes
// a small key of fixed size once, and sorting then compares keys and touches no record.
//
// A descending order is the ascending order of inverted keys; a missing value is not inverted, so
// it comes last in both.
#pragma once

#include "core/socket/snapshot.h"
#include "model/table/column.h"

#include <QVariant>

#include <compare>
#include <cstdint>
#include <map>
#include <optional>

namespace atlas::model {

/// One cell's place in the order of its column. IPv6 addresses need all 128 bits of `high` and `low`; of texts they
/// hold the first 16 bytes, which is all of a process name (TASK_COMM_LEN) and of a congestion control
/// (TCP_CA_NAME_MAX).
struct SortKey {
    static constexpr std::uint8_t missing = 0xff;

    std::uint8_t group = 0;
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    auto operator<=>(const SortKey&) const = default;
};

/// Makes the keys of one column.
class SortKeys {
public:
    /// Without a column all keys are equal, and the rows follow the snapshot.
    SortKeys(std::optional<Column> column, Qt::SortOrder order)
        : m_column(column), m_descending(order == Qt::DescendingOrder)
    {
    }

    /// The names that users and services are sorted by; to be called before the first key, and when they change.
    /// Returns whether that may change keys.
    bool setNames(const Names& names);

    /// `time` is the snapshot's.
    [[nodiscard]] SortKey key(const SocketRecord& record, Instant time) const;

    /// Whether the clock moves this column's values. Keys hold points in time instead of ages, so they stand still
    /// while the clock runs, and only a timer that was set again has a new one.
    [[nodiscard]] bool isTimer() const { return m_column == Column::Timer; }
    /// Whether two keys of the timer column are so far apart that the timer was set again.
    [[nodiscard]] static bool timerWasSetAgain(const SortKey& before, const SortKey& after);

private:
    [[nodiscard]] std::optional<SortKey> value(const SocketRecord& record, Instant time) const;

    std::optional<Column> m_column;
    bool m_descending = false;
    std::map<Uid, std::uint64_t> m_userRanks;
    std::map<std::uint16_t, std::uint64_t> m_serviceRanks;
};

/// The typed value that a cell is ordered by, for SortRole; invalid where there is none.
[[nodiscard]] QVariant sortValue(Column column, const SocketRecord& record, const CellContext& context);

} // namespace atlas::model
