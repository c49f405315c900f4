// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each connection came to where it is.
//
// Three kinds of witness tell of a connection, each in its own time, and any of them may be lost:
//
//   an event     says that one transition happened at one moment (inet_sock_set_state);
//   a sighting   says that the socket was in some state at some moment of a window: a snapshot is not an
//                instant, so a record in it may be older than an event that has been told already;
//   a death      says that a full socket was freed (sock_diag_broadcast_destroy()), not out of which state.
//
// The history of a connection is a chain of steps, each beginning where the one before ended. An event whose
// `from` is the state we know extends the chain. Anything else leaves a gap, which fillGap() fills by
// the rules of paths.h and marks as a conclusion. A witness who comes late and speaks of a moment inside such
// a gap splits it: the conclusion becomes knowledge, in the same place of the log. A sighting that an event
// inside its window explains is stale and says nothing; the socket is looked up again in the next snapshot.
//
// Where Linux differs from the table (net/ipv4/tcp.c, tcp_minisocks.c, inet_connection_sock.c):
//
//   * inet_csk_clone_lock() tells LISTEN → SYN-RECEIVED of a socket that does not have its peer yet, and whose cookie
//   is
//     replaced right afterwards. Such a birth is kept aside, and joined to the SYN-RECEIVED → ESTABLISHED that follows.
//     The listener itself never leaves LISTEN.
//   * tcp_time_wait() puts a small object in the socket's place and then tells the socket's own end as FIN-WAIT-2
//     → CLOSED or CLOSING → CLOSED. What was left, TIME-WAIT, a FIN-WAIT-2 that nobody holds, or, after a reset,
//     nothing, is seen by looking: see questions(). The small object's end is told by nobody; its timer
//     says when it is due, and a snapshot that it is gone.
//   * A port is 0 at connect() before one is chosen, and after close(). What is known of the endpoints stays.
//   * One address pair with another cookie is another connection, but for the TIME-WAIT of a socket
//     whose cookie nobody had read in time: the small object then gets one of its own.
//
// Time is passed in. Nothing here grows beyond HistoryBounds. One thread at a time.
#pragma once

#include "core/events/event.h"
#include "core/history/connection_book.h"
#include "core/history/edge_activity.h"
#include "core/history/gap.h"
#include "core/history/transition_log.h"
#include "core/socket/diff.h"
#include "core/socket/snapshot.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

namespace atlas {

/// A socket whose fate one exact query would tell, asked right now.
struct Question {
    ConnectionId connection{};
    SocketRecord record; ///< what to ask for; without a cookie where a TIME-WAIT has another one
};

/// What the witnesses did not tell, or told in vain.
struct HistoryLosses {
    std::uint64_t events = 0; ///< told to be lost, where their number is known
    std::uint64_t times = 0; ///< how often events were lost
    std::uint64_t contradictions = 0; ///< events that fit into no legal history; they were left out

    bool operator==(const HistoryLosses&) const = default;
};

class History {
public:
    explicit History(const HistoryBounds& bounds = {});

    void apply(const Event& event);
    /// The next settled snapshot; `fromLast` is the diff from the one applied before, and is computed where it is
    /// absent. The first one is where histories start: what it shows took no step.
    void apply(std::shared_ptr<const Snapshot> snapshot, const Diff* fromLast = nullptr);
    /// An exact query for the socket `asked`, begun and answered at the two moments; empty: the kernel has no such one.
    void look(const SocketRecord& asked, const std::optional<SocketRecord>& found, Instant begin, Instant end);

    /// At most `limit` sockets that should be asked for, each handed out once.
    [[nodiscard]] std::vector<Question> questions(std::size_t limit = 256);
    /// The answer; empty: the kernel says that there is no such socket.
    void answer(const Question& question, const std::optional<SocketRecord>& record, Instant asked, Instant answered);

    /// From now on these; what does not fit any more is forgotten at once.
    void setBounds(const HistoryBounds& bounds);
    /// Ends what ends by a timer, settles fates that nobody will tell any more, and forgets what is old.
    void advance(Instant now);

    /// The history of the socket, or null: then it has not changed its state since the first snapshot that showed it.
    [[nodiscard]] const Connection* find(const SocketRecord& record) const;
    [[nodiscard]] const Connection* find(ConnectionId id) const;
    /// Connections with a history: those that live, and those that ended and are kept.
    [[nodiscard]] const ConnectionBook& connections() const { return m_book; }
    [[nodiscard]] const TransitionLog& log() const { return m_log; }
    [[nodiscard]] const EdgeActivity& activity() const { return m_activity; }
    [[nodiscard]] const HistoryLosses& losses() const { return m_losses; }

private:
    /// LISTEN → SYN-RECEIVED of a socket without a peer yet.
    struct Birth {
        std::uint32_t networkNamespace = 0;
        std::uint16_t localPort = 0;
        Cookie cookie{};
        Instant time{};
    };
    /// When a sighting was made.
    struct Window {
        Instant begin{};
        Instant end{};
    };

    /// TIME-WAIT's timer is told in milliseconds and counted in ticks. A FIN-WAIT-2 that was without an owner for less
    /// than this cannot be told from one that became TIME-WAIT at once.
    static constexpr std::chrono::milliseconds timerSlack{20};

