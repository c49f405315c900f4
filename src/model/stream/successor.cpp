// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/stream/successor.h"

#include <algorithm>

namespace atlas::model {
namespace {

/// Whether this end of a connection may come to TIME-WAIT: the end that was closed last never does.
bool mayReachTimeWait(State state)
{
    switch (state) {
    case State::SynSent:
    case State::SynReceived:
    case State::Established:
    case State::FinWait1:
    case State::FinWait2:
    case State::Closing:
    case State::TimeWait:
        return true;
    default:
        return false;
    }
}

} // namespace

const SocketRecord* successorOf(const SocketRecord& record, const Snapshot& snapshot)
{
    if (const SocketRecord* const same = snapshot.find(keyOf(record)))
        return same;
    if (!mayReachTimeWait(record.state))
        return nullptr;
    const auto found = std::ranges::find_if(snapshot.sockets, [&](const SocketRecord& socket) {
        return socket.state == State::TimeWait && sameEnds(socket, record);
    });
    return found == snapshot.sockets.end() ? nullptr : &*found;
}

} // namespace atlas::model
