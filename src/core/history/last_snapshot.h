// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/connection.h"
#include "core/socket/snapshot.h"

#include <memory>

namespace atlas {

/// When a list was made, or an exact query: what it says was so at some moment in between.
struct Window {
    Instant begin{};
    Instant end{};
};

[[nodiscard]] Window windowOf(const Snapshot& snapshot);

/// The record of this connection in a snapshot with or without cookies, or null.
[[nodiscard]] const SocketRecord* findIn(const Snapshot& snapshot, const Connection& connection);

/// The last snapshot that went into the history. Connections that it shows unchanged were not touched for it, so what
/// it says of them is searched for here when something comes that needs it.
class LastSnapshot {
public:
    void set(std::shared_ptr<const Snapshot> snapshot) { m_snapshot = std::move(snapshot); }

    /// Null before the first.
    [[nodiscard]] const Snapshot* snapshot() const { return m_snapshot.get(); }
    /// When it was made. There has to be one.
    [[nodiscard]] Window window() const { return windowOf(*m_snapshot); }
    /// Its record, or null.
    [[nodiscard]] const SocketRecord* find(Cookie cookie) const;
    [[nodiscard]] const SocketRecord* find(const Connection& connection) const;
    /// The latest moment up to `time` at which the connection is known to have been in its present state.
    [[nodiscard]] Instant stateKnownUntil(const Connection& connection, Instant time) const;

private:
    std::shared_ptr<const Snapshot> m_snapshot;
};

} // namespace atlas