    /// How it is known that a socket left nothing: told or asked for, or only not found.
    enum class Sureness : bool { Missed, Known };

    // history_events.cpp
    void onStateChanged(const Event& event, const StateChanged& change);
    void onHint(const Event& event, const Hint& hint);
    void onDestroyed(const Event& event, const SocketDestroyed& destroyed);
    [[nodiscard]] BookEntry& entryFor(std::uint32_t networkNamespace, Cookie cookie, const Endpoint& local,
                                      const Endpoint& remote, Instant time);
    [[nodiscard]] BookEntry* entryOfDestroyed(const SocketRecord& last, Instant time);
    void beginWith(BookEntry& entry, const StateChanged& change, State from, Instant time);
    [[nodiscard]] std::optional<Birth> takeBirth(const StateChanged& change, std::uint32_t networkNamespace,
                                                 Instant time);
    void observe(BookEntry& entry, State from, State to, Instant time);
    void observeNext(BookEntry& entry, State from, State to, Instant time);
    [[nodiscard]] bool observeLate(BookEntry& entry, State from, State to, Instant time);
    [[nodiscard]] Step lateStep(const BookEntry& entry, const Step& last, Step told) const;
    [[nodiscard]] bool splitGap(BookEntry& entry, std::size_t first, std::size_t count, const Step& observed);
    void explainEnd(BookEntry& entry);
    void setEndpoints(BookEntry& entry, const Endpoint& local, const Endpoint& remote, Instant time);

    // history_snapshots.cpp
    [[nodiscard]] static std::optional<Instant> timeWaitBegin(const SocketRecord& record, Instant seen);
    [[nodiscard]] static Window windowOf(const Snapshot& snapshot);
    [[nodiscard]] static bool isTimeWaitOf(const BookEntry& entry, const SocketRecord& record, Instant seen);
    [[nodiscard]] BookEntry* entryOf(const SocketRecord& record);
    [[nodiscard]] const SocketRecord* lastSeen(Cookie cookie) const;
    [[nodiscard]] const SocketRecord* lastRecord(const Connection& connection) const;
    void startFrom(const Snapshot& fresh);
    void follow(const Snapshot& fresh, const Diff& changes);
    void countListener(const SocketRecord& record, int change);
    BookEntry& enter(const SocketRecord& record, Instant knownAt);
    void takeOver(BookEntry& entry, const SocketRecord& record, Instant seen);
    void onGone(const SocketRecord& before, const Snapshot& fresh);
    void onChanged(const SocketRecord& before, const SocketRecord& record, const Snapshot& fresh);
    void onAdded(const SocketRecord& record, const Snapshot& fresh);
    void sight(BookEntry& entry, const SocketRecord& record, Window window);
    void sightOther(BookEntry& entry, const SocketRecord& record, Window window);
    void vanished(BookEntry& entry, Window window, const Evidence& evidence);
    void checkLater(BookEntry& entry);
    void check(const Snapshot& fresh);
    void checkOne(BookEntry& entry, const Snapshot& fresh);

    // history_fates.cpp
    void die(BookEntry& entry, const Death& death);
    void leftSmall(BookEntry& entry, const SocketRecord& record, Instant begin, Instant end);
    void leftNothing(BookEntry& entry, Instant now, Sureness sureness = Sureness::Known);
    void endTimeWait(BookEntry& entry, Instant now);
    void presume(BookEntry& entry, Instant now);
    void takeBackEnd(BookEntry& entry);
    void expectEnd(BookEntry& entry, Instant end);
    void endByClock(BookEntry& entry, Instant now);

    // history_steps.cpp
    [[nodiscard]] State origin(const Endpoint& local) const;
    [[nodiscard]] Evidence evidenceFor(const BookEntry& entry, Instant time) const;
    [[nodiscard]] Step observedStep(const BookEntry& entry, State from, State to, Instant time) const;
    [[nodiscard]] static std::size_t lengthOfTail(const std::vector<Step>& steps, std::size_t end);
    void record(BookEntry& entry, Step step);
    void bridge(BookEntry& entry, State to, Instant time, const Evidence& evidence, bool pairUsedAgain = false);
    void tightenTail(BookEntry& entry, Instant time);
    void withdrawTail(BookEntry& entry);
    void replaceSteps(BookEntry& entry, std::size_t first, std::size_t count, std::vector<Step> steps);
    void closeForReuse(BookEntry& entry, Instant time);

    HistoryBounds m_bounds;
    ConnectionBook m_book;
    TransitionLog m_log;
    EdgeActivity m_activity;
    HistoryLosses m_losses;
    std::shared_ptr<const Snapshot> m_last;
    std::deque<Birth> m_births;
    std::vector<ConnectionId> m_toCheck;
    std::deque<ConnectionId> m_unasked;
    std::deque<std::pair<Instant, ConnectionId>> m_dead; ///< by the time of their death, as far as fates are open
    std::multimap<Instant, ConnectionId> m_timeWaits; ///< by the end that their timer promised
    std::unordered_map<std::uint16_t, int> m_listeningPorts; ///< and how many listeners have each
    bool m_hintsAreTold = false;
};

} // namespace atlas
