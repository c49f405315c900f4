// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/listeners.h"

namespace atlas {

State Listeners::origin(const Endpoint& local) const
{
    return m_ports.contains(local.port) ? State::Listen : State::Closed;
}

void Listeners::count(const SocketRecord& record, int change)
{
    if (record.state != State::Listen)
        return;
    int& listeners = m_ports[record.local.port];
    listeners += change;
    if (listeners <= 0)
        m_ports.erase(record.local.port);
}

} // namespace atlas
