// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/mark_timer.h"

#include "model/table/socket_table_model.h"

#include <algorithm>

namespace atlas::model {

MarkTimer::MarkTimer(SocketTableModel& sockets) : QObject(&sockets), m_sockets(sockets)
{
    m_end.setSingleShot(true);
    connect(&m_sockets, &RowModel::changed, this, &MarkTimer::await);
    connect(&m_end, &QTimer::timeout, this, [this] {
        if (const auto end = m_sockets.nextMarkEnd())
            m_sockets.advance(*end);
    });
}

void MarkTimer::await()
{
    const auto end = m_sockets.nextMarkEnd();
    if (!end)
        return m_end.stop();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end - std::chrono::steady_clock::now());
    m_end.start(std::max(left, std::chrono::milliseconds(0)));
}

} // namespace atlas::model
