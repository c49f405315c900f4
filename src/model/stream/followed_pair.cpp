// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/followed_pair.h"

#include "core/socket/diff.h"
#include "model/stream/successor.h"

#include <algorithm>
#include <utility>

namespace atlas::model {
namespace {

bool isOtherEnd(const SocketRecord& record, const SocketRecord& of)
{
    return record.state != State::Listen && areTwoEnds(record, of);
}

/// Null also for a socket that has no peer, or is its own.
const SocketRecord* findPeer(const SocketRecord& own, const Snapshot& snapshot)
{
    if (!own.hasPeer() || sameEnd(own.local, own.remote))
        return nullptr;
    const auto found =
        std::ranges::find_if(snapshot.sockets, [&](const SocketRecord& record) { return isOtherEnd(record, own); });
    return found == snapshot.sockets.end() ? nullptr : &*found;
}

/// Whether two records are of one socket; the source of one of them may not know its cookie.
bool isSameSocket(const SocketRecord& a, const SocketRecord& b)
{
    const bool cookies = a.cookie && b.cookie;
    return sameEnds(a, b) && (!cookies || a.cookie == b.cookie);
}

/// What one record says that the other cannot.
void keepWhatIsKnown(SocketRecord& record, const SocketRecord& before)
{
    record.firstSeen = before.firstSeen;
    if (record.state == before.state && !record.inStateExactly) {
        record.inStateExactly = before.inStateExactly;
        record.inStateSince =
            before.inStateExactly ? before.inStateSince : std::min(record.inStateSince, before.inStateSince);
    }
    if (record.ownerMissing == OwnerMissing::NotLookedUp && record.inode == before.inode) {
        record.owners = before.owners;
        record.ownerMissing = before.ownerMissing;
    }
    inheritOwners(before, record);
}

bool sameHistory(const std::optional<Connection>& a, const std::optional<Connection>& b)
{
    if (!a || !b)
        return a.has_value() == b.has_value();
    return a->id == b->id && a->steps == b->steps && a->state == b->state && a->closed == b->closed &&
        a->stepsForgotten == b->stepsForgotten && a->owners == b->owners && a->pid == b->pid &&
        a->process == b->process;
}

bool sameToAPerson(const FollowedEnd& a, const FollowedEnd& b)
{
    return a.gone == b.gone && sameContent(a.record, b.record) && sameHistory(a.history, b.history);
}

bool sameToAPerson(const Followed& a, const Followed& b)
{
    if (!sameToAPerson(a.own, b.own) || a.peer.has_value() != b.peer.has_value())
        return false;
    return !a.peer || sameToAPerson(*a.peer, *b.peer);
}

} // namespace

FollowedEnd FollowedPair::End::asEnd() const
{
    // Snapshots and queries see our network namespace alone; of a socket elsewhere the history says all there is.
    const bool elsewhere = history && history->networkNamespace != 0;
    return {record, history, (missing && !elsewhere) || (history && history->closed), seenAt};
}

void FollowedPair::follow(std::optional<SocketRecord> record, const Snapshot* newest, std::optional<Connection> past)
{
    m_own.reset();
    m_peer.reset();
    m_taken.reset();
    if (!record)
        return;
    const bool listed = newest != nullptr && newest->find(keyOf(*record)) != nullptr;
    m_own = End{.record = *std::move(record),
                .seenAt = listed ? newest->time : Instant(),
                .missing = false,
                .history = std::move(past)};
    if (newest == nullptr)
        return;
    if (const SocketRecord* const peer = findPeer(m_own->record, *newest))
        m_peer = End{.record = *peer, .seenAt = newest->time, .missing = false, .history = {}};
}

void FollowedPair::apply(const Chronicle::SnapshotChange& change)
{
    if (!m_own)
        return;
    apply(*m_own, change);
    if (m_peer) {
        apply(*m_peer, change);
        return;
    }
    forEachIndex(change.diff.added, [&](std::uint32_t index) {
        if (const SocketRecord& added = change.after->sockets[index]; isOtherEnd(added, m_own->record))
            m_peer = End{.record = added, .seenAt = change.after->time, .missing = false, .history = {}};
    });
}

void FollowedPair::apply(End& end, const Chronicle::SnapshotChange& change)
{
    const Snapshot& fresh = *change.after;
    const Instant begin = fresh.time - std::chrono::duration_cast<Instant::duration>(fresh.listCost);
    const bool overtaken = end.seenAt > begin; // by an exact query
    // What is gone and has no cookie may be taken for another socket that has the addresses now.
    const bool forGood = end.missing && !end.record.cookie;
    const SocketRecord* const now = forGood ? nullptr : successorOf(end.record, fresh);
    if (now == nullptr) {
        end.missing = end.missing || !overtaken;
        return;
    }
    if (overtaken && now->state != end.record.state)
        return;
    SocketRecord record = *now;
    keepWhatIsKnown(record, end.record);
    end.record = std::move(record);
    end.seenAt = std::max(end.seenAt, fresh.time);
    end.missing = false;
}

void FollowedPair::apply(const FollowReport& report)
{
    if (!m_own)
        return;
    if (report.end == WhichEnd::Own) {
        if (isSameSocket(report.asked, m_own->record))
            apply(*m_own, report);
        return;
    }
    if (m_peer && isSameSocket(report.asked, m_peer->record)) {
        apply(*m_peer, report);
    } else if (!m_peer && report.found && isOtherEnd(*report.found, m_own->record)) {
        m_peer = End{.record = *report.found, .seenAt = report.answered, .missing = false, .history = {}};
        m_peer->record.firstSeen = m_peer->record.inStateSince = report.answered;
    }
}

void FollowedPair::apply(End& end, const FollowReport& report)
{
    if (report.answered < end.seenAt)
        return;
    end.seenAt = report.answered;
    end.missing = !report.found;
    if (!report.found)
        return;
    SocketRecord record = *report.found;
    record.inStateSince = report.answered;
    keepWhatIsKnown(record, end.record);
    end.record = std::move(record);
}

void FollowedPair::update(End& end, const History& history)
{
    const Connection* const known = end.history ? history.find(end.history->id) : history.find(end.record);
    if (known == nullptr)
        return;
    end.history = *known;
    noteAge(end.record, *known);
}

std::optional<SocketRecord> FollowedPair::own() const
{
    return m_own && !m_own->missing ? std::optional(m_own->record) : std::nullopt;
}

std::optional<Followed> FollowedPair::takeUpdate(const History& history)
{
    if (!m_own)
        return std::nullopt;
    update(*m_own, history);
    if (m_peer)
        update(*m_peer, history);
    Followed now{m_own->asEnd(), m_peer ? std::optional(m_peer->asEnd()) : std::nullopt};
    if (m_taken && sameToAPerson(*m_taken, now))
        return std::nullopt;
    m_taken = now;
    return now;
}

} // namespace atlas::model
