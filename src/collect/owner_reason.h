// SPDX-License-Identifier: GPL-3.0-or-later
//
// Why a socket has no owner.
//
// Most of it can be read off the socket itself. The kernel shows inode 0 where no program holds a
// socket (sock_i_ino()), and which of the reasons it is follows from the state, because each state
// is entered without a holder in one way only:
//   TIME-WAIT      never has one: inet_timewait_sock is a small object of its own.
//   SYN-RECEIVED   is a request_sock that no program has been given yet.
//   FIN-WAIT-2     with the timer `timewait` is such a small object too, left by close()
//                  (tcp_time_wait(sk, TCP_FIN_WAIT2, …)); where tcp_fin_timeout is longer than a minute
//                  it stays a full orphan for a while, which means the same to its reader.
//   FIN-WAIT-1, CLOSING, LAST-ACK   were closed by their program (sock_orphan()), and the kernel
//                  still delivers what is left. They cannot be connections that wait for accept():
//                  this side's FIN needs a close() or shutdown() here.
//   ESTABLISHED, CLOSE-WAIT   cannot be orphans, since close() leaves these states at once. They wait in
//                  the accept queue; the peer may even have closed already.
//   LISTEN, SYN-SENT, CLOSED   are entered by a program's call and left by its close(); what is without a
//                  holder there belongs to the kernel.
//
// An inode without a holder is harder, for what we did not see may be what we may not see. The surest reason first:
//   1. The kernel says now that it has no holder: it was let go while we read.
//   2. Processes could not be read for a reason of our own: the limit of descriptors, no /proc.
//   3. Descriptors are on their way through a Unix socket (SCM_RIGHTS) that a process of the socket's user holds. That
//      does not say which, but it is seen, while what follows is only possible.
//   4. An io_uring of such a process keeps files and does not say which.
//   5. A process of the socket's user may not be read: it is probably that one.
//   6. We are inside a process namespace: processes outside may hold it, and we see none of those.
//   7. Processes of other users may not be read, or /proc hides them (hidepid). A socket keeps the user
//      that made it, while its holder may have changed user since (every server that starts as root).
//   8. Processes ended while we read, one of which may have handed it on.
//   9. Every process was read, and none has a descriptor of it. It may be the kernel's own (NFS); but a call that is
//      still under way in it after a close(), or memory that is mapped from it, holds it without a descriptor, too.
#pragma once

#include "core/socket/socket_record.h"

#include <optional>

namespace atlas::collect {

/// How the search for a socket's owner went.
struct OwnerSearch {
    bool searched = true; ///< false: owners were not asked for
    bool failed = false; ///< a process could not be read, for another reason than permission
    bool letGo = false; ///< asked again, the kernel says that the socket is gone or has no holder any more
    bool refusedOfUser = false; ///< a process of the socket's user may not be read
    bool refused = false; ///< a process of any user may not be read, or cannot even be seen
    bool vanished = false; ///< a process ended while it was read
    bool insideNamespace = false; ///< we are not in the first process namespace
    bool inFlight = false; ///< descriptors lie in a Unix socket of its user
    bool keptUnnamed = false; ///< an io_uring of its user keeps files that it does not name

    bool operator==(const OwnerSearch&) const = default;
};

/// The reason, for a record without an owner.
[[nodiscard]] OwnerMissing ownerMissing(const SocketRecord& record, const OwnerSearch& search);

/// The reason if this socket cannot have a holder; empty where owners must be searched for.
[[nodiscard]] std::optional<OwnerMissing> reasonWithoutSearch(const SocketRecord& record);

} // namespace atlas::collect
