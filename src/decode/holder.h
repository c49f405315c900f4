// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

namespace atlas::decode {

/// Fills in `inode` and `uid` of a record whose state is known, from the kernel's raw numbers.
///
/// Inode 0 means that no program holds the socket. The uid beside it is then not always a user: TIME-WAIT
/// has none and shows 0, and a SYN request shows 0 in sock_diag and its listener's user in /proc. For
/// an orphan (FIN-WAIT-1, LAST-ACK, …) newer kernels show the user whose program closed it, for a
/// connection that waits for accept() its listener's user, and older ones 0. So beside inode 0 a 0 is never
/// taken for root, and any other number is kept.
inline void setHolder(SocketRecord& record, std::uint32_t inode, std::uint32_t uid)
{
    if (inode != 0) {
        record.inode = Inode{inode};
        record.uid = Uid{uid};
        return;
    }
    const bool unsaid = uid == 0 || record.state == State::SynReceived || record.state == State::TimeWait;
    if (!unsaid)
        record.uid = Uid{uid};
}

/// Bytes that are counted although no program sent or will read them: 1 where the other side's FIN has arrived.
inline std::uint64_t finReceived(State state)
{
    return state == State::CloseWait || state == State::LastAck || state == State::Closing ? 1 : 0;
}

/// What the timer of this kind will do on a record whose state and holder are known.
///
/// A FIN-WAIT-2 that no program holds is ended by its timer: by the keepalive timer where tcp_fin_timeout or
/// TCP_LINGER2 is longer than a minute (tcp_close()), else by that of the small object which is left (tcp_time_wait()).
inline TimerKind meaningOf(TimerKind kind, const SocketRecord& record)
{
    const bool ends = kind == TimerKind::TimeWait || (kind == TimerKind::Keepalive && !record.inode);
    return record.state == State::FinWait2 && ends ? TimerKind::FinWait2 : kind;
}

/// The meaning of the kernel's timer numbers, the same in inet_diag and in /proc; empty: no timer runs.
inline std::optional<TimerKind> timerFromKernel(std::uint32_t number)
{
    switch (number) {
    case 0:
        return std::nullopt;
    case 1:
        return TimerKind::Retransmit;
    case 2:
        return TimerKind::Keepalive;
    case 3:
        return TimerKind::TimeWait;
    case 4:
        return TimerKind::Persist;
    default:
        return TimerKind::Unknown;
    }
}

} // namespace atlas::decode
