// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/snapshot.h"

#include <QString>

#include <cstdint>

namespace atlas::model {

/// The columns of the table of sockets, in their first order. A new one gets a row in column_order.cpp (how it sorts)
/// and one in view/table/cell_texts.cpp (its words); the compiler asks for both. It comes last: the settings that users
/// have saved know columns by their number.
enum class Column : std::uint8_t {
    Process,
    Pid,
    User,
    LocalAddress,
    LocalPort,
    LocalService,
    RemoteAddress,
    RemotePort,
    RemoteService,
    State,
    TimeInState,
    ReceiveQueue,
    SendQueue,
    Timer,
    Rtt,
    Retransmissions,
    BytesSent,
    BytesReceived,
    CongestionControl,
};
inline constexpr int columnCount = static_cast<int>(Column::CongestionControl) + 1;

/// Whether a table has one row for each column, in the order of the enum.
template <typename Rows> [[nodiscard]] constexpr bool hasEachColumn(const Rows& rows)
{
    int number = 0;
    for (const auto& row : rows)
        if (static_cast<int>(row.column) != number++)
            return false;
    return number == columnCount;
}

/// What a cell can be asked for beside Qt's own roles. The model sends meaning; colours and sentences are the view's.
enum Role {
    SortRole = Qt::UserRole, ///< the typed value that the column is ordered by; invalid where there is none
    StateRole, ///< atlas::State
    FreshnessRole, ///< model::Freshness
};

/// What happened to a row in the last seconds.
enum class Freshness : std::uint8_t { Settled, New, Changed, Gone };

/// What a cell's words are made from.
struct CellContext {
    const Names& names;
    Instant now;
};

/// A seam: the words of the cells, which the view makes in the user's language.
class CellTexts {
public:
    virtual ~CellTexts() = default;
    /// The header's short title; and what the column holds, so that it is clear without its neighbours.
    [[nodiscard]] virtual QString title(Column column) const = 0;
    [[nodiscard]] virtual QString description(Column column) const = 0;
    /// Safe to show: names from outside are escaped.
    [[nodiscard]] virtual QString text(Column column, const SocketRecord& record, const CellContext& context) const = 0;

protected:
    CellTexts() = default;
    CellTexts(const CellTexts&) = default;
    CellTexts& operator=(const CellTexts&) = default;
};

} // namespace atlas::model
