// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/hold/hold.h"

#include "collect/netlink_socket.h"
#include "lab/hold/loopback_sockets.h"

#include <netinet/tcp.h>
#include <sys/socket.h>

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <utility>

namespace atlas::lab {
namespace {

using collect::UniqueFd;
using Answer = LoopbackSockets::Answer;
using Buffers = LoopbackSockets::Buffers;

/// The socket that is in the state, and those that keep it there.
struct Made {
    Endpoint local;
    Endpoint remote;
    std::vector<UniqueFd> sockets;
};

template <typename... Sockets> Made made(const Endpoint& local, const Endpoint& remote, Sockets... sockets)
{
    Made result{local, remote, {}};
    (result.sockets.push_back(std::move(sockets)), ...);
    return result;
}

enum class End : std::uint8_t { Client, Server };

Made made(LoopbackSockets::Pair pair, End which)
{
    if (which == End::Server)
        std::swap(pair.near, pair.far);
    return made(pair.near, pair.far, std::move(pair.client), std::move(pair.server));
}

Made makeListen(LoopbackSockets& sockets)
{
    UniqueFd listener = sockets.listen(8);
    const Endpoint local = sockets.localOf(listener);
    return made(local, Endpoint{Address{{}, local.address.family}, 0}, std::move(listener));
}

Made makeSynSent(LoopbackSockets& sockets)
{
    UniqueFd listener = sockets.listen(0); // room for one
    UniqueFd first = sockets.connect(listener);
    UniqueFd second = sockets.connect(listener, Answer::None);
    // It asks again and again, at most every two minutes: this often, instead of the six times of a usual socket.
    sockets.set(second, TCP_SYNCNT, 127, "TCP_SYNCNT");
    const Endpoint local = sockets.localOf(second);
    const Endpoint remote = sockets.localOf(listener);
    return made(local, remote, std::move(listener), std::move(first), std::move(second));
}

Made makeSynReceived(LoopbackSockets& sockets)
{
    UniqueFd listener = sockets.listen(8);
    constexpr int aDay = 86'400; // seconds; the kernel makes as many repetitions of it as it can count
    sockets.set(listener, TCP_DEFER_ACCEPT, aDay, "TCP_DEFER_ACCEPT");
    UniqueFd client = sockets.connect(listener);
    const Endpoint local = sockets.localOf(listener);
    const Endpoint remote = sockets.localOf(client);
    return made(local, remote, std::move(listener), std::move(client));
}

Made makeEstablished(LoopbackSockets& sockets)
{
    return made(sockets.pair(), End::Client);
}

LoopbackSockets::Pair makeHalfClosed(LoopbackSockets& sockets)
{
    auto pair = sockets.pair();
    sockets.finish(pair.client);
    sockets.awaitEnd(pair.server);
    return pair;
}

Made makeFinWait2(LoopbackSockets& sockets)
{
    return made(makeHalfClosed(sockets), End::Client);
}

Made makeCloseWait(LoopbackSockets& sockets)
{
    return made(makeHalfClosed(sockets), End::Server);
}

LoopbackSockets::Pair makeFinBehindData(LoopbackSockets& sockets)
{
    auto pair = sockets.pair(Buffers::Small);
    sockets.fill(pair.client);
    sockets.finish(pair.client);
    return pair;
}

Made makeFinWait1(LoopbackSockets& sockets)
{
    return made(makeFinBehindData(sockets), End::Client);
}

Made makeClosing(LoopbackSockets& sockets)
{
    auto pair = makeFinBehindData(sockets);
    sockets.finish(pair.server);
    return made(std::move(pair), End::Client);
}

Made makeLastAck(LoopbackSockets& sockets)
{
    auto pair = sockets.pair(Buffers::Small);
    sockets.finish(pair.server);
    sockets.awaitEnd(pair.client);
    sockets.fill(pair.client);
    sockets.finish(pair.client);
    return made(std::move(pair), End::Client);
}

Made makeTimeWait(LoopbackSockets& sockets)
{
    auto pair = makeHalfClosed(sockets);
    pair.client.reset();
    pair.server.reset();
    return made(pair.near, pair.far);
}

struct Recipe {
    State state;
    Made (*make)(LoopbackSockets& sockets);
};

constexpr std::array recipes{
    Recipe{State::Listen, makeListen},           Recipe{State::SynSent, makeSynSent},
    Recipe{State::SynReceived, makeSynReceived}, Recipe{State::Established, makeEstablished},
    Recipe{State::FinWait1, makeFinWait1},       Recipe{State::FinWait2, makeFinWait2},
    Recipe{State::CloseWait, makeCloseWait},     Recipe{State::Closing, makeClosing},
    Recipe{State::LastAck, makeLastAck},         Recipe{State::TimeWait, makeTimeWait},
};
static_assert(std::ranges::equal(recipes, holdableStates, {}, &Recipe::state));

/// The kernel's own name for the socket of a descriptor. Without it an exact query cannot find a listener.
std::optional<Cookie> cookieOf(const UniqueFd& socket)
{
    std::uint64_t cookie = 0;
    socklen_t length = sizeof cookie;
    return ::getsockopt(socket.get(), SOL_SOCKET, SO_COOKIE, &cookie, &length) == 0 ? std::optional(Cookie{cookie})
                                                                                    : std::nullopt;
}

/// Asks until the kernel shows it in its state: a segment on the loopback device takes its microseconds.
std::expected<SocketRecord, Error> await(const SocketRecord& wanted, collect::SockDiag& kernel)
{
    const auto deadline = std::chrono::steady_clock::now() + LoopbackSockets::patience;
    for (;;) {
        auto found = kernel.query(wanted);
        if (!found)
            return std::unexpected(found.error());
        if (*found && (*found)->state == wanted.state)
            return std::move(**found);
        if (std::chrono::steady_clock::now() > deadline)
            return std::unexpected(
                *found ? Error::saying("the kernel shows %1 instead of %2", rfcName((*found)->state),
                                       rfcName(wanted.state))
                       : Error::saying("the kernel shows no such socket instead of %1", rfcName(wanted.state)));
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

} // namespace

std::expected<std::optional<SocketRecord>, Error> Held::look(collect::SockDiag& kernel) const
{
    auto found = kernel.query(m_record);
    if (found && *found && (*found)->state != m_record.state)
        return std::optional<SocketRecord>();
    return found;
}

std::expected<Held, Error> hold(State state, Family family)
{
    const auto recipe = std::ranges::find(recipes, state, &Recipe::state);
    if (recipe == recipes.end())
        return std::unexpected(Error::saying("%1 cannot be held: there is no socket in it", rfcName(state)));
    const auto failed = [state](const Error& error) {
        return std::unexpected(within(Error::saying("holding %1", rfcName(state)), error));
    };
    LoopbackSockets sockets(family);
    Made result = recipe->make(sockets);
    for (const UniqueFd& socket : result.sockets)
        sockets.leaveNothingBehind(socket);
    if (sockets.failure())
        return failed(*sockets.failure());

    SocketRecord wanted;
    wanted.state = state;
    wanted.local = result.local;
    wanted.remote = result.remote;
    if (state == State::Listen)
        wanted.cookie = cookieOf(result.sockets.front());
    collect::SockDiag kernel(std::make_unique<collect::NetlinkSocket>());
    auto record = await(wanted, kernel);
    if (!record)
        return failed(record.error());
    Held held;
    held.m_record = std::move(*record);
    held.m_sockets = std::move(result.sockets);
    if (state == State::TimeWait)
        held.m_passesAt = std::chrono::steady_clock::now() + timeWaitLength;
    return held;
}

} // namespace atlas::lab
