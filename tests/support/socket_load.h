// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/socket/address.h"

#include <sys/types.h>

#include <cstddef>
#include <vector>

namespace atlas::test {

/// Real TCP sockets of this computer, on loopback addresses of its own: at least `sockets` of them,
/// connected to each other in pairs and held by child processes, since one process may not have so many
/// descriptors. The constructor returns when all are established, and throws std::runtime_error if they
/// cannot be made. The children die with their parent, and with this object.
class SocketLoad {
public:
    explicit SocketLoad(std::size_t sockets);
    ~SocketLoad();
    SocketLoad(const SocketLoad&) = delete;
    SocketLoad& operator=(const SocketLoad&) = delete;

    /// The addresses that this process's loads are connected to, and no other process's.
    [[nodiscard]] static Subnet network();
    /// The processes that hold the sockets.
    [[nodiscard]] const std::vector<pid_t>& children() const { return m_children; }

private:
    void startChild(std::size_t pairs, unsigned group);
    void end();

    std::vector<pid_t> m_children;
};

} // namespace atlas::test
