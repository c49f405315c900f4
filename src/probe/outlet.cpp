// SPDX-License-Identifier: GPL-3.0-or-later
#include "probe/outlet.h"

#include <unistd.h>

#include <cerrno>

namespace atlas::probe {

Outlet::Flow Outlet::flush()
{
    while (m_written < m_bytes.size()) {
        const ssize_t taken = ::write(m_pipe, m_bytes.data() + m_written, m_bytes.size() - m_written);
        if (taken >= 0)
            m_written += static_cast<std::size_t>(taken);
        else if (errno == EAGAIN)
            break;
        else if (errno != EINTR)
            return Flow::Closed;
    }
    // What was taken makes room when all was taken, or when it is most of it, so that little is moved.
    if (m_written == m_bytes.size() || m_written > capacity / 2) {
        m_bytes.erase(m_bytes.begin(), m_bytes.begin() + static_cast<std::ptrdiff_t>(m_written));
        m_written = 0;
    }
    return m_bytes.empty() ? Flow::Flushed : Flow::Stalled;
}

} // namespace atlas::probe
