// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/history.h"

namespace atlas {

History::History(const HistoryBounds& bounds) : m_bounds(bounds), m_book(bounds), m_log(bounds.logEntries) { }

void History::setBounds(const HistoryBounds& bounds)
{
    m_bounds = bounds;
    m_book.setBounds(bounds);
    m_log.setCapacity(bounds.logEntries);
}

const Connection* History::find(const SocketRecord& record) const
{
    const BookEntry* const entry = m_book.find(record.cookie, record.local, record.remote);
    return entry != nullptr ? &entry->connection : nullptr;
}

const Connection* History::find(ConnectionId id) const
{
    const BookEntry* const entry = m_book.find(id);
    return entry != nullptr ? &entry->connection : nullptr;
}

} // namespace atlas
