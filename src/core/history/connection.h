// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/step.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace atlas {

/// The history's own name for a connection; never used again.
enum class ConnectionId : std::uint64_t { };

/// A socket's history, as far as it is known.
struct Connection {
    ConnectionId id{};
    std::optional<Cookie> cookie;
    std::optional<Cookie> laterCookie; ///< of the TIME-WAIT that it left behind, where that has one of its own
    std::uint32_t networkNamespace = 0; ///< as in Event: 0 is our own
    Endpoint local; ///< a port of 0 is not known yet
    Endpoint remote;
    std::optional<Interface> interface; ///< that it is bound to, as far as a record said so
    State state = State::Unknown; ///< where it is now; Unknown before anything is known
    Instant stateKnownAt{}; ///< the latest moment at which `state` was certain
    std::vector<Step> steps; ///< in the order of time; each begins where the one before ended
    std::uint32_t stepsForgotten = 0; ///< older steps, dropped for the bound
    std::optional<Instant> closed; ///< when it ended; empty while it lives
    bool forgotten = false; ///< it is what the log still had of it when its history had been forgotten
    OwnerList owners; ///< as a snapshot listed them last
    std::optional<Uid> uid;
    std::optional<Pid> pid; ///< of the process that called connect() or listen(), where an event said so
    std::string process; ///< that process's comm, raw bytes

    [[nodiscard]] bool selfConnected() const { return sameEnd(local, remote) && local.port != 0; }
    /// The first owner's pid and name; otherwise those of the process that opened it.
    [[nodiscard]] std::optional<Pid> ownerPid() const { return owners.first() ? owners.first()->pid : pid; }
    [[nodiscard]] const std::string& ownerName() const { return owners.first() ? owners.first()->name : process; }
    /// The owners, or otherwise the process that opened it; empty where neither is known.
    [[nodiscard]] OwnerList lastOwners() const { return owners.empty() && pid ? opener(*pid, process) : owners; }

    /// A process of which only an event spoke, without a descriptor.
    [[nodiscard]] static OwnerList opener(Pid pid, const std::string& name)
    {
        auto process = std::make_shared<Process>();
        process->pid = pid;
        process->name = name;
        return OwnerList({{std::move(process), noDescriptor}});
    }
};

/// Takes over what the connection says of how long its socket has been in the state that `record` shows.
void noteAge(SocketRecord& record, const Connection& connection);

} // namespace atlas
