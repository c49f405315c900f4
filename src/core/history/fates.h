// SPDX-License-Identifier: GPL-3.0-or-later
//
// What becomes of a connection after its full socket is gone, and what the clock alone ends.
//
// The kernel reports that a full socket was freed, but not what stays in its place: nothing, a TIME-WAIT, or a
// FIN-WAIT-2 without a full socket. Until that is known the connection has a Death. An exact query finds it best, so
// each death becomes a question; a snapshot may show it, too; and where neither does in time, the usual is presumed.
#pragma once

#include "core/history/chains.h"
#include "core/history/hints.h"
#include "core/history/last_snapshot.h"

#include <chrono>
#include <deque>
#include <map>
#include <utility>
#include <vector>

namespace atlas {

/// A socket whose fate one exact query would find, asked right now.
struct Question {
    ConnectionId connection{};
    SocketRecord record; ///< what to ask for; without a cookie where a TIME-WAIT has another one
};

class Fates {
public:
    /// How it is known that a socket left nothing: it was only not found, or that is certain.
    enum class Absence : bool { NotFound, Certain };

    /// TIME-WAIT's timer is given in milliseconds and counted in ticks. A FIN-WAIT-2 that was without a full socket for
    /// less than this cannot be distinguished from one that became TIME-WAIT at once.
    static constexpr std::chrono::milliseconds timerSlack{20};

    Fates(Chains& chains, const Hints& hints, const LastSnapshot& last);

    /// The full socket was freed. What follows from its state alone is settled at once.
    void die(BookEntry& entry, const Death& death);
    /// A TIME-WAIT or a FIN-WAIT-2 without a full socket was found in its place, in this window.
    void leftSmall(BookEntry& entry, const SocketRecord& record, Window window);
    /// Nothing was left: the connection ended with its socket.
    void leftNothing(BookEntry& entry, Instant now, Absence absence = Absence::Certain);
    /// A TIME-WAIT stays in its place, since `time`.
    void leftTimeWait(BookEntry& entry, Instant time, Known known);
    /// A FIN-WAIT-2 without a full socket does. That it becomes a TIME-WAIT is not reported, so it is asked for.
    void leftFinWait2(BookEntry& entry, Instant time);
    /// The peer's FIN may have come, for which a FIN-WAIT-2 without a full socket waits: it is asked for at once.
    void askSoon(BookEntry& entry);
    /// What it left was not reported, nor will it be: the usual thing, marked as a conclusion.
    void presume(BookEntry& entry, Instant now);
    /// That it left nothing was concluded too early: back to where that is not known.
    void takeBackEnd(BookEntry& entry);

    /// TIME-WAIT is over: by its timer, if that was due.
    void endTimeWait(BookEntry& entry, Instant now);
    /// The timer says that TIME-WAIT ends then.
    void expectEnd(BookEntry& entry, Instant end);
    /// Another socket has this address pair now.
    void closeForReuse(BookEntry& entry, Instant time);

    /// At most `limit` sockets that should be asked for, each handed out once.
    [[nodiscard]] std::vector<Question> questions(std::size_t limit);
    /// When the next of those that are asked for again and again is due.
    [[nodiscard]] std::optional<Instant> nextQuestion() const;
    /// Ends what ends by a timer, and presumes the fates that are not going to be reported any more.
    void advance(Instant now);

private:
    void endByClock(BookEntry& entry, Instant now);
    [[nodiscard]] bool waitsForFin(const BookEntry& entry) const;
    void askWhoWaits(Instant now);

    Chains& m_chains;
    const Hints& m_hints;
    const LastSnapshot& m_last;
    std::deque<ConnectionId> m_unasked;
    std::deque<std::pair<Instant, ConnectionId>> m_waiting; ///< FIN-WAIT-2s without a full socket, when to ask again
    std::deque<std::pair<Instant, ConnectionId>> m_open; ///< in the order of the deaths that were reported
    std::multimap<Instant, ConnectionId> m_timeWaits; ///< by the end that their timer promised
};

} // namespace atlas
