// SPDX-License-Identifier: GPL-3.0-or-later
//
// The order of all sockets, shown or not: a permutation that is kept up to date, so that a change
// of the filter only has to pick from it, and an update has to find places for what is new only.
#pragma once

#include "model/table/socket_rows.h"

#include <vector>

namespace atlas::model {

class RowOrder {
public:
    explicit RowOrder(const SocketRows& sockets) : m_sockets(sockets) { }

    /// The sockets that are shown, in this order.
    [[nodiscard]] std::vector<RowRef> shown() const;
    [[nodiscard]] bool isSorted() const;

    void sort() { m_order = m_sockets.sorted(); }
    /// Follows the sockets into the next snapshot.
    void carry(const std::vector<RowRef>& places);
    void dropOldestGone(std::size_t count);
    void append(std::vector<RowRef> added);
    /// Puts each of `added` at its sorted place; whatever is not stale is in order.
    void insertSorted(std::vector<RowRef> added);
    /// Brings the stale ones to their places; all others are in order.
    void moveStale(const std::vector<RowRef>& stale);

private:
    const SocketRows& m_sockets;
    std::vector<RowRef> m_order;
};

} // namespace atlas::model
