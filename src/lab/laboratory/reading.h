// SPDX-License-Identifier: GPL-3.0-or-later
//
// What sock_diag lists on one host, list by list, and what changed between two lists. Everything that a host can
// meet, a call of its program, one packet, or a timer, is followed by a new list, so between two of them a connection
// takes one step, seldom two. Three things are reported as RFC 9293 has them and not as Linux stores them:
//
// - A connection that a SYN opens comes out of LISTEN, although the kernel makes a small request for it and the
//   listener stays where it is; and an RST takes it back there (RFC 9293, figure 5).
// - A new SYN to the addresses of a TIME-WAIT takes that connection to SYN-RECEIVED (section 3.6.1), although Linux
//   removes the one and makes the other.
// - A socket that sock_diag does not list is CLOSED.
#pragma once

#include "core/socket/socket_record.h"
#include "formats/lab/event.h"
#include "formats/lab/situation.h"
#include "lab/laboratory/program_sockets.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace atlas::lab {

class Reading {
public:
    /// What made the kernel move, as far as it decides how a change is reported.
    enum class Stimulus : std::uint8_t { Other, Reset };

    /// Takes in a new list, and returns what is different. `host` is only handed through.
    [[nodiscard]] std::vector<StateChanged> update(Host host, std::vector<SocketRecord> records,
                                                   const ProgramSockets& program, Stimulus stimulus, Instant now);

    /// The sockets as of the last list, and those of the program that no list shows.
    [[nodiscard]] HostSituation situation(const ProgramSockets& program,
                                          const std::optional<std::string>& chosenEnd) const;

    /// When the first of the kernel's timers runs out.
    [[nodiscard]] std::optional<Instant> nextTimer() const;

    /// The connections in TIME-WAIT that would leave it before `then`.
    [[nodiscard]] std::vector<SocketRecord> timeWaitsUntil(Instant then) const;

    /// The connections that come out of this listener and have not been accepted, the youngest last.
    [[nodiscard]] std::vector<SocketRecord> waitingAt(const SocketRecord& listener,
                                                      const ProgramSockets& program) const;
    /// The socket of this name, the youngest if there are several.
    [[nodiscard]] std::optional<SocketRecord> find(const std::string& name, const ProgramSockets& program) const;

private:
    struct Known {
        std::uint64_t order = 0; ///< of appearance
        SocketRecord record;
        Instant read{};
    };

    [[nodiscard]] bool hasListenerFor(const SocketRecord& record) const;
    [[nodiscard]] std::optional<Cookie> reopenedFrom(const SocketRecord& gone) const;
    [[nodiscard]] std::vector<const Known*> byAge() const;
    [[nodiscard]] End end(const std::vector<HostSocket>& sockets, const ProgramSockets& program,
                          const std::optional<std::string>& chosen) const;

    std::map<Cookie, Known> m_known;
    std::uint64_t m_appeared = 0;
};

} // namespace atlas::lab
