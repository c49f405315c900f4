// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/socket_record.h"
#include "core/tcp/segment_flags.h"
#include "formats/lab/host.h"
#include "lab/laboratory/sequence_book.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <vector>

namespace atlas::lab {

/// What is written into a segment without data.
struct SegmentNumbers {
    std::uint32_t sequence = 0;
    std::optional<std::uint32_t> acknowledgement{}; ///< sets the flag ACK
    std::uint16_t window = 0;
};

/// An IPv4 packet with a bare TCP segment from `source` to `destination`, with both checksums right.
[[nodiscard]] std::vector<std::byte> makePacket(const Endpoint& source, const Endpoint& destination, TcpFlags flags,
                                                const SegmentNumbers& numbers);

/// An RST that the socket `record` on `host` has to believe. An error: none of its packets was seen.
[[nodiscard]] std::expected<std::vector<std::byte>, Error> makeReset(const SocketRecord& record, Host host,
                                                                     const SequenceBook& seen);

/// The bare ACK of its peer with which a TIME-WAIT on `host` begins anew. RFC 9293, section 3.10.7.4, restarts its
/// timer when the other side repeats its FIN; to Linux the number that is expected next is enough, and such an ACK is
/// not answered (tcp_timewait_state_process()). Empty: none of its packets was seen.
[[nodiscard]] std::optional<std::vector<std::byte>> makeRenewal(const SocketRecord& timeWait, Host host,
                                                                const SequenceBook& seen);

} // namespace atlas::lab
