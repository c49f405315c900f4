// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/reading.h"

#include <algorithm>
#include <set>
#include <utility>

namespace atlas::lab {
namespace {

bool isConnection(State state)
{
    return state != State::Listen && state != State::Closed;
}

/// Empty where there is none: a socket that is not bound, a listener's peer.
std::optional<Endpoint> known(const Endpoint& endpoint)
{
    return endpoint == Endpoint{Address{{}, endpoint.address.family}, 0} ? std::nullopt : std::optional(endpoint);
}

HostSocket listed(const SocketRecord& record, std::optional<std::string> name)
{
    return {.name = std::move(name),
            .state = record.state,
            .local = known(record.local),
            .remote = known(record.remote),
            .receiveQueue = record.receiveQueue,
            .sendQueue = record.sendQueue.value_or(0),
            .timer = record.timer,
            .owned = record.inode.has_value()};
}

} // namespace

std::vector<StateChanged> Reading::update(Host host, std::vector<SocketRecord> records, const ProgramSockets& program,
                                          Stimulus stimulus, Instant now)
{
    const std::map<Cookie, Known> before = std::exchange(m_known, {});
    for (SocketRecord& record : records) {
        if (!record.cookie)
            continue; // sock_diag always has one
        const Cookie cookie = *record.cookie;
        const auto old = before.find(cookie);
        const std::uint64_t order = old == before.end() ? ++m_appeared : old->second.order;
        m_known.insert_or_assign(cookie, Known{order, std::move(record), now});
    }

    std::map<std::uint64_t, StateChanged> changes; // by the age of the sockets
    std::set<Cookie> reopened;
    for (const auto& [cookie, old] : before) {
        StateChanged change{host, program.nameOf(cookie), old.record.state, State::Closed};
        if (const auto still = m_known.find(cookie); still != m_known.end()) {
            change.to = still->second.record.state;
        } else if (const auto successor = reopenedFrom(old.record)) {
            change = {host, std::nullopt, State::TimeWait, State::SynReceived};
            reopened.insert(*successor);
        } else if (stimulus == Stimulus::Reset && !change.socket && old.record.state == State::SynReceived &&
                   hasListenerFor(old.record)) {
            change.to = State::Listen;
        }
        if (change.from != change.to)
            changes.emplace(old.order, std::move(change));
    }
    for (const auto& [cookie, fresh] : m_known) {
        if (before.contains(cookie) || reopened.contains(cookie))
            continue;
        StateChanged change{host, program.nameOf(cookie), State::Closed, fresh.record.state};
        if (!change.socket && isConnection(change.to) && hasListenerFor(fresh.record))
            change.from = State::Listen;
        changes.emplace(fresh.order, std::move(change));
    }

    std::vector<StateChanged> inOrder;
    inOrder.reserve(changes.size());
    for (auto& [order, change] : changes)
        inOrder.push_back(std::move(change));
    return inOrder;
}

/// The request that a new SYN made where this TIME-WAIT was.
std::optional<Cookie> Reading::reopenedFrom(const SocketRecord& gone) const
{
    if (gone.state != State::TimeWait)
        return std::nullopt;
    for (const auto& [cookie, known] : m_known)
        if (known.record.state == State::SynReceived && sameEnds(known.record, gone))
            return cookie;
    return std::nullopt;
}

bool Reading::hasListenerFor(const SocketRecord& record) const
{
    return std::ranges::any_of(m_known, [&](const auto& entry) {
        const SocketRecord& other = entry.second.record;
        return other.state == State::Listen && other.local.port == record.local.port;
    });
}

std::vector<const Reading::Known*> Reading::byAge() const
{
    std::vector<const Known*> all;
    all.reserve(m_known.size());
    for (const auto& [cookie, known] : m_known)
        all.push_back(&known);
    std::ranges::sort(all, {}, [](const Known* known) { return known->order; });
    return all;
}

HostSituation Reading::situation(const ProgramSockets& program, const std::optional<std::string>& chosenEnd) const
{
    HostSituation host;
    for (const Known* const known : byAge())
        host.sockets.push_back(listed(known->record, program.nameOf(known->record.cookie.value_or(Cookie{}))));
    for (const ProgramSockets::Open& open : program.open())
        if (!m_known.contains(open.cookie))
            host.sockets.push_back({.name = open.name, .local = open.local, .owned = true});
    host.end = end(host.sockets, program, chosenEnd);
    return host;
}

End Reading::end(const std::vector<HostSocket>& sockets, const ProgramSockets& program,
                 const std::optional<std::string>& chosen) const
{
    const auto youngest = [&](auto fits) -> std::optional<End> {
        for (std::size_t i = sockets.size(); i > 0; --i)
            if (fits(sockets[i - 1]))
                return End{sockets[i - 1].state, sockets[i - 1].name};
        return std::nullopt;
    };
    if (chosen && program.knew(*chosen))
        return youngest([&](const HostSocket& socket) { return socket.name == chosen; })
            .value_or(End{State::Closed, chosen});
    const auto connected =
        youngest([&](const HostSocket& socket) { return isConnection(socket.state) && (!chosen || !socket.name); });
    if (connected)
        return *connected;
    return youngest([](const HostSocket& socket) { return socket.state == State::Listen; }).value_or(End{});
}

std::optional<Instant> Reading::nextTimer() const
{
    std::optional<Instant> next;
    for (const auto& [cookie, known] : m_known) {
        if (!known.record.timer)
            continue;
        const Instant end = known.read + known.record.timer->remaining;
        if (!next || end < *next)
            next = end;
    }
    return next;
}

std::vector<SocketRecord> Reading::timeWaitsUntil(Instant then) const
{
    std::vector<SocketRecord> ending;
    for (const auto& [cookie, known] : m_known)
        if (known.record.state == State::TimeWait && known.record.timer &&
            known.read + known.record.timer->remaining < then)
            ending.push_back(known.record);
    return ending;
}

std::vector<SocketRecord> Reading::waitingAt(const SocketRecord& listener, const ProgramSockets& program) const
{
    std::vector<SocketRecord> waiting;
    for (const Known* const known : byAge()) {
        const SocketRecord& record = known->record;
        if (isConnection(record.state) && !record.inode && record.local.port == listener.local.port &&
            !program.nameOf(record.cookie.value_or(Cookie{})))
            waiting.push_back(record);
    }
    return waiting;
}

std::optional<SocketRecord> Reading::find(const std::string& name, const ProgramSockets& program) const
{
    std::optional<SocketRecord> youngest;
    for (const Known* const known : byAge())
        if (program.nameOf(known->record.cookie.value_or(Cookie{})) == name)
            youngest = known->record;
    return youngest;
}

} // namespace atlas::lab
