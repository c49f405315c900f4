// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/selection.h"

namespace atlas::view {

void Selection::select(const SocketRecord& record, bool gone, Instant seenAt)
{
    m_record = record;
    m_gone = gone;
    m_seenAt = seenAt;
    m_pinned = {};
}

void Selection::update(const model::FollowedEnd& end)
{
    m_record = end.record;
    m_gone = end.gone;
    m_seenAt = end.seenAt;
}

void Selection::clear()
{
    m_record.reset();
    m_pinned = {};
}

Selection::Asked Selection::explained() const
{
    return isPinned() || m_record ? m_pinned : m_hovered;
}

SocketRecord recordOf(const LogEntry& entry)
{
    SocketRecord record;
    record.cookie = entry.cookie;
    record.local = entry.local;
    record.remote = entry.remote;
    record.state = entry.step.to;
    record.uid = entry.uid;
    record.owners = entry.owners;
    if (record.owners.empty())
        record.ownerMissing = OwnerMissing::NotLookedUp;
    record.firstSeen = record.inStateSince = entry.step.time;
    return record;
}

} // namespace atlas::view
