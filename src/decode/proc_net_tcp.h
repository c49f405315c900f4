// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/socket_record.h"

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace atlas::decode {

enum class ProcFault : std::uint8_t {
    NoHeader, ///< the first line is not the table's heading: nothing is read
    FieldMissing, ///< fewer fields than a socket has
    BadAddress,
    BadState,
    BadQueue,
    BadTimer,
    BadUid,
    BadInode,
    LineCut, ///< the text ends within a line, which is not taken: its last number may be cut
};

/// One line for a person.
[[nodiscard]] Error describe(ProcFault fault);

struct ProcProblem {
    std::size_t line = 0; ///< from 1
    ProcFault fault{};

    bool operator==(const ProcProblem&) const = default;
};

/// Decodes the text of /proc/net/tcp (IPv4) or /proc/net/tcp6 (IPv6) of this computer, whose
/// timers count in `ticksPerSecond` (USER_HZ), and appends its sockets to `into`. Total: any bytes give
/// records or problems, one for each line that is not understood. There is no cookie, no
/// tcp_info and no interface, and a listener's `sendQueue` is empty, as the table does not say its limit.
[[nodiscard]] std::vector<ProcProblem> decodeProcNetTcp(std::string_view text, Family family,
                                                        std::vector<SocketRecord>& into,
                                                        std::uint32_t ticksPerSecond = 100);

} // namespace atlas::decode
