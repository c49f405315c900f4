// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/socket_record.h"

#include <cstdint>
#include <unordered_map>

namespace atlas {

/// The ports that are listened on, and by how many sockets each. A child is known by its listener's port.
class Listeners {
public:
    /// Records in other states do not count.
    void add(const SocketRecord& record) { count(record, 1); }
    void remove(const SocketRecord& record) { count(record, -1); }
    void clear() { m_ports.clear(); }

    /// The state that a socket with this local endpoint began in: LISTEN for a child, otherwise CLOSED.
    [[nodiscard]] State origin(const Endpoint& local) const;

private:
    void count(const SocketRecord& record, int change);

    std::unordered_map<std::uint16_t, int> m_ports;
};

} // namespace atlas
