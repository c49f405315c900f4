// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/wanted_socket.h"

#include <algorithm>

namespace atlas::view {

const SocketRecord* WantedSocket::findIn(const Snapshot& snapshot) const
{
    const auto found = std::ranges::find_if(snapshot.sockets, [this](const SocketRecord& record) {
        return sameEnd(record.local, local) && (!remote || sameEnd(record.remote, *remote));
    });
    return found != snapshot.sockets.end() ? &*found : nullptr;
}

} // namespace atlas::view
