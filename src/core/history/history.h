// SPDX-License-Identifier: GPL-3.0-or-later
//
// How each connection came to where it is.
//
// Four kinds of reports say something of a connection, each at a time of its own, and any of them may be lost:
//
//   an event      says that one transition happened at one moment (inet_sock_set_state);
//   a sighting    says that the socket was in some state at some moment of a window: a snapshot is not an instant, so a
//                 record in it may be older than an event that was reported already;
//   a death       says that a full socket was freed (sock_diag_broadcast_destroy()), not out of which state;
//   a hint        says that a reset or a retransmission happened. It makes no step, but may explain the cause of one.
//
// An example. Once a second there is a snapshot, and one event arrives late:
//
//   at 0.000 s    a snapshot lists    ESTABLISHED 10.0.0.1:40000 10.0.0.9:80, cookie 7
//   at 1.000 s    a snapshot lists    TIME-WAIT for it, whose timer has 59.7 s left
//   at 1.050 s    an event arrives    ESTABLISHED > FIN-WAIT-1, happened at 0.640 s
//   at 73.000 s   nothing more was reported
//
// After the second snapshot there is a gap: the timer says that TIME-WAIT began at 0.700 s, but three ways lead there.
// The history has one step, and does not claim more than is known:
//
//   ESTABLISHED > TIME-WAIT     ambiguous   after 0.000 s, by 0.700 s
//
// The event lies in that gap and splits it. What is left is joined by one drawn edge:
//
//   ESTABLISHED > FIN-WAIT-1    observed    at 0.640 s, by close()
//   FIN-WAIT-1 > TIME-WAIT      seen        after 0.640 s, by 0.700 s, by a FIN that carried the ACK
//
// In the log the ambiguous step is withdrawn and the two are appended, so that a reader can follow. The end of a
// TIME-WAIT is no event. Here the clock alone concludes it; a snapshot without the socket would do so sooner:
//
//   TIME-WAIT > CLOSED          inferred    at 60.700 s, as the timer ended
//
// So the idea is: the history of a connection is a chain of steps, each beginning where the one before ended. An event
// whose `from` is the state that is known extends the chain. Anything else leaves a gap, which fillGap() fills by the
// rules of paths.h and marks as a conclusion. A report that comes late and speaks of a moment inside such a gap splits
// it: the conclusion becomes knowledge. A sighting that an event inside its window explains is stale and says nothing;
// the next snapshot is searched for the socket again.
//
// Where Linux differs from the table (net/ipv4/tcp.c, tcp_minisocks.c, inet_connection_sock.c):
//
//   * inet_csk_clone_lock() reports LISTEN > SYN-RECEIVED of a socket that does not have its peer yet, and whose cookie
//     is replaced right afterwards. Such a birth is kept aside, and joined to the SYN-RECEIVED > ESTABLISHED that
//     follows. The listener itself never leaves LISTEN.
//   * tcp_time_wait() puts a small object in the socket's place and then reports the socket's own end as FIN-WAIT-2 >
//     CLOSED or CLOSING > CLOSED. What was left is a TIME-WAIT, a FIN-WAIT-2 that no program holds, or, after a reset,
//     nothing. An exact query finds it: see questions(). The end of the small object is not reported; its timer says
//     when it is due, and a snapshot that it is gone.
//   * A port is 0 at connect() before one is chosen, and after close(). What is known of the endpoints stays.
//   * One address pair with another cookie is another connection, but for the TIME-WAIT of a socket whose cookie was
//     never read in time: the small object then gets one of its own.
//
// The parts: Chains holds the chains and alone changes them. Observations puts events into them, Sightings what
// snapshots and queries say; Fates is what becomes of a socket that died. Hints, Births, Listeners and LastSnapshot
// keep what they ask for. History itself finds the connection that an event speaks of, and joins the parts.
//
// Time is passed in. Nothing here grows beyond HistoryBounds. One thread at a time.
#pragma once

