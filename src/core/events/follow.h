// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace atlas {

/// Which end of the followed connection: the socket that was asked for, or its peer on this computer.
enum class WhichEnd : std::uint8_t { Own, Peer };

/// What an exact query said of one end.
struct FollowReport {
    WhichEnd end = WhichEnd::Own;
    SocketRecord asked;
    std::optional<SocketRecord> found; ///< empty: there is no such socket any more
    Instant begin{}; ///< of the query
    Instant answered{};
    std::optional<Instant> asAskedUntil{}; ///< it was found as `asked` says by a query that began then
};

/// A seam: asks for one socket, and for the other end of its connection if that is on this computer, many times a
/// second, from a thread of its own. Reports what it finds first and whenever the state is another than before; a
/// socket that is gone is reported once, and not asked for again.
class FollowSource {
public:
    using Sink = std::function<void(const FollowReport&)>;

    virtual ~FollowSource() = default;
    /// Before the first follow(), once. `sink` is called from the source's thread. Where the kernel cannot be asked,
    /// nothing is followed until the next follow(): the snapshots go on reporting.
    virtual void start(Sink sink) = 0;
    /// From now on this socket, or none. A report on the one before may still be on its way while this is called.
    virtual void follow(std::optional<SocketRecord> socket) = 0;

protected:
    FollowSource() = default;
    FollowSource(const FollowSource&) = default;
    FollowSource& operator=(const FollowSource&) = default;
};

} // namespace atlas
