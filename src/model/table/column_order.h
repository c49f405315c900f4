// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each column sorts. The order of a column is the order of its values, not of the words that are shown: addresses
// and ports are numbers, states follow a connection's life, names ignore case.
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
/// hold the first 16 bytes, all of a process name (TASK_COMM_LEN) and of a congestion control (TCP_CA_NAME_MAX).
struct SortKey {
    static constexpr std::uint8_t missing = 0xff;

    std::uint8_t group = 0;
    std::uint64_t high = 0;
    std::uint64_t low = 0;

    auto operator<=>(const SortKey&) const = default;
};

/// The rank of each name among all of them; equal names have equal ranks.
struct NameRanks {
    std::map<Uid, std::uint64_t> users;
    std::map<std::uint16_t, std::uint64_t> services;
};

/// What a column sorts by.
struct ColumnOrder {
    /// The names whose ranks its keys are made from.
    enum class RankedBy : std::uint8_t { Nothing, Users, Services };
    using Key = std::optional<SortKey>(const SocketRecord& record, const NameRanks& ranks, Instant time);
    using Value = QVariant(const SocketRecord& record, const CellContext& context);

    Column column{};
    Key* key = nullptr; ///< ascending; empty where the cell has no value. `time` is the snapshot's.
    Value* value = nullptr; ///< the same as a typed value, for SortRole; invalid where there is none
    RankedBy rankedBy = RankedBy::Nothing;
    bool movesWithClock = false; ///< its values change while time passes, without a new snapshot
};

[[nodiscard]] const ColumnOrder& orderOf(Column column);

} // namespace atlas::model
