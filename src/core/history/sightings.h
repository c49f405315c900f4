// SPDX-License-Identifier: GPL-3.0-or-later
//
// What snapshots and exact queries say. Only what the diff names is touched, and those connections that the diff
// cannot know of: reported by events and not listed yet, or listed in a way that an event has overtaken.
#pragma once

#include "core/history/fates.h"
#include "core/history/listeners.h"
#include "core/socket/diff.h"

#include <memory>
#include <optional>

namespace atlas {

class Sightings {
public:
    Sightings(Chains& chains, Fates& fates, LastSnapshot& last, Listeners& listeners);

    /// The next settled snapshot; see History::apply().
    void apply(std::shared_ptr<const Snapshot> snapshot, const Diff* fromLast);
    /// What an exact query for the socket `asked` found in this window; see History.
    void applyQuery(const SocketRecord& asked, const std::optional<SocketRecord>& found, Window window,
                    std::optional<Instant> asAskedUntil);
    /// The answer to a question of Fates.
    void answer(const Question& question, const std::optional<SocketRecord>& found, Window window);

    /// The connection of a socket that the last snapshot lists and that took no step so far; null if it lists none.
    [[nodiscard]] BookEntry* enterListed(Cookie cookie);

private:
    void startFrom(const Snapshot& fresh);
    void follow(const Snapshot& fresh, const Diff& changes);
    void onGone(const SocketRecord& before, const Snapshot& fresh);
    void onChanged(const SocketRecord& before, const SocketRecord& record, const Snapshot& fresh);
    void onAdded(const SocketRecord& record, const Snapshot& fresh);
    void check(const Snapshot& fresh);
    void checkOne(BookEntry& entry, const Snapshot& fresh);

    [[nodiscard]] BookEntry* entryOf(const SocketRecord& record);
    [[nodiscard]] static bool isTimeWaitOf(const BookEntry& entry, const SocketRecord& record, Instant seen);
    BookEntry& enter(const SocketRecord& record, Instant knownAt);
    BookEntry& enterBefore(const SocketRecord& before);
    void takeOver(BookEntry& entry, const SocketRecord& record, Instant seen);
    void sight(BookEntry& entry, const SocketRecord& record, Window window);
    void sightOther(BookEntry& entry, const SocketRecord& record, Window window);
    void vanished(BookEntry& entry, Window window, const Evidence& evidence);

    Chains& m_chains;
    ConnectionBook& m_book; ///< that of m_chains
    Fates& m_fates;
    LastSnapshot& m_last;
    Listeners& m_listeners;
};

} // namespace atlas
