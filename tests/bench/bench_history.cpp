// SPDX-License-Identifier: GPL-3.0-or-later
//
// What the history costs: an event, beside 100,000 sockets that are listed already, and a snapshot of these
// in which 1 % changed their state. The sockets are values in memory; the kernel has no part in this.
#include "core/history/history.h"
#include "support/snapshot_text.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>
#include <vector>

namespace {

using namespace atlas;
using Clock = std::chrono::steady_clock;
using std::chrono::microseconds;

constexpr std::size_t socketCount = 100'000;
constexpr std::size_t connectionCount = 50'000; // each six transitions
constexpr double eventTarget = 2.0; // us: at 5,000 a second 1 % of a core
constexpr double snapshotTarget = 8.0; // ms

std::shared_ptr<Snapshot> manySockets(Instant time)
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->time = time;
    snapshot->ipv4.complete = snapshot->ipv6.complete = true;
    snapshot->sockets.resize(socketCount);
    std::uint64_t cookie = 0;
    for (SocketRecord& record : snapshot->sockets) {
        record.cookie = Cookie{++cookie};
        record.state = State::Established;
        record.local = {Address::v4(10, 0, 0, 1), 443};
        record.remote = {Address::v4(10, 1, static_cast<std::uint8_t>(cookie >> 15U), 1),
                         static_cast<std::uint16_t>(1 + cookie % 32768)};
    }
    return snapshot;
}

double passedSince(Clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

/// What six transitions of one passive and one active socket look like on the tracepoint.
std::vector<Event> manyEvents(Instant time)
{
    std::vector<Event> events;
    const auto report = [&](Cookie cookie, const Endpoint& local, const Endpoint& remote, State from, State to) {
        StateChanged change;
        change.cookie = cookie;
        change.local = local;
        change.remote = remote;
        change.kernelFrom = names(from).kernel;
        change.kernelTo = names(to).kernel;
        events.push_back({time, 0, change});
        time += microseconds(10);
    };
    const Endpoint server{Address::v4(127, 0, 0, 1), 80};
    for (std::size_t i = 0; i < connectionCount; ++i) {
        const Endpoint client{Address::v4(127, 0, 0, static_cast<std::uint8_t>(2 + i / 30'000)),
                              static_cast<std::uint16_t>(20'000 + i % 30'000)};
        const Cookie own{1'000'000 + 2 * i};
        const Cookie other{1'000'001 + 2 * i};
        report(own, {client.address, 0}, server, State::Closed, State::SynSent);
        report(own, client, server, State::SynSent, State::Established);
        report(Cookie{3'000'000 + i}, server, {}, State::Listen, State::SynReceived);
        report(other, server, client, State::SynReceived, State::Established);
        report(other, server, client, State::Established, State::Closed);
        report(own, client, server, State::Established, State::Closed);
    }
    return events;
}

} // namespace

int main()
{
    const Instant start = test::usualTime;
    auto snapshot = manySockets(start);
    History history;
    history.apply(snapshot);

    const std::vector<Event> events = manyEvents(start + microseconds(1));
    auto began = Clock::now();
    for (const Event& event : events)
        history.apply(event);
    const double perEvent = passedSince(began) * 1000 / static_cast<double>(events.size());

    double worst = 0;
    double whole = 0;
    for (int round = 1; round <= 7; ++round) {
        auto next = std::make_shared<Snapshot>(*snapshot);
        next->time = start + std::chrono::seconds(round + 10);
        for (std::size_t i = static_cast<std::size_t>(round); i < socketCount; i += 100)
            next->sockets[i].state = State::CloseWait;
        for (SocketRecord& record : next->sockets) // and all have new queues
            record.sendQueue = static_cast<std::uint32_t>(round);
        settle(snapshot.get(), *next);
        const Diff changes = diff(*snapshot, *next);
        began = Clock::now();
        history.apply(next, &changes);
        history.advance(next->time);
        whole += passedSince(began);
        worst = std::max(worst, passedSince(began));
        snapshot = std::move(next);
    }
    std::printf("%-56s %10s %10s\n", "", "measured", "target");
    std::printf("%-56s %7.2f us %7.2f us\n", "an event, beside 100,000 listed sockets", perEvent, eventTarget);
    std::printf("%-56s %7.2f ms %7.2f ms\n", "a snapshot of 100,000 with 1 % other states, mean", whole / 7,
                snapshotTarget);
    std::printf("%-56s %7.2f ms\n", "the same, worst of 7", worst);
    std::printf("%-56s %10zu\n", "connections with a history", history.connections().size());
    return perEvent <= eventTarget && whole / 7 <= snapshotTarget ? 0 : 1;
}
