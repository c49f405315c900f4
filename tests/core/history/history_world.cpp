// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/history/history_world.h"

#include "support/snapshot_text.h"

#include <algorithm>

namespace atlas::test {
namespace {

using std::chrono::microseconds;
using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds pollLength{20};
constexpr seconds worldLength{75}; // in which some TIME-WAITs end
constexpr std::uint16_t listeningPort = 80;

std::uint8_t kernel(State state)
{
    return names(state).kernel;
}

} // namespace

const TrueSocket::Moment* TrueSocket::at(Instant time) const
{
    const Moment* last = nullptr;
    for (const Moment& moment : moments)
        if (moment.time <= time)
            last = &moment;
    return last;
}

/// One socket while it is made up.
class World::Life {
public:
    Life(World& world, TrueSocket& socket, Instant time) : m_world(world), m_socket(socket), m_time(time) { }

    [[nodiscard]] State state() const { return m_socket.moments.back().state; }
    [[nodiscard]] Instant time() const { return m_time; }
    void wait(Instant::duration duration) { m_time += duration; }

    void begin(State state) { m_socket.moments.push_back({m_time, state, false}); }

    void to(State next)
    {
        report(state(), next, state() != State::Closed, next != State::Closed);
        enter(next, false);
        if (next == State::Closed)
            die();
    }
    /// Into the small object: the tracepoint reports the socket's end.
    void toSmall(State next)
    {
        report(state(), State::Closed, false, true);
        enter(next, true);
        die();
    }
    /// What no event reports.
    void silently(State next) { enter(next, next != State::Closed); }
    void hint(HintKind kind)
    {
        m_world.m_transitions.push_back({m_time, 0, Hint{kind, m_socket.cookie, m_socket.local, m_socket.remote}});
    }
    /// A minute after it began.
    void endTimeWait()
    {
        m_time = m_socket.moments.back().time + timeWaitLength;
        enter(State::Closed, false);
    }
    /// inet_csk_clone_lock(): no peer yet, and a cookie that is thrown away.
    void birth()
    {
        StateChanged change;
        change.cookie = Cookie{m_world.m_nextCookie++};
        change.local = {Address::v4(0, 0, 0, 0), m_socket.local.port};
        change.kernelFrom = kernel(State::Listen);
        change.kernelTo = kernel(State::SynReceived);
        m_world.m_transitions.push_back({m_time, 0, change});
        enter(State::SynReceived, false);
    }

private:
    void enter(State next, bool small) { m_socket.moments.push_back({m_time, next, small}); }
    void report(State from, State next, bool localPortKnown, bool open)
    {
        StateChanged change;
        change.cookie = m_socket.cookie;
        change.local = m_socket.local;
        if (!localPortKnown || !open)
            change.local.port = 0;
        change.remote = m_socket.remote;
        change.kernelFrom = kernel(from);
        change.kernelTo = kernel(next);
        m_world.m_transitions.push_back({m_time, 0, change});
    }
    void die()
    {
        SocketRecord last;
        last.cookie = m_socket.cookie;
        last.local = m_socket.local;
        last.remote = m_socket.remote;
        last.state = State::Closed;
        last.kernelState = kernel(State::Closed);
        m_world.m_deaths.push_back({m_time + microseconds(50), 0, SocketDestroyed{last}});
    }

