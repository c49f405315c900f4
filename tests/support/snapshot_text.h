// SPDX-License-Identifier: GPL-3.0-or-later
//
// Snapshots in tests are written as text, one socket a line:
//
//   STATE  LOCAL  REMOTE  key=value ...
//   LISTEN 0.0.0.0:22 - pid=7 name=sshd uid=0 inode=90
//   ESTABLISHED 10.0.0.1:22 10.0.0.9:5000 cookie=5 pid=7 name=sshd fd=4 rtt=30ms age=5m
//   TIME-WAIT [::1]:80 [::1]:5000 missing=time-wait timer=time-wait/43s
//
// The state in any dialect; "-" for no peer. The keys, all optional:
//   cookie inode uid if raw        numbers; if is an interface's index, raw the kernel's number, otherwise the state's
//   own recvq sendq                    bytes dev=NAME v6only=yes|no         the interface's name
//   timer=KIND/LEFT[/RETRIES]      retransmit, keepalive, time-wait, persist, fin-wait-2
//   age seen                       in this state, and known, for so long before the snapshot's time
//   pid                            begins an owner; name, fd, start, puid (its user) and unit follow it
//   relation=was|listener          what the owners of the line are in truth, where it has none
//   missing=REASON                 identifier(OwnerMissing); not-looked-up where there is neither owner nor reason
//   rtt retrans unacked sent acked received cc     each makes a tcp_info
//   missed                         without a value
// Durations are 5us, 30ms, 4s, 3m, 2h or 1d. A value with spaces stands in double quotes.
#pragma once

#include "core/socket/snapshot.h"

#include <memory>
#include <string>
#include <string_view>

namespace atlas::test {

/// The time of a snapshot that is given no other one.
inline constexpr Instant usualTime{std::chrono::hours(1000)};

/// Throws std::invalid_argument, which names the word, on a mistake in the test's text.
[[nodiscard]] SocketRecord socketFromText(std::string_view line, Instant time = usualTime);

/// One socket a line; empty lines and lines that start with '#' do not count. Sorted by key, complete in both families.
[[nodiscard]] Snapshot snapshotFromText(std::string_view lines, Instant time = usualTime,
                                        std::shared_ptr<const Names> names = nullptr);

/// The same line back, with its keys in the order above; what has its default is left out.
[[nodiscard]] std::string toText(const SocketRecord& record, Instant time = usualTime);
[[nodiscard]] std::string toText(const Snapshot& snapshot);

/// root is 0, www-data 33, ada 1000; ssh, http, https, postgresql.
[[nodiscard]] std::shared_ptr<const Names> usualNames();

} // namespace atlas::test
