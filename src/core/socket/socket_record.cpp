// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/socket/socket_record.h"

#include "core/base/visible.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace atlas {

OwnerList OwnerList::ordered(std::vector<Owner> owners)
{
    std::ranges::sort(owners, {}, placeOf);
    const auto same = std::ranges::unique(owners, {}, placeOf);
    owners.erase(same.begin(), same.end());
    return OwnerList(std::move(owners));
}

std::size_t OwnerList::processCount() const
{
    std::set<Pid> processes;
    for (const Owner& owner : all())
        processes.insert(owner.process->pid);
    return processes.size();
}

bool OwnerList::operator==(const OwnerList& other) const
{
    if (m_owners == other.m_owners)
        return true;
    return std::ranges::equal(all(), other.all(), [](const Owner& a, const Owner& b) {
        return a.descriptor == b.descriptor && (a.process == b.process || *a.process == *b.process);
    });
}

std::string_view identifier(OwnerMissing reason)
{
    switch (reason) {
    case OwnerMissing::NotPermitted:
        return "not-permitted";
    case OwnerMissing::TimeWait:
        return "time-wait";
    case OwnerMissing::OrphanedFinWait2:
        return "orphaned-fin-wait-2";
    case OwnerMissing::Orphaned:
        return "orphaned";
    case OwnerMissing::SynReceived:
        return "syn-received";
    case OwnerMissing::NotAcceptedYet:
        return "not-accepted-yet";
    case OwnerMissing::Kernel:
        return "kernel";
    case OwnerMissing::NoDescriptor:
        return "no-descriptor";
    case OwnerMissing::InFlight:
        return "in-flight";
    case OwnerMissing::Registered:
        return "registered";
    case OwnerMissing::NotReadable:
        return "not-readable";
    case OwnerMissing::OtherNamespace:
        return "other-namespace";
    case OwnerMissing::ProcessGone:
        return "process-gone";
    case OwnerMissing::NotLookedUp:
        return "not-looked-up";
    }
    return "unknown";
}

std::string_view identifier(TimerKind kind)
{
    switch (kind) {
    case TimerKind::Retransmit:
        return "retransmit";
    case TimerKind::Keepalive:
        return "keepalive";
    case TimerKind::TimeWait:
        return "time-wait";
    case TimerKind::Persist:
        return "persist";
    case TimerKind::FinWait2:
        return "fin-wait-2";
    case TimerKind::Unknown:
        break;
    }
    return "unknown";
}

std::string_view TcpInfo::congestionControlName() const
{
    return {congestionControl.begin(), std::ranges::find(congestionControl, '\0')};
}

std::string_view Interface::name() const
{
    return {nameBytes.begin(), std::ranges::find(nameBytes, '\0')};
}

void Interface::setName(std::string_view name)
{
    nameBytes = {};
    std::ranges::copy(name.substr(0, nameBytes.size() - 1), nameBytes.begin());
}

std::string Interface::text() const
{
    return name().empty() ? std::to_string(index) : visible(name());
}

bool areTwoEnds(const SocketRecord& one, const SocketRecord& other)
{
    return sameEnd(one.local, other.remote) && sameEnd(one.remote, other.local);
}

bool sameEnds(const SocketRecord& one, const SocketRecord& other)
{
    return sameEnd(one.local, other.local) && sameEnd(one.remote, other.remote);
}

SocketKey keyOf(const SocketRecord& record)
{
    if (record.cookie)
        return {record.cookie, {}, {}, {}};
    return {{}, record.local, record.remote, record.state == State::Listen ? record.inode : std::nullopt};
}

std::strong_ordering compareKeys(const SocketRecord& a, const SocketRecord& b)
{
    if (a.cookie && b.cookie)
        return *a.cookie <=> *b.cookie;
    return keyOf(a) <=> keyOf(b);
}

bool sameContent(const SocketRecord& a, const SocketRecord& b)
{
    const auto lasting = [](const TcpInfo& info) {
        return std::tie(info.rtt, info.rttvar, info.cwnd, info.ssthresh, info.mss, info.unacked, info.retransmits,
                        info.totalRetransmits, info.bytesSent, info.bytesAcked, info.bytesReceived,
                        info.congestionControl);
    };
    const auto plain = [](const SocketRecord& r) {
        return std::tie(r.state, r.kernelState, r.receiveQueue, r.sendQueue, r.inode, r.uid, r.interface, r.v6only,
                        r.missed, r.ownerMissing, r.relation, r.local, r.remote);
    };
    if (plain(a) != plain(b) || a.timer.has_value() != b.timer.has_value() ||
        a.tcpInfo.has_value() != b.tcpInfo.has_value())
        return false;
    if (a.timer && (a.timer->kind != b.timer->kind || a.timer->retransmissions != b.timer->retransmissions))
        return false;
    if (a.tcpInfo && lasting(*a.tcpInfo) != lasting(*b.tcpInfo))
        return false;
    return a.owners == b.owners && a.related == b.related;
}

StateAge stateAge(const SocketRecord& record, Instant now)
{
    return stateAge(record, {now, now});
}

StateAge stateAge(const SocketRecord& record, Moment moment)
{
    using std::chrono::milliseconds;
    const auto since = [&](Instant time) {
        return std::max(std::chrono::duration_cast<milliseconds>(moment.now - time), milliseconds(0));
    };
    if (record.state == State::TimeWait && record.timer && record.timer->kind == TimerKind::TimeWait) {
        const auto passed = milliseconds(timeWaitLength) - milliseconds(record.timer->remaining);
        return {std::max(passed, milliseconds(0)) + since(moment.read), true};
    }
    return {since(record.inStateSince), record.inStateExactly};
}

std::optional<Instant> timeWaitBegin(const SocketRecord& record, Instant seen)
{
    if (record.state != State::TimeWait || !record.timer || record.timer->kind != TimerKind::TimeWait)
        return std::nullopt;
    return seen + std::chrono::milliseconds(record.timer->remaining) - timeWaitLength;
}

Timer runDown(Timer timer, Moment moment)
{
    using Milliseconds = decltype(timer.remaining);
    const auto passed = std::chrono::duration_cast<std::chrono::milliseconds>(moment.now - moment.read);
    const auto left = std::chrono::milliseconds(timer.remaining) - passed;
    timer.remaining = Milliseconds(static_cast<std::uint32_t>(std::max<std::int64_t>(left.count(), 0)));
    return timer;
}

} // namespace atlas
