// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/laboratory.h"

#include "lab/laboratory/laboratory_parts.h"
#include "lab/network/hosts.h"

#include <algorithm>

namespace atlas::lab {
namespace {

// What kernels and programs can make of one packet after the other ends by itself, but for a stream of data that is
// read all the time; this many is more than any lesson needs.
constexpr int mostDeliveries = 10'000;

// A kernel's timer runs out a little later than it says; the next look is for what it did.
constexpr std::chrono::milliseconds afterTimer{5};

/// Whether it says what becomes of a packet that was sent.
bool handlesPacket(const Action& action)
{
    return std::holds_alternative<Deliver>(action) || std::holds_alternative<Drop>(action) ||
        std::holds_alternative<Duplicate>(action) || std::holds_alternative<Delay>(action) ||
        std::holds_alternative<Swap>(action);
}

} // namespace

Laboratory::Parts::Parts(std::unique_ptr<Network> theNetwork)
    : network(std::move(theNetwork)),
      machines{Machine{ProgramSockets(*network, Host::A), {}, {}}, Machine{ProgramSockets(*network, Host::B), {}, {}}},
      start(std::chrono::steady_clock::now())
{
}

void Laboratory::Parts::tell(decltype(News::what) what)
{
    const auto time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
    news.push_back({++lastNews, time, std::move(what)});
}

void Laboratory::Parts::tellPacket(PacketEvent event, const PacketSummary& packet)
{
    tell(PacketNews{event, packet, {}, {}});
}

void Laboratory::Parts::absorb(Host first, Flight::Origin origin, Reading::Stimulus stimulus)
{
    absorbOne(first, origin, stimulus);
    absorbOne(other(first), Flight::Origin::ByItself, Reading::Stimulus::Other);
}

void Laboratory::Parts::absorbOne(Host host, Flight::Origin origin, Reading::Stimulus stimulus)
{
    readStates(host, stimulus);
    for (const auto& finished : at(host).program.finishedConnects()) {
        tell(CallMade{host, finished.socket, "connect()", finished.result, true});
        if (finished.result.error)
            failedConnect = finished.result;
    }
    drain(host, origin);
}

void Laboratory::Parts::readStates(Host host, Reading::Stimulus stimulus)
{
    Machine& machine = at(host);
    auto records = network->sockets(host, machine.program.cookies());
    if (!records) {
        if (trouble != records.error())
            tell(Note{"not-read", records.error().message(), host, std::nullopt});
        trouble = records.error();
        return;
    }
    trouble.reset();
    const Instant now = std::chrono::steady_clock::now();
    for (auto& change : machine.reading.update(host, std::move(*records), machine.program, stimulus, now))
        tell(std::move(change));
}

void Laboratory::Parts::drain(Host host, Flight::Origin origin)
{
    while (const auto bytes = network->receive(host)) {
        const auto headers = decode::decodePacket(*bytes);
        if (!headers)
            continue; // not TCP: an ICMP message, which is no part of what is shown
        const Flight::Arrival arrival = flight.add(host, *bytes, *headers, origin);
        if (arrival.answered)
            continue;
        tellPacket(arrival.repetition ? PacketEvent::Repeated : PacketEvent::Sent, arrival.packet);
        if (arrival.lost)
            tellPacket(PacketEvent::Dropped, arrival.packet);
    }
}

void Laboratory::Parts::pump()
{
    absorb(Host::A, Flight::Origin::ByItself);
    while (const auto due = flight.firstDue(std::chrono::steady_clock::now())) {
        const auto packet = flight.take(*due);
        if (const auto arrived = arrive(*packet, PacketEvent::Delivered); !arrived)
            tell(Note{"not-delivered", arrived.error().message(), std::nullopt, std::nullopt});
    }
}

std::optional<std::chrono::milliseconds> Laboratory::Parts::nextPump() const
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
    consider(flight.nextDue(), milliseconds(0));
    for (const Machine& machine : machines)
        if (const auto timer = machine.reading.nextTimer())
            consider(*timer + afterTimer, afterTimer);
    return next;
}

