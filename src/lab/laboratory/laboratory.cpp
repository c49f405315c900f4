// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/laboratory.h"

#include "lab/laboratory/made_packet.h"
#include "lab/network/hosts.h"

#include <poll.h>

#include <algorithm>
#include <utility>

namespace atlas::lab {
namespace {

// What kernels and programs can make of one packet after the other ends by itself, but for a stream of data that is
// read all the time; this many is more than any lesson needs.
constexpr int mostDeliveries = 10'000;

// A kernel's timer runs out a little later than it says; it is read again for what it did.
constexpr std::chrono::milliseconds afterTimer{5};

// A TIME-WAIT that is to be kept begins anew when no more than this is left of its 60 s.
constexpr std::chrono::seconds leastTimeWait{40};

/// Whether it says what becomes of a packet that was sent.
bool handlesPacket(const Action& action)
{
    return std::holds_alternative<Deliver>(action) || std::holds_alternative<Drop>(action) ||
        std::holds_alternative<Duplicate>(action) || std::holds_alternative<Delay>(action) ||
        std::holds_alternative<Swap>(action);
}

} // namespace

std::expected<std::unique_ptr<Laboratory>, Refusal> Laboratory::open()
{
    auto network = Hosts::make();
    if (!network)
        return std::unexpected(std::move(network.error()));
    return std::make_unique<Laboratory>(std::move(*network));
}

Laboratory::Laboratory(std::unique_ptr<Network> network)
    : m_network(std::move(network)),
      m_machines{{ProgramSockets(*m_network, Host::A, m_unread)}, {ProgramSockets(*m_network, Host::B, m_unread)}}
{
}

std::expected<CallResult, Error> Laboratory::perform(const Action& action)
{
    pump();
    if (!network().holdsPackets() && handlesPacket(action)) {
        m_log.note(
            Note{"automatic", Error::saying("each packet is delivered by itself here"), std::nullopt, std::nullopt});
        return CallResult{};
    }
    return std::visit([this](const auto& what) { return carryOut(what); }, action);
}

std::expected<void, Error> Laboratory::makeFresh()
{
    for (const Host host : bothHosts) {
        m_machines[host].program.closeAll();
        m_machines[host].reading = {};
    }
    m_flight.clear();
    m_failedConnect.reset();
    return m_network->startOver();
}

std::expected<void, Error> Laboratory::startOver()
{
    for (const Host host : bothHosts)
        m_machines[host].end.reset();
    m_keepsTimeWait = {};
    m_toldOfKeeping = {};
    m_log.startOver();
    return makeFresh();
}

std::expected<void, Error> Laboratory::redo(const Error& reason,
                                            const std::function<std::expected<void, Error>()>& actions)
{
    pump();
    const auto observer = std::exchange(m_observer, nullptr); // nothing of this is reported
    const PerHost<End> before{hostSituation(Host::A).end, hostSituation(Host::B).end};
    const std::size_t events = m_log.size();
    auto done = makeFresh();
    if (done)
        done = actions();
    pump();
    m_log.forgetAfter(events);
    m_observer = observer;
    m_log.note(Note{"done-again", reason, std::nullopt, std::nullopt});
    for (const Host host : bothHosts)
        if (const End now = hostSituation(host).end; now.state != before[host].state)
            m_log.note(StateChanged{host, now.socket, before[host].state, now.state});
    return done;
}

std::expected<void, Error> Laboratory::deliverAll()
{
    for (int deliveries = 0; deliveries < mostDeliveries; ++deliveries) {
        const auto oldest = m_flight.oldest();
        if (!oldest)
            return {};
        if (auto delivered = carryOut(Deliver{*oldest}); !delivered)
            return std::unexpected(std::move(delivered.error()));
    }
    return std::unexpected(Error::saying("the packets in flight do not come to an end"));
}

HostSituation Laboratory::hostSituation(Host host) const
{
    const Machine& machine = m_machines[host];
    return machine.reading.situation(machine.program, machine.end);
}

Situation Laboratory::situation()
{
    pump();
    return {m_flight.packets(std::chrono::steady_clock::now()), {hostSituation(Host::A), hostSituation(Host::B)}};
}

std::vector<int> Laboratory::descriptors() const
{
    std::vector<int> all;
    for (const Host host : bothHosts)
        if (const auto descriptor = m_network->descriptor(host))
            all.push_back(*descriptor);
    return all;
}

// --- What happens ------------------------------------------------------------------------------

void Laboratory::absorb(Host first, Flight::Origin origin, Reading::Stimulus stimulus)
{
    absorbOne(first, origin, stimulus);
    absorbOne(other(first), Flight::Origin::ByItself, Reading::Stimulus::Other);
}

void Laboratory::absorbOne(Host host, Flight::Origin origin, Reading::Stimulus stimulus)
{
    readStates(host, stimulus);
    for (const auto& finished : m_machines[host].program.finishedConnects()) {
        m_log.note(CallMade{host, finished.socket, "connect()", finished.result, true});
        if (finished.result.error)
            m_failedConnect = finished.result;
    }
    drain(host, origin);
}

void Laboratory::readStates(Host host, Reading::Stimulus stimulus)
{
    Machine& machine = m_machines[host];
    auto records = m_network->sockets(host, machine.program.cookies());
    if (!records) {
        if (m_trouble != records.error())
            m_log.note(Note{"not-read", records.error(), host, std::nullopt});
        m_trouble = records.error();
        return;
    }
    m_trouble.reset();
    const Instant now = std::chrono::steady_clock::now();
    for (auto& change : machine.reading.update(host, std::move(*records), machine.program, stimulus, now))
        m_log.note(std::move(change));
}

void Laboratory::drain(Host host, Flight::Origin origin)
{
    while (const auto bytes = m_network->receive(host)) {
        const auto headers = decode::decodePacket(*bytes);
        if (!headers)
            continue; // not TCP: an ICMP message, which is no part of what is shown
        const Flight::Arrival arrival = m_flight.add(host, *bytes, *headers, origin);
        if (arrival.answered)
            continue;
        m_log.noteMove(arrival.repetition ? PacketMove::Repeated : PacketMove::Sent, arrival.packet);
        if (arrival.lost)
            m_log.noteMove(PacketMove::Dropped, arrival.packet);
    }
}

void Laboratory::keepTimeWaits(Host host)
{
    if (!m_keepsTimeWait[host])
        return;
    for (const SocketRecord& ending :
         m_machines[host].reading.timeWaitsUntil(std::chrono::steady_clock::now() + leastTimeWait)) {
        const auto renewal = makeRenewal(ending, host, m_flight.numbers());
        if (renewal && m_network->deliver(host, *renewal) && !std::exchange(m_toldOfKeeping[host], true))
            m_log.note(Note{"time-wait-kept", Error::saying("the 60 s of TIME-WAIT begin anew while you read"), host,
                            m_machines[host].program.nameOf(ending.cookie.value_or(Cookie{}))});
    }
    readStates(host, Reading::Stimulus::Other);
}

void Laboratory::pump()
{
    absorb(Host::A, Flight::Origin::ByItself);
    keepTimeWaits(Host::A);
    keepTimeWaits(Host::B);
    while (const auto due = m_flight.firstDue(std::chrono::steady_clock::now())) {
        const auto packet = m_flight.take(*due);
        if (const auto arrived = arrive(*packet, PacketMove::Delivered); !arrived)
            m_log.note(Note{"not-delivered", arrived.error(), std::nullopt, std::nullopt});
    }
}

std::optional<std::chrono::milliseconds> Laboratory::nextPump() const
{
    using std::chrono::milliseconds;
    const Instant now = std::chrono::steady_clock::now();
    std::optional<milliseconds> next;
    const auto consider = [&](std::optional<Instant> time, milliseconds least) {
        if (!time)
            return;
        const milliseconds left = std::max(least, std::chrono::ceil<milliseconds>(*time - now));
        next = next ? std::min(*next, left) : left;
    };
    consider(m_flight.nextDue(), milliseconds(0));
    for (const Host host : bothHosts)
        if (const auto timer = m_machines[host].reading.nextTimer())
            consider(*timer + afterTimer, afterTimer);
    if (m_keepsTimeWait != PerHost<bool>{})
        consider(now + leastTimeWait / 2, milliseconds(0));
    return next;
}

Laboratory::Outcome Laboratory::arrive(const HeldPacket& packet, PacketMove move)
{
    const Host to = other(packet.summary.from);
    m_log.noteMove(move, packet.summary);
    const auto delivered = m_network->deliver(to, packet.bytes);
    const bool reset = packet.headers.flags.has(TcpFlag::Rst);
    absorb(to, Flight::Origin::Step, reset ? Reading::Stimulus::Reset : Reading::Stimulus::Other);
    return delivered ? Outcome() : std::unexpected(delivered.error());
}

// --- What is done ------------------------------------------------------------------------------

std::expected<PacketId, Error> Laboratory::find(const PacketChoice& choice) const
{
    if (!m_network->holdsPackets())
        return std::unexpected(Error::saying("packets cannot be held in this mode"));
    if (const auto found = m_flight.find(choice))
        return *found;
    if (const auto* const id = std::get_if<PacketId>(&choice))
        return std::unexpected(Error::saying("no packet %1 is in flight", std::to_underlying(*id)));
    return std::unexpected(Error::saying("no such packet is in flight"));
}

Laboratory::Outcome Laboratory::carryOut(const Call& action)
{
    auto result = m_machines[action.host].program.perform(action);
    if (!result)
        return result;
    m_log.note(CallMade{action.host, action.socket, callText(action), *result, false});
    if (action.call == CallName::Read && result->value == 0 && !result->error)
        m_log.note(
            Note{"end-of-stream", Error::saying("read() = 0: the other side has closed"), action.host, action.socket});
    absorb(action.host, Flight::Origin::Step);
    return result;
}

Laboratory::Outcome Laboratory::carryOut(const Deliver& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    const auto packet = m_flight.take(*id);
    return arrive(*packet, PacketMove::Delivered);
}

Laboratory::Outcome Laboratory::carryOut(const Drop& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    m_log.noteMove(PacketMove::Dropped, m_flight.take(*id)->summary);
    return CallResult{};
}

Laboratory::Outcome Laboratory::carryOut(const Duplicate& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    const HeldPacket copy = *m_flight.at(*id);
    return arrive(copy, PacketMove::Duplicated);
}

Laboratory::Outcome Laboratory::carryOut(const Delay& action)
{
    const auto id = find(action.packet);
    if (!id)
        return std::unexpected(id.error());
    m_flight.delay(*id, std::chrono::steady_clock::now() + action.time);
    m_log.noteMove(PacketMove::Delayed, m_flight.at(*id)->summary, {}, action.time);
    return CallResult{};
}

Laboratory::Outcome Laboratory::carryOut(const Swap& action)
{
    const auto one = find(action.packet);
    const auto two = find(action.with);
    if (!one || !two)
        return std::unexpected(one ? two.error() : one.error());
    if (!m_flight.swap(*one, *two))
        return std::unexpected(Error::saying("the two packets go in different directions"));
    m_log.noteMove(PacketMove::Swapped, m_flight.at(*one)->summary, *two);
    return CallResult{};
}

/// The connection that an RST is meant for: the socket's own or, at a listener, the youngest that it has not given
/// to its program yet.
std::expected<SocketRecord, Error> Laboratory::resettable(const Inject& action) const
{
    const Machine& machine = m_machines[action.to];
    auto record = machine.reading.find(action.socket, machine.program);
    if (record && record->state == State::Listen) {
        const auto waiting = machine.reading.waitingAt(*record, machine.program);
        record = waiting.empty() ? std::nullopt : std::optional(waiting.back());
    }
    if (!record)
        return std::unexpected(Error::saying("\"%1\" on %2 has no connection", action.socket, letter(action.to)));
    return *record;
}

Laboratory::Outcome Laboratory::carryOut(const Inject& action)
{
    if (!m_network->holdsPackets())
        return std::unexpected(Error::saying("packets cannot be made in this mode"));
    const auto record = resettable(action);
    if (!record)
        return std::unexpected(record.error());
    const auto bytes = makeReset(*record, action.to, m_flight.numbers());
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto headers = decode::decodePacket(*bytes);
    if (!headers)
        return std::unexpected(describe(headers.error()));
    const auto arrival = m_flight.add(other(action.to), *bytes, *headers, Flight::Origin::Injected);
    m_log.noteMove(PacketMove::Injected, arrival.packet);
    return CallResult{};
}

bool Laboratory::isMet(const Await& action) const
{
    if (const auto* const matcher = std::get_if<PacketMatcher>(&action.until))
        return m_flight.find(*matcher).has_value();
    return std::get<EndStates>(action.until).match(hostSituation(Host::A).end.state, hostSituation(Host::B).end.state);
}

/// False if the lifeline broke.
bool Laboratory::waitForSomething(std::chrono::milliseconds patience) const
{
    std::vector<pollfd> all;
    if (m_lifeline)
        all.push_back({*m_lifeline, POLLRDHUP, 0});
    for (const int descriptor : descriptors())
        all.push_back({descriptor, POLLIN, 0});
    ::poll(all.data(), all.size(), static_cast<int>(patience.count()));
    return !m_lifeline || (all.front().revents & (POLLHUP | POLLRDHUP | POLLERR | POLLNVAL)) == 0;
}

Laboratory::Outcome Laboratory::carryOut(const Await& action)
{
    // Where no descriptor becomes readable with a packet, the kernel has to be asked.
    constexpr std::chrono::milliseconds withoutPackets{20};
    using std::chrono::milliseconds;
    const Instant begin = std::chrono::steady_clock::now();
    const auto waited = [&] {
        return std::chrono::duration_cast<milliseconds>(std::chrono::steady_clock::now() - begin);
    };
    while (!isMet(action)) {
        const milliseconds left = std::min(action.timeout, longestWait) - waited();
        if (left <= milliseconds(0)) {
            m_log.note(Waited{waited()});
            return std::unexpected(
                Error::saying("what was waited for did not happen in %1 ms", action.timeout.count()));
        }
        milliseconds patience = std::min(left, nextPump().value_or(left));
        if (!m_network->holdsPackets())
            patience = std::min(patience, withoutPackets);
        if (!waitForSomething(patience))
            return std::unexpected(Error::saying("nobody is there any more to wait for"));
        const std::size_t before = m_log.size();
        pump();
        if (m_observer && m_log.size() > before)
            m_observer();
    }
    m_log.note(Waited{waited()});
    return CallResult{};
}

} // namespace atlas::lab
