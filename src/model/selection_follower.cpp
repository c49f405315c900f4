// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/selection_follower.h"

#include "model/successor.h"

#include <utility>

namespace atlas::model {

void SelectionFollower::follow(const SocketRecord& record)
{
    m_record = record;
    emit changed(*m_record);
}

void SelectionFollower::clear()
{
    if (!m_record)
        return;
    m_record.reset();
    emit cleared();
}

void SelectionFollower::apply(const SnapshotUpdate& update)
{
    if (!m_record)
        return;
    const SocketRecord* const now = successorOf(*m_record, *update.after);
    if (now == nullptr) {
        const SocketRecord last = *std::exchange(m_record, std::nullopt);
        emit gone(last);
        return;
    }
    const State from = m_record->state;
    const State to = now->state;
    m_record = *now;
    // A receiver may follow another socket, so nothing is read from m_record after the first signal.
    emit changed(*now);
    if (from != to)
        emit stateChanged(from, to);
}

} // namespace atlas::model
