// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimer>

namespace atlas::model {

class SocketTableModel;

/// Lets the marks of new, changed and gone rows end in time, even if no further snapshot comes soon.
class MarkTimer final : public QObject {
    Q_OBJECT

public:
    /// Watches `sockets`, which owns this.
    explicit MarkTimer(SocketTableModel& sockets);

private:
    void await();

    SocketTableModel& m_sockets;
    QTimer m_end;
};

} // namespace atlas::model
