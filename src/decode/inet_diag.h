// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/socket_record.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace atlas::decode {

/// What is wrong with one message of a datagram.
enum class DiagFault : std::uint8_t {
    HeaderCut, ///< fewer bytes than a message header; nothing after it can be read
    LengthTooSmall, ///< the message claims to be shorter than its own header; likewise
    LengthPastEnd, ///< the message claims more bytes than arrived; likewise
    UnexpectedType, ///< a message that is no answer to a listing
    PayloadCut, ///< too short for what its type promises
    UnknownFamily, ///< neither IPv4 nor IPv6
    AttributeBroken, ///< an attribute's length lies; the record holds what came before it
    TcpInfoCut, ///< tcp_info shorter than any kernel's; the record has none
};

/// One line for a person.
[[nodiscard]] Error describe(DiagFault fault);

/// A fault and where it begins, in bytes from the start of the datagram.
struct DiagProblem {
    std::size_t offset = 0;
    DiagFault fault{};

    bool operator==(const DiagProblem&) const = default;
};

enum class DiagEnd : std::uint8_t {
    More, ///< the datagram did not say that it was the last
    Done, ///< the kernel said that the answer is complete
    Failed, ///< the kernel said that it failed; `error` says why
};

/// What one datagram said beside the sockets in it.
struct DiagOutcome {
    DiagEnd end = DiagEnd::More;
    int error = 0; ///< a positive errno where `end` is Failed
    bool interrupted = false; ///< NLM_F_DUMP_INTR: the list changed while it was made
    std::size_t foreign = 0; ///< messages with another sequence number; ignored
    std::vector<DiagProblem> problems;

    bool operator==(const DiagOutcome&) const = default;
};

/// Decodes one netlink datagram of SOCK_DIAG_BY_FAMILY answers (struct inet_diag_msg with attributes)
/// to the request that carried `sequence`, and appends its sockets to `into`. Total: any bytes
/// give an outcome. Allocates nothing for a record but its place in `into`.
[[nodiscard]] DiagOutcome decodeDiag(std::span<const std::byte> datagram, std::uint32_t sequence,
                                     std::vector<SocketRecord>& into);

} // namespace atlas::decode
