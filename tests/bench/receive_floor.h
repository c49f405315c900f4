// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "collect/netlink_socket.h"

#include <cstddef>
#include <memory>
#include <vector>

namespace atlas::test {

/// The floor below any listing of sockets: the very requests that SocketLister sends, their answers
/// received into the same kind of buffer and thrown away. Throws std::runtime_error if the kernel refuses.
class ReceiveFloor {
public:
    ReceiveFloor();

    /// One whole dump of both families. Returns its bytes.
    std::size_t receive();

private:
    std::vector<std::vector<std::byte>> m_requests;
    collect::NetlinkSocket m_socket;
};

} // namespace atlas::test
