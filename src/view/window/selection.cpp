// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/selection.h"

#include "core/filter/log_filter.h"

namespace atlas::view {

void Selection::select(const SocketRecord& record, bool gone, Instant seenAt)
{
    m_record = record;
    m_ending = gone ? std::optional(Ending{.was = record.state, .last = {}, .closed = {}, .clocks = {}}) : std::nullopt;
    m_seenAt = seenAt;
    m_pinned = {};
}

void Selection::update(const model::FollowedEnd& end, const model::Clocks& clocks)
{
    m_record = end.record;
    m_ending = end.gone ? std::optional(endingOf(end, clocks)) : std::nullopt;
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
    SocketRecord record = socketOf(entry, entry.step.to);
    record.owners = entry.owners; // who opened it need not have held it
    if (record.owners.empty())
        record.ownerMissing = OwnerMissing::NotLookedUp;
    return record;
}

} // namespace atlas::view