    World& m_world;
    TrueSocket& m_socket;
    Instant m_time;
};

World::World(const WorldSettings& settings) : m_settings(settings), m_random(settings.seed)
{
    TrueSocket listener;
    listener.cookie = Cookie{1};
    listener.local = {Address::v4(127, 0, 0, 1), listeningPort};
    listener.moments.push_back({usualTime - seconds(1), State::Listen, false});
    m_sockets.push_back(listener);
    for (int i = 0; i < settings.sockets; ++i)
        live(i);
    m_end = usualTime + worldLength;
    const auto later = [&](const auto& what) { return what.time > m_end; };
    std::erase_if(m_transitions, later);
    std::erase_if(m_deaths, later);
    for (TrueSocket& socket : m_sockets)
        std::erase_if(socket.moments, later);
    std::erase_if(m_sockets, [](const TrueSocket& socket) { return socket.moments.empty(); });
    const auto byTime = [](const Event& a, const Event& b) { return a.time < b.time; };
    std::ranges::stable_sort(m_transitions, byTime);
    std::ranges::stable_sort(m_deaths, byTime);
}

int World::upTo(int most)
{
    return std::uniform_int_distribution(0, most)(m_random);
}

bool World::chance(double probability)
{
    return std::bernoulli_distribution(probability)(m_random);
}

/// One address pair: a connection, and sometimes another after it.
void World::live(int index)
{
    Instant time = usualTime + milliseconds(upTo(30'000));
    const bool active = chance(0.5);
    for (bool again = true; again;) {
        TrueSocket socket;
        socket.cookie = Cookie{m_nextCookie++};
        socket.local = {Address::v4(127, 0, 0, 1), listeningPort};
        socket.remote = {Address::v4(127, 0, 0, 2), static_cast<std::uint16_t>(10'000 + index)};
        if (active)
            std::swap(socket.local.port, socket.remote.port);
        Life life(*this, socket, time);
        life.begin(active ? State::Closed : State::Listen);
        life.wait(microseconds(10));
        if (active) {
            life.to(State::SynSent);
            life.wait(microseconds(20 + upTo(2'000'000) * upTo(1)));
            if (chance(0.15)) {
                life.hint(HintKind::ResetReceived);
                life.to(State::Closed);
            }
        } else {
            life.birth();
            life.wait(microseconds(5));
        }
        if (life.state() != State::Closed) {
            life.to(State::Established);
            life.wait(microseconds(30 + upTo(3'000'000) * upTo(1)));
            if (chance(0.2))
                life.to(State::Closed);
            else if (chance(0.5))
                closeActively(life);
            else
                closePassively(life);
        }
        again = chance(0.2);
        life.wait(milliseconds(1 + upTo(3000)));
        time = life.time();
        if (life.state() == State::TimeWait && again) {
            life.silently(State::Closed); // cut short, for its pair is used again
        } else if (life.state() == State::TimeWait) {
            life.endTimeWait();
        }
        const auto small = std::ranges::find(socket.moments, true, &TrueSocket::Moment::small);
        const bool neverRead = small != socket.moments.end() && small->time - socket.moments.front().time < pollLength;
        if (neverRead && !m_settings.cookiesAreRead)
            socket.cookieOfTimeWait = Cookie{m_nextCookie++};
        m_sockets.push_back(socket);
    }
}

void World::closeActively(Life& life)
{
    const auto pause = [&] { life.wait(microseconds(10 + upTo(1'500'000) * upTo(1))); };
    life.to(State::FinWait1);
    pause();
    switch (upTo(4)) {
    case 0:
        life.to(State::Closing);
        pause();
        life.toSmall(State::TimeWait);
        break;
    case 1: // No process holds it any more when the ACK comes.
        life.to(State::FinWait2);
        life.toSmall(State::FinWait2);
        pause();
        life.silently(State::TimeWait);
        break;
    case 2: // FIN and ACK together.
        life.to(State::FinWait2);
        life.toSmall(State::TimeWait);
        break;
    case 3:
        life.to(State::FinWait2);
        pause();
        life.hint(HintKind::ResetReceived);
        life.to(State::Closed);
        return;
    default:
        life.to(State::FinWait2);
        pause();
        life.toSmall(State::TimeWait);
    }
}

void World::closePassively(Life& life)
{
    life.to(State::CloseWait);
    life.wait(microseconds(10 + upTo(2'000'000) * upTo(1)));
    if (chance(0.2)) {
        life.hint(HintKind::ResetSent);
        life.to(State::Closed);
        return;
    }
    life.to(State::LastAck);
    life.wait(microseconds(10 + upTo(1'000'000) * upTo(1)));
    life.to(State::Closed);
}

Snapshot World::poll(Instant time, double missing)
{
    Snapshot snapshot;
    snapshot.time = time;
    snapshot.listCost = pollLength;
    snapshot.ipv4.complete = true;
    snapshot.ipv6.complete = true;
    snapshot.names = std::make_shared<const Names>();
    std::map<std::pair<Endpoint, Endpoint>, Instant> takenFrom;
    for (TrueSocket& socket : m_sockets) {
        const Instant moment = time - microseconds(upTo(static_cast<int>(microseconds(pollLength).count())));
        const TrueSocket::Moment* const now = socket.at(moment);
        if (now == nullptr || now->state == State::Closed || chance(missing))
            continue;
        if (now->state == State::Listen && socket.remote.port != 0)
            continue; // not born yet
        if (socket.cookieOfTimeWait && !now->small)
            continue; // This poll came before it: otherwise its cookie would have been read.
        SocketRecord record;
        record.cookie = now->small ? socket.cookieOfTimeWait.value_or(socket.cookie) : socket.cookie;
        record.local = socket.local;
        record.remote = socket.remote;
        record.state = now->state;
        record.kernelState = kernel(now->state);
        if (!now->small)
            record.inode = Inode{static_cast<std::uint32_t>(number(socket.cookie))};
        if (now->small) {
            const auto passed = std::chrono::duration_cast<milliseconds>(time - now->time);
            const auto left = std::max(milliseconds(0), milliseconds(timeWaitLength) - passed);
            record.timer =
                Timer{TimerKind::TimeWait, 0, decltype(Timer::remaining)(static_cast<unsigned>(left.count()))};
        }
        snapshot.sockets.push_back(record);
    }
    sortByKey(snapshot.sockets);
    return snapshot;
}

} // namespace atlas::test
