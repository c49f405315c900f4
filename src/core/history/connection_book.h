// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"
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

/// The full socket of a connection was freed, and it is not known yet what it left behind: nothing, a TIME-WAIT, or a
/// FIN-WAIT-2 that the kernel keeps without it.
struct Death {
    Instant time{};
    bool observed = false; ///< the tracepoint reported it, and so the state before is certain
    bool disconnected = false; ///< see Evidence
    bool wholeLife = false; ///< no state of the connection was ever seen
    std::uint32_t retransmissions = 0; ///< unanswered then
};

/// One connection with what is needed to go on with it. Its chain is changed by Chains alone.
class BookEntry {
public:
    [[nodiscard]] const Connection& connection() const { return m_connection; }

    std::optional<Death> death;
    std::optional<Instant> timeWaitEnds; ///< by its timer
    std::optional<Instant> resetReceived; ///< when a hint said so
    std::optional<Instant> resetSent; ///< likewise
    std::optional<SocketEnd> end; ///< of the full socket, where that was reported
    bool restored = false; ///< the last step that was reported was set by TCP_REPAIR
    bool presumedNothing = false; ///< that the full socket left nothing is a conclusion
    std::uint32_t retransmissions = 0; ///< that hints reported since the last step
    Instant ownersSeen{}; ///< when the owners that are known were read
    unsigned misses = 0; ///< snapshots that should have listed it and did not
    bool toBeChecked = false; ///< see ConnectionBook::checkLater()
    bool small = false; ///< only a TIME-WAIT or a FIN-WAIT-2 without a full socket is left of it

private:
    friend class Chains;
    friend class ConnectionBook;

    Connection m_connection;
};

/// Keeps connections by cookie and address pair within bounds: what ended first is forgotten first, and then what has
/// not changed for longest. References stay valid until enforce() or expire().
class ConnectionBook {
public:
    explicit ConnectionBook(const HistoryBounds& bounds) : m_bounds(bounds) { }

    [[nodiscard]] BookEntry* find(ConnectionId id);
    [[nodiscard]] const BookEntry* find(ConnectionId id) const;
    [[nodiscard]] BookEntry* find(Cookie cookie);
    /// What was last known to have this address pair; never found by a pair that is not complete.
    [[nodiscard]] BookEntry* find(std::uint32_t networkNamespace, const Endpoint& local, const Endpoint& remote);

    /// For readers: by cookie where there is one, otherwise by the pair in our own namespace.
    [[nodiscard]] const BookEntry* find(const std::optional<Cookie>& cookie, const Endpoint& local,
                                        const Endpoint& remote) const;

    /// The first cookie is the connection's, another one its TIME-WAIT's.
    void setCookie(BookEntry& entry, Cookie cookie);
    /// Takes over what is known of the endpoints: a port of 0 and its address say nothing.
    void setEndpoints(BookEntry& entry, const Endpoint& local, const Endpoint& remote);
    /// The process that called connect() or listen(); `process` is its comm, raw bytes.
    void setOpener(BookEntry& entry, std::optional<Pid> pid, const std::string& process);
    /// Takes over what the record, read at `seen`, says of owners, user and interface.
    void setOwners(BookEntry& entry, const SocketRecord& record, Instant seen);

    /// The next snapshot is to be searched for this connection, whatever the diff says. Those of other network
    /// namespaces are in no snapshot of ours.
    void checkLater(BookEntry& entry);
    /// Those that are to be checked, some of which may be forgotten by now. Each stays marked until the caller comes
    /// to it and takes its mark away.
    [[nodiscard]] std::vector<ConnectionId> takeToCheck();

    /// Forgets until the bounds hold.
    void enforce();
    /// Forgets what ended longer ago than the bounds say, and before `confirmed`.
    void expire(Instant now, Instant confirmed);

    [[nodiscard]] const HistoryBounds& bounds() const { return m_bounds; }
    [[nodiscard]] std::size_t size() const { return m_living.size() + m_gone.size(); }
    [[nodiscard]] std::size_t stepCount() const { return m_stepCount; }
    [[nodiscard]] std::uint64_t forgotten() const { return m_forgotten; }
    /// Those that ended, the first to end first.
    [[nodiscard]] const std::list<BookEntry>& gone() const { return m_gone; }
    [[nodiscard]] const std::list<BookEntry>& living() const { return m_living; }

private:
    friend class Chains;

    struct PairKey {
        std::uint32_t networkNamespace;
        Endpoint local;
        Endpoint remote;
        /// Of canonical addresses, so that both families' reports of one socket find it.
        PairKey(std::uint32_t where, const Endpoint& one, const Endpoint& other)
            : networkNamespace(where), local(one.canonical()), remote(other.canonical())
        {
        }
        bool operator==(const PairKey&) const = default;
    };
    struct PairHash {
        std::size_t operator()(const PairKey& key) const;
    };
    using Place = std::list<BookEntry>::iterator;

    BookEntry& create(std::uint32_t networkNamespace);
    void append(BookEntry& entry, const Step& step);
    void replace(BookEntry& entry, std::size_t first, std::size_t count, const std::vector<Step>& steps);
    /// It ended; or it did not, after all.
    void setClosed(BookEntry& entry, std::optional<Instant> time);
    void setBounds(const HistoryBounds& bounds);

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
    std::vector<ConnectionId> m_toCheck;
    std::uint64_t m_nextId = 1;
    std::uint64_t m_forgotten = 0;
    std::size_t m_stepCount = 0;
};

} // namespace atlas
