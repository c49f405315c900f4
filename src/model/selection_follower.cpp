// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/selection_follower.h"

#include <algorithm>
#include <utility>

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

const SocketRecord* timeWaitOf(const SocketRecord& lost, const Snapshot& snapshot)
{
    if (!mayReachTimeWait(lost.state))
        return nullptr;
    const auto found = std::ranges::find_if(snapshot.sockets, [&](const SocketRecord& socket) {
        return socket.state == State::TimeWait && socket.local == lost.local && socket.remote == lost.remote;
    });
    return found == snapshot.sockets.end() ? nullptr : &*found;
}

} // namespace

void SelectionFollower::follow(const SocketRecord& record)
{
    m_record = record;
    emit changed(*m_record);
}

void SelectionFollower::clear()
{
    if (!m_record)
        return;
    m_record.reset();
    emit cleared();
}

void SelectionFollower::apply(const SnapshotUpdate& update)
{
    if (!m_record)
        return;
    const SocketRecord* now = update.after->find(keyOf(*m_record));
    if (now == nullptr)
        now = timeWaitOf(*m_record, *update.after);
    if (now == nullptr) {
        const SocketRecord last = *std::exchange(m_record, std::nullopt);
        emit gone(last);
        return;
    }
    const State from = m_record->state;
    const State to = now->state;
    m_record = *now;
    // A receiver may follow another socket, so nothing is read from m_record after the first signal.
    emit changed(*now);
    if (from != to)
        emit stateChanged(from, to);
}

} // namespace atlas::model
