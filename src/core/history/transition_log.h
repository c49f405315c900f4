// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/connection.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <utility>
#include <vector>

namespace atlas {

/// One line of the log. It outlives what is kept of its connection.
struct LogEntry {
    std::uint64_t sequence = 0;
    std::uint64_t revision = 0; ///< of the log when it was written or last amended
    bool withdrawn = false; ///< it was a guess, and later knowledge says that it did not happen
    Step step;
    ConnectionId connection{};
    std::optional<Cookie> cookie;
    std::uint32_t networkNamespace = 0;
    Endpoint local;
    Endpoint remote;
    std::optional<Interface> interface; ///< see Connection
    OwnerList owners;
    std::optional<Uid> uid;
    std::optional<Pid> pid; ///< of the first owner, or of the process that opened it
    std::string process; ///< its name, raw bytes

    [[nodiscard]] bool hasPeer() const { return remote.port != 0 || !remote.address.isAny(); }
};

/// The transitions of the whole computer, in the order in which they became known; the oldest go first.
class TransitionLog {
public:
    class Cursor;

    explicit TransitionLog(std::size_t capacity) : m_capacity(capacity) { }

    /// Returns the sequence number of the new entry; they count from 1 without a hole.
    std::uint64_t append(const Connection& connection, const Step& step);
    /// Better knowledge of a step that stands in the log already. Does nothing if the entry is gone.
    void amend(const Step& step);
    void withdraw(std::uint64_t sequence);
    /// The oldest go at once where there are too many.
    void setCapacity(std::size_t capacity);

    /// All that are kept, oldest first.
    [[nodiscard]] const std::deque<LogEntry>& entries() const { return m_entries; }
    /// The entry, or null if it is gone or not yet written.
    [[nodiscard]] const LogEntry* find(std::uint64_t sequence) const;
    /// The number of the next entry.
    [[nodiscard]] std::uint64_t next() const { return m_next; }
    /// Goes up with each change, entries being amended or withdrawn included.
    [[nodiscard]] std::uint64_t revision() const { return m_revision; }
    /// Entries up to the number `last` that were amended or withdrawn after `revision`, each once, ascending: for a
    /// reader that has read up to `last` at that revision. Takes as long as there was amended.
    [[nodiscard]] std::vector<const LogEntry*> amendedSince(std::uint64_t revision, std::uint64_t last) const;

private:
    void noteAmended(LogEntry& entry);
    [[nodiscard]] LogEntry* entry(std::uint64_t sequence);

    std::size_t m_capacity;
    std::uint64_t m_next = 1;
    std::uint64_t m_revision = 0;
    std::deque<LogEntry> m_entries;
    std::deque<std::pair<std::uint64_t, std::uint64_t>> m_amendments; ///< revision and entry, ascending
    std::uint64_t m_amendmentsSince = 0; ///< all that came after this revision are listed
};

/// How far a reader of one log has come. First takeAmended(), then skipDropped(), then next() until it is null or the
/// reader has enough.
class TransitionLog::Cursor {
public:
    /// Whether nothing was written or amended since all was read.
    [[nodiscard]] bool isUpToDate(const TransitionLog& log) const
    {
        return m_revision == log.revision() && !hasMore(log);
    }
    /// Whether there are entries that were not read, dropped ones included.
    [[nodiscard]] bool hasMore(const TransitionLog& log) const { return m_read + 1 < log.next(); }

    /// Those that were read and were amended or withdrawn since, each once, ascending.
    [[nodiscard]] std::vector<const LogEntry*> takeAmended(const TransitionLog& log);
    /// Moves behind those that the log has dropped before they were read, and returns their number.
    [[nodiscard]] std::uint64_t skipDropped(const TransitionLog& log);
    /// The next entry, which counts as read; null if there is none yet, or if it was dropped.
    [[nodiscard]] const LogEntry* next(const TransitionLog& log);

private:
    std::uint64_t m_read = 0; ///< entries up to this number
    std::uint64_t m_revision = 0; ///< of the log at the last takeAmended()
};

} // namespace atlas
