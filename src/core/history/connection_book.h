// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/connection.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <list>
#include <unordered_map>

namespace atlas {

/// How much of the past is kept.
struct HistoryBounds {
    std::size_t connections = 50'000; ///< with a history, living and gone together
    std::size_t steps = 400'000; ///< of all connections together
    std::size_t stepsPerConnection = 64; ///< at least 1
    std::size_t logEntries = 20'000;
    std::chrono::seconds keepGone{300}; ///< how long a connection that has ended is kept
};

/// The full socket of a connection died, and it is not known yet what it left behind: nothing, a TIME-WAIT, or a
/// FIN-WAIT-2 that the kernel keeps without it.
struct Death {
    Instant time{};
    bool observed = false; ///< the tracepoint told it, and so the state before is certain
    bool disconnected = false; ///< see Evidence
    bool wholeLife = false; ///< no state of the connection was ever seen
    std::uint32_t retransmissions = 0;
    unsigned misses = 0; ///< looks since then that did not find it
};

/// One connection with what is needed to go on with it.
struct BookEntry {
    Connection connection;
    std::optional<Death> death;
    std::optional<Instant> timeWaitEnds;
    std::optional<Instant> resetReceived; ///< when a hint told so
    std::optional<Instant> resetSent;
    std::uint32_t retransmissions = 0; ///< told by hints since the last step
    unsigned misses = 0; ///< looks that should have found it and did not
    bool toBeChecked = false; ///< is looked up in the next snapshot, whatever the diff says
    bool small = false; ///< only a TIME-WAIT or an ownerless FIN-WAIT-2 is left of it
};

/// Keeps connections by cookie and address pair within bounds: who ended first is forgotten first, and then who
/// has not changed for longest. References stay valid until enforce() or expire().
class ConnectionBook {
public:
    explicit ConnectionBook(const HistoryBounds& bounds) : m_bounds(bounds) { }

    BookEntry& create(std::uint32_t networkNamespace);
    [[nodiscard]] BookEntry* find(ConnectionId id);
    [[nodiscard]] const BookEntry* find(ConnectionId id) const;
    [[nodiscard]] BookEntry* find(Cookie cookie);
    /// Who was last known to have this address pair; never found by a pair that is not complete.
    [[nodiscard]] BookEntry* find(std::uint32_t networkNamespace, const Endpoint& local, const Endpoint& remote);

    /// For readers: by cookie where there is one, otherwise by the pair in our own namespace.
    [[nodiscard]] const BookEntry* find(const std::optional<Cookie>& cookie, const Endpoint& local,
                                        const Endpoint& remote) const;

    /// The first cookie is the connection's, another one its TIME-WAIT's.
    void setCookie(BookEntry& entry, Cookie cookie);
    /// Takes over what is known of the endpoints: a port of 0 and its address say nothing.
    void setEndpoints(BookEntry& entry, const Endpoint& local, const Endpoint& remote);

    void append(BookEntry& entry, const Step& step);
    void replace(BookEntry& entry, std::size_t first, std::size_t count, const std::vector<Step>& steps);
    /// It ended; or it did not, after all.
    void setClosed(BookEntry& entry, std::optional<Instant> time);

    void setBounds(const HistoryBounds& bounds);
    /// Forgets until the bounds hold.
    void enforce();
    /// Forgets what ended longer ago than the bounds say.
    void expire(Instant now);

    [[nodiscard]] std::size_t size() const { return m_living.size() + m_gone.size(); }
    [[nodiscard]] std::size_t stepCount() const { return m_stepCount; }
    [[nodiscard]] std::uint64_t forgotten() const { return m_forgotten; }
    /// Those that ended, the first to end first.
    [[nodiscard]] const std::list<BookEntry>& gone() const { return m_gone; }
    [[nodiscard]] const std::list<BookEntry>& living() const { return m_living; }

private:
    struct PairKey {
        std::uint32_t networkNamespace;
        Endpoint local;
        Endpoint remote;
        bool operator==(const PairKey&) const = default;
    };
    struct PairHash {
        std::size_t operator()(const PairKey& key) const;
    };
    using Place = std::list<BookEntry>::iterator;

    void forget(std::list<BookEntry>& list);
    void dropOldSteps(BookEntry& entry);
    void unlinkCookie(const BookEntry& entry, Cookie cookie);
    void unlinkPair(const BookEntry& entry);

    HistoryBounds m_bounds;
    std::list<BookEntry> m_living; ///< least recently changed first
    std::list<BookEntry> m_gone; ///< first to end first
    std::unordered_map<std::uint64_t, Place> m_byId;
    std::unordered_map<std::uint64_t, BookEntry*> m_byCookie;
    std::unordered_map<PairKey, BookEntry*, PairHash> m_byPair;
    std::uint64_t m_nextId = 1;
    std::uint64_t m_forgotten = 0;
    std::size_t m_stepCount = 0;
};

} // namespace atlas
