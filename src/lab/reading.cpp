// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/reading.h"

#include <algorithm>
#include <utility>

namespace atlas::lab {
namespace {

bool isConnection(State state)
{
    return state != State::Listen && state != State::Closed;
}

bool samePlace(const SocketRecord& one, const SocketRecord& two)
{
    return one.local == two.local && one.remote == two.remote;
}

} // namespace

std::vector<StateChanged> Reading::update(Host host, std::vector<SocketRecord> records, const ProgramSockets& program,
                                          Stimulus stimulus, Instant now)
{
    std::map<Cookie, Known> before = std::exchange(m_known, {});
    std::vector<Cookie> appeared;
    for (SocketRecord& record : records) {
        if (!record.cookie)
            continue; // sock_diag always has one
        const Cookie cookie = *record.cookie;
        const auto old = before.find(cookie);
        if (old == before.end())
            appeared.push_back(cookie);
        const std::uint64_t order = old == before.end() ? ++m_appeared : old->second.order;
        m_known.insert_or_assign(cookie, Known{order, std::move(record), now});
    }

    std::vector<std::pair<std::uint64_t, StateChanged>> changes;
    for (const auto& [cookie, old] : before) {
        const auto found = m_known.find(cookie);
        if (found != m_known.end()) {
            if (found->second.record.state != old.record.state)
                changes.push_back(
                    {old.order, {host, program.nameOf(cookie), old.record.state, found->second.record.state}});
            continue;
        }
        const auto reopened = std::ranges::find_if(appeared, [&](Cookie fresh) {
            const SocketRecord& record = m_known.at(fresh).record;
            return old.record.state == State::TimeWait && record.state == State::SynReceived &&
                samePlace(record, old.record);
        });
        if (reopened != appeared.end()) {
            changes.push_back({old.order, {host, std::nullopt, State::TimeWait, State::SynReceived}});
            appeared.erase(reopened);
            continue;
        }
        const bool back = old.record.state == State::SynReceived && stimulus == Stimulus::Reset &&
            !program.nameOf(cookie) && hasListenerFor(old.record);
        changes.push_back(
            {old.order, {host, program.nameOf(cookie), old.record.state, back ? State::Listen : State::Closed}});
    }
    for (const Cookie cookie : appeared) {
        const Known& fresh = m_known.at(cookie);
        const auto name = program.nameOf(cookie);
        const bool passive = !name && isConnection(fresh.record.state) && hasListenerFor(fresh.record);
        changes.push_back({fresh.order, {host, name, passive ? State::Listen : State::Closed, fresh.record.state}});
    }
    std::ranges::sort(changes, {}, [](const auto& change) { return change.first; });

    std::vector<StateChanged> result;
    for (auto& [order, change] : changes)
        result.push_back(std::move(change));
    return result;
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
    for (const auto& [cookie, known] : m_known)
        all.push_back(&known);
    std::ranges::sort(all, {}, [](const Known* known) { return known->order; });
    return all;
}

HostReport Reading::report(const ProgramSockets& program, const std::optional<std::string>& chosenEnd) const
{
    HostReport report;
    for (const Known* const known : byAge())
        report.sockets.push_back(
            {program.nameOf(known->record.cookie.value_or(Cookie{})), known->record, known->record.inode.has_value()});
    for (const ProgramSockets::Open& open : program.open()) {
        if (m_known.contains(open.cookie))
            continue;
        SocketRecord record;
        record.cookie = open.cookie;
        record.state = State::Closed;
        record.local = open.local.value_or(Endpoint{});
        report.sockets.push_back({open.name, std::move(record), true});
    }
    report.end = end(report.sockets, program, chosenEnd);
    return report;
}

End Reading::end(const std::vector<SocketReport>& sockets, const ProgramSockets& program,
                 const std::optional<std::string>& chosen) const
{
    const auto youngest = [&](auto fits) -> std::optional<End> {
        for (std::size_t i = sockets.size(); i > 0; --i)
            if (fits(sockets[i - 1]))
                return End{sockets[i - 1].state(), sockets[i - 1].name};
        return std::nullopt;
    };
    if (chosen && program.knew(*chosen))
        return youngest([&](const SocketReport& socket) { return socket.name == chosen; })
            .value_or(End{State::Closed, chosen});
    const auto connected =
        youngest([&](const SocketReport& socket) { return isConnection(socket.state()) && (!chosen || !socket.name); });
    if (connected)
        return *connected;
    return youngest([](const SocketReport& socket) { return socket.state() == State::Listen; }).value_or(End{});
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
