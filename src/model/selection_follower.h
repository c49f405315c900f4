// SPDX-License-Identifier: GPL-3.0-or-later
//
// Follows one socket from snapshot to snapshot, as long as it lives. The kernel's cookie stays the
// same from SYN-RECEIVED to ESTABLISHED and into TIME-WAIT where somebody had read it before; where
// nobody had, TIME-WAIT is a small new object with a cookie of its own (kernel.md, tcp.md "How Linux
// differs" 3 and 11). So a socket is looked for by its key first, and when that is gone, by its pair
// of addresses among the TIME-WAITs. A pair of addresses that comes back in another state is another
// connection, and is not followed.
#pragma once

#include "model/monitor.h"

#include <optional>

namespace atlas::model {

class SelectionFollower final : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// From now on this socket; changed() tells the record as it is given.
    void follow(const SocketRecord& record);
    /// Follows nothing; cleared() if something was followed.
    void clear();
    void apply(const SnapshotUpdate& update);

    /// The newest record of the socket that is followed; empty after clear() and after gone().
    [[nodiscard]] const std::optional<SocketRecord>& record() const { return m_record; }

signals:
    /// The newest record, after follow() and after every update: its timers and counters may be new.
    void changed(const atlas::SocketRecord& record);
    /// After changed(), where the state is another one.
    void stateChanged(atlas::State from, atlas::State to);
    /// It no longer exists; it is not followed any more.
    void gone(const atlas::SocketRecord& lastRecord);
    void cleared();

private:
    std::optional<SocketRecord> m_record;
};

} // namespace atlas::model
