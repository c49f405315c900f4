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

/// Whether the column's cells name processes that hold the socket.
[[nodiscard]] constexpr bool speaksOfOwners(Column column)
{
    return column == Column::Process || column == Column::Pid;
}

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
    AsideRole, ///< bool: the cell speaks of processes that do not hold the socket, or of the lack of one
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

    /// What a cell has to say beside its text, plain; empty for most.
    [[nodiscard]] virtual QString toolTip(Column column, const SocketRecord& record, const CellContext& context) const
    {
        static_cast<void>(column);
        static_cast<void>(record);
        static_cast<void>(context);
        return {};
    }

protected:
    CellTexts() = default;
    CellTexts(const CellTexts&) = default;
    CellTexts& operator=(const CellTexts&) = default;
};

} // namespace atlas::model