std::expected<void, Error> Laboratory::Parts::arrive(const HeldPacket& packet, PacketEvent event)
{
    const Host to = other(packet.summary.from);
    tellPacket(event, packet.summary);
    auto delivered = network->deliver(to, packet.bytes);
    const bool reset = packet.headers.flags.has(TcpFlag::Rst);
    absorb(to, Flight::Origin::Step, reset ? Reading::Stimulus::Reset : Reading::Stimulus::Other);
    return delivered;
}

std::expected<std::unique_ptr<Laboratory>, Refusal> Laboratory::open()
{
    auto hosts = Hosts::make();
    if (!hosts)
        return std::unexpected(std::move(hosts.error()));
    return std::make_unique<Laboratory>(std::move(*hosts));
}

Laboratory::Laboratory(std::unique_ptr<Network> network) : m_parts(std::make_unique<Parts>(std::move(network))) { }

Laboratory::~Laboratory() = default;

const Network& Laboratory::network() const
{
    return *m_parts->network;
}

std::expected<CallResult, Error> Laboratory::perform(const Action& action)
{
    m_parts->pump();
    if (!network().holdsPackets() && handlesPacket(action)) {
        m_parts->tell(Note{"automatic", "each packet is delivered by itself here", std::nullopt, std::nullopt});
        return CallResult{};
    }
    return std::visit([this](const auto& what) { return m_parts->perform(what); }, action);
}

std::expected<void, Error> Laboratory::startOver()
{
    for (const Host host : {Host::A, Host::B}) {
        Parts::Machine& machine = m_parts->at(host);
        machine.program.closeAll();
        machine.reading = {};
        machine.end.reset();
    }
    m_parts->flight.clear();
    m_parts->news.clear();
    m_parts->start = std::chrono::steady_clock::now();
    return m_parts->network->startOver();
}

std::expected<void, Error> Laboratory::deliverAll()
{
    for (int deliveries = 0; deliveries < mostDeliveries; ++deliveries) {
        const auto oldest = m_parts->flight.oldest();
        if (!oldest)
            return {};
        if (auto delivered = m_parts->perform(Deliver{*oldest}); !delivered)
            return std::unexpected(std::move(delivered.error()));
    }
    return std::unexpected(Error::saying("the packets in flight do not come to an end"));
}

std::optional<CallResult> Laboratory::takeFailedConnect()
{
    return std::exchange(m_parts->failedConnect, std::nullopt);
}

Report Laboratory::look()
{
    m_parts->pump();
    return {m_parts->flight.packets(std::chrono::steady_clock::now()),
            m_parts->at(Host::A).reading.report(m_parts->at(Host::A).program, m_parts->at(Host::A).end),
            m_parts->at(Host::B).reading.report(m_parts->at(Host::B).program, m_parts->at(Host::B).end)};
}

std::vector<News> Laboratory::takeNews()
{
    return std::exchange(m_parts->news, {});
}

bool Laboratory::hasNews() const
{
    return !m_parts->news.empty();
}

void Laboratory::setEnd(Host host, std::optional<std::string> socket)
{
    m_parts->at(host).end = std::move(socket);
}

void Laboratory::pump()
{
    m_parts->pump();
}

std::vector<int> Laboratory::descriptors() const
{
    std::vector<int> all;
    for (const Host host : {Host::A, Host::B})
        if (const auto descriptor = m_parts->network->descriptor(host))
            all.push_back(*descriptor);
    return all;
}

std::optional<std::chrono::milliseconds> Laboratory::nextPump() const
{
    return m_parts->nextPump();
}

void Laboratory::setObserver(std::function<void()> observer)
{
    m_parts->observer = std::move(observer);
}

void Laboratory::setLifeline(int descriptor)
{
    m_parts->lifeline = descriptor;
}

} // namespace atlas::lab
