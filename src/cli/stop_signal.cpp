// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/stop_signal.h"

#include <poll.h>
#include <sys/eventfd.h>

namespace atlas::cli {

StopSignal::StopSignal() : m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) { }

void StopSignal::set()
{
    ::eventfd_write(m_event.get(), 1);
}

bool StopSignal::isSet() const
{
    pollfd event{m_event.get(), POLLIN, 0};
    return ::poll(&event, 1, 0) > 0;
}

} // namespace atlas::cli
