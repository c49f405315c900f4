// SPDX-License-Identifier: GPL-3.0-or-later
//
// The followed connection, and its other end where that is on this computer too: the same pair of addresses, reversed,
// in the same namespace. Records come from snapshots once in a while and from exact queries many times a second; the
// newest counts, and what only a snapshot says (the owners) stays until a later one says otherwise. An end that is gone
// stays here, with its last record and a copy of its history, however soon the history itself forgets it.
#pragma once

#include "core/history/chronicle.h"
#include "model/stream/history_update.h"

#include <optional>

namespace atlas::model {

class FollowedPair {
public:
    /// From now on this socket, or none. `newest` may be null. `past`: of a socket that the history knows no more.
    void follow(std::optional<SocketRecord> record, const Snapshot* newest, std::optional<Connection> past = {});
    void apply(const Chronicle::SnapshotChange& change);
    void apply(const FollowReport& report);
    /// The newest record of the socket that is followed; empty where none is, or it is gone.
    [[nodiscard]] std::optional<SocketRecord> own() const;
    /// Both ends with their histories as they are now, if a person would see a difference to what was taken last.
    [[nodiscard]] std::optional<Followed> takeUpdate(const History& history);

private:
    struct End {
        SocketRecord record;
        Instant seenAt{}; ///< the record is as of then
        bool missing = false; ///< the newest that is known is that there is no such socket
        std::optional<Connection> history;

        [[nodiscard]] FollowedEnd asEnd() const;
    };

    static void apply(End& end, const Chronicle::SnapshotChange& change);
    static void apply(End& end, const FollowReport& report);
    static void update(End& end, const History& history);

    std::optional<End> m_own;
    std::optional<End> m_peer;
    std::optional<Followed> m_taken;
};

} // namespace atlas::model
