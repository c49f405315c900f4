// SPDX-License-Identifier: GPL-3.0-or-later
//
// A computer that never was: sockets that walk the state diagram at random as Linux would let them, reported by
// events as Linux reports them (ports 0, births with another cookie, TIME-WAIT as CLOSED, its end as nothing),
// by destroy events, and by snapshots that are no instants. A test loses and delays what it likes.
#pragma once

#include "core/events/event.h"
#include "core/socket/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <vector>

namespace atlas::test {

/// One socket's true life. A later connection of the same pair is another one.
struct TrueSocket {
    struct Moment {
        Instant time;
        State state;
        bool small; ///< a TIME-WAIT, or a FIN-WAIT-2 that no process holds
    };
    Cookie cookie{};
    std::optional<Cookie> cookieOfTimeWait; ///< where it lived too briefly for its own to be read
    Endpoint local;
    Endpoint remote;
    std::vector<Moment> moments; ///< in the order of time; the first is CLOSED or LISTEN

    /// The state at `time`; empty where there is no socket then.
    [[nodiscard]] const Moment* at(Instant time) const;
};

struct WorldSettings {
    unsigned seed = 1;
    int sockets = 60;
    bool cookiesAreRead = true; ///< by a tracer, from a socket's first moment on
};

class World {
public:
    explicit World(const WorldSettings& settings);

    [[nodiscard]] const std::vector<TrueSocket>& sockets() const { return m_sockets; }
    /// What the tracepoint reports, in the order of time.
    [[nodiscard]] const std::vector<Event>& transitions() const { return m_transitions; }
    /// What the destroy group reports, in the order of time.
    [[nodiscard]] const std::vector<Event>& deaths() const { return m_deaths; }
    [[nodiscard]] Instant end() const { return m_end; }

    /// A poll that ends at `time`: each socket as it was at some moment of the last 20 ms, and some not at all.
    [[nodiscard]] Snapshot poll(Instant time, double missing);

private:
    class Life;

    void live(int index);
    void closeActively(Life& life);
    void closePassively(Life& life);
    [[nodiscard]] int upTo(int most);
    [[nodiscard]] bool chance(double probability);

    WorldSettings m_settings;
    std::mt19937 m_random;
    std::vector<TrueSocket> m_sockets;
    std::vector<Event> m_transitions;
    std::vector<Event> m_deaths;
    std::uint64_t m_nextCookie = 100;
    Instant m_end{};
};

} // namespace atlas::test
