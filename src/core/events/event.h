// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/socket/socket_record.h"

#include <cstdint>
#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace atlas {

/// An error that came by ICMP, in the numbers of ICMP for IPv4, or of that for IPv6.
struct IcmpError {
    bool ipv6 = false;
    std::uint8_t type = 0;
    std::uint8_t code = 0;

    bool operator==(const IcmpError&) const = default;
};

/// What the kernel says of the end of a full socket.
struct SocketEnd {
    int error = 0; ///< an errno: why, as its program is told; 0 where the program itself ended it, or the peer's ACK
    std::optional<IcmpError> icmp{}; ///< that came before it, of a SYN-SENT
    bool nothingSent = false; ///< not one segment ever
    /// The state of the small object that stays in its place (TIME-WAIT or FIN-WAIT-2), CLOSED if nothing does.
    std::optional<std::uint8_t> kernelLeft{}; ///< empty: not known

    bool operator==(const SocketEnd&) const = default;
};

/// One transition, as the kernel's tracepoint reports it. Ports may be 0 (connect() before a port is chosen, and after
/// close()); `process` is the one that ran then, which is the owner only for CLOSED → SYN-SENT and CLOSED → LISTEN.
struct StateChanged {
    Cookie cookie{};
    Endpoint local;
    Endpoint remote;
    std::uint8_t kernelFrom = 0;
    std::uint8_t kernelTo = 0;
    std::optional<Pid> pid;
    std::string process; ///< comm, raw bytes
    bool repaired = false; ///< by TCP_REPAIR: the state was set, and no segment had to do with it
    std::optional<SocketEnd> end; ///< where it leads to CLOSED, as far as it is reported

    bool operator==(const StateChanged&) const = default;
};

/// Something that explains a transition of the same socket: it goes before or after it within microseconds.
enum class HintKind : std::uint8_t { Retransmitted, ResetSent, ResetReceived };
struct Hint {
    HintKind kind = HintKind::Retransmitted;
    Cookie cookie{};
    Endpoint local;
    Endpoint remote;

    bool operator==(const Hint&) const = default;
};

/// A full socket was freed; `last` is what sock_diag said of it then.
struct SocketDestroyed {
    SocketRecord last;
};

/// Events were lost between the one before and the one after: a fresh snapshot is needed. 0: an unknown number.
struct EventsLost {
    std::uint64_t count = 0;

    bool operator==(const EventsLost&) const = default;
};

struct Event {
    Instant time{};
    std::uint32_t networkNamespace = 0; ///< inode number of the namespace; 0: our own
    std::variant<StateChanged, Hint, SocketDestroyed, EventsLost> what;
};

/// A seam: reports events as they happen, from a thread of its own, until it is destroyed.
class EventSource {
public:
    /// Where it reports to; any of them may be absent. All are called from the source's thread, or from within start().
    struct Listener {
        std::function<void(std::vector<Event>&&)> sink;
        std::function<void()> begun; ///< once: from now on every event is reported, or its loss is
        std::function<void(const Error&)> ended; ///< at most once, by itself or by a failure; nothing comes after it
    };

    virtual ~EventSource() = default;
    /// May be called once. After an error nothing is reported; where it succeeds, `begun` may still take minutes (the
    /// user is asked for a password), and `ended` may come instead.
    [[nodiscard]] virtual std::expected<void, Error> start(Listener listener) = 0;

protected:
    EventSource() = default;
    EventSource(const EventSource&) = default;
    EventSource& operator=(const EventSource&) = default;
};

} // namespace atlas