#include "core/events/event.h"
#include "core/history/births.h"
#include "core/history/chains.h"
#include "core/history/fates.h"
#include "core/history/hints.h"
#include "core/history/last_snapshot.h"
#include "core/history/listeners.h"
#include "core/history/observations.h"
#include "core/history/sightings.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace atlas {

/// What was not reported, or in vain.
struct HistoryLosses {
    std::uint64_t events = 0; ///< that were reported to be lost, where their number is known
    std::uint64_t times = 0; ///< how often events were lost
    std::uint64_t contradictions = 0; ///< events that fit into no legal history; they were left out

    bool operator==(const HistoryLosses&) const = default;
};

class History {
public:
    explicit History(const HistoryBounds& bounds = {});
    History(const History&) = delete;
    History& operator=(const History&) = delete;

    void apply(const Event& event);
    /// The next settled snapshot; `fromLast` is the diff from the one applied before, and is computed where it is
    /// absent. The first one is where histories start: what it shows took no step.
    void apply(std::shared_ptr<const Snapshot> snapshot, const Diff* fromLast = nullptr);
    /// An exact query for the socket `asked`, begun and answered at the two moments; empty: the kernel has no such one.
    /// Until `asAskedUntil`, if that is known, it was in the state that it is asked for with.
    void applyQuery(const SocketRecord& asked, const std::optional<SocketRecord>& found, Instant begin, Instant end,
                    std::optional<Instant> asAskedUntil = {});

    /// At most `limit` sockets that should be asked for, each handed out once.
    [[nodiscard]] std::vector<Question> questions(std::size_t limit = 256);
    /// The answer; empty: the kernel says that there is no such socket.
    void answer(const Question& question, const std::optional<SocketRecord>& record, Instant asked, Instant answered);

    /// When advance() will have questions again, beside those that events bring.
    [[nodiscard]] std::optional<Instant> nextQuestion() const { return m_fates.nextQuestion(); }

    /// From now on these; what does not fit any more is forgotten at once.
    void setBounds(const HistoryBounds& bounds);
    /// Ends what ends by a timer, settles fates that are not going to be reported any more, and forgets what is old.
    void advance(Instant now);

    /// The history of the socket, or null: then it has not changed its state since the first snapshot that showed it.
    [[nodiscard]] const Connection* find(const SocketRecord& record) const;
    [[nodiscard]] const Connection* find(ConnectionId id) const;
    /// What was last known to have the record's address pair, whatever its cookie; or null.
    [[nodiscard]] const Connection* findByPair(const SocketRecord& record) const;
    /// Connections with a history: those that live, and those that ended and are kept.
    [[nodiscard]] const ConnectionBook& connections() const { return m_chains.book(); }
    [[nodiscard]] const TransitionLog& log() const { return m_chains.log(); }
    [[nodiscard]] const EdgeActivity& activity() const { return m_chains.activity(); }
    [[nodiscard]] const HistoryLosses& losses() const { return m_losses; }

private:
    void onStateChanged(const Event& event, const StateChanged& change);
    void onHint(const Event& event, const Hint& hint);
    void onDestroyed(const Event& event, const SocketDestroyed& destroyed);
    [[nodiscard]] BookEntry& entryOfChanged(const Event& event, const StateChanged& change);
    [[nodiscard]] BookEntry* entryOfDestroyed(const SocketRecord& last, Instant time);
    void askPeer(const BookEntry& entry, State to);
    void setEndpoints(BookEntry& entry, const Endpoint& local, const Endpoint& remote, Instant time);
    void beginWith(BookEntry& entry, const StateChanged& change, State from, Instant time);

    // Each refers to those before it.
    LastSnapshot m_last;
    Listeners m_listeners;
    Births m_births;
    Chains m_chains;
    Hints m_hints{m_last};
    Fates m_fates{m_chains, m_hints, m_last};
    Sightings m_sightings{m_chains, m_fates, m_last, m_listeners};
    Observations m_observations{m_chains, m_hints, m_fates};
    HistoryLosses m_losses;
};

} // namespace atlas
