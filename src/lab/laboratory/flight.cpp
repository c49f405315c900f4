// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/flight.h"

#include <algorithm>

namespace atlas::lab {
namespace {

// What was sent long ago is not recognised as repeated any more.
constexpr std::size_t mostRemembered = 4096;

} // namespace

Flight::Identity Flight::identityOf(Host from, const decode::TcpPacket& packet)
{
    constexpr TcpFlags telling{TcpFlag::Syn, TcpFlag::Fin, TcpFlag::Rst, TcpFlag::Ack};
    Identity identity{from,
                      connectionOf(from, packet),
                      static_cast<std::uint8_t>(packet.flags.bits() & telling.bits()),
                      packet.sequence,
                      packet.payloadLength,
                      0,
                      0};
    if (sequenceLength(packet) == 0) {
        identity.acknowledgement = packet.acknowledgement;
        identity.window = packet.window;
    }
    return identity;
}

/// Whether a bare segment stands before what its side has sent, as no answer does: a probe of keepalive, or into a
/// closed window.
bool Flight::isProbe(const Identity& identity) const
{
    const SideNumbers numbers = m_numbers.of(identity.connection, identity.from);
    return numbers.next && identity.sequence + 1 == *numbers.next;
}

/// The held packet that the one with this identity repeats. Two bare ACKs that are alike are two answers, unless
/// nothing was there to be answered; and an RST is never repeated.
HeldPacket* Flight::repeated(const Identity& identity, Origin origin)
{
    if (origin == Origin::Injected || TcpFlags(identity.flags).has(TcpFlag::Rst))
        return nullptr;
    auto& held = queue(identity.from);
    const auto found = std::ranges::find_if(
        held, [&](const HeldPacket& packet) { return identityOf(identity.from, packet.headers) == identity; });
    if (found == held.end() || (origin == Origin::Step && sequenceLength(found->headers) == 0 && !isProbe(identity)))
        return nullptr;
    return &*found;
}

/// Whether a packet that was sent by itself has been received, as a held packet of the other side acknowledges. A
/// probe (of keepalive, or into a closed window) has a number that was acknowledged before; any other bare ACK has one
/// that is not acknowledged yet.
bool Flight::isAnswered(Host from, const decode::TcpPacket& packet, Origin origin) const
{
    if (origin != Origin::ByItself || packet.flags.has(TcpFlag::Rst))
        return false;
    const ConnectionKey connection = connectionOf(from, packet);
    const std::uint32_t length = sequenceLength(packet);
    const std::uint32_t end = packet.sequence + std::max(length, 1U);
    return std::ranges::any_of(m_queues[std::to_underlying(other(from))], [&](const HeldPacket& answer) {
        return answer.headers.flags.has(TcpFlag::Ack) && connectionOf(other(from), answer.headers) == connection &&
            static_cast<std::int32_t>(answer.headers.acknowledgement - end) >= 0;
    });
}

Flight::Arrival Flight::add(Host from, std::span<const std::byte> bytes, const decode::TcpPacket& headers,
                            Origin origin)
{
    const Identity identity = identityOf(from, headers);
    const SequenceBook::Relative relative = m_numbers.note(from, headers);
    Packet summary{.id = {},
                   .from = from,
                   .segment = {headers.flags, relative.sequence, relative.acknowledgement, headers.payloadLength},
                   .window = headers.window,
                   .localPort = headers.source.port,
                   .remotePort = headers.destination.port,
                   .copyOf = {},
                   .repetitions = 0,
                   .due = {}};
    if (HeldPacket* const before = repeated(identity, origin)) {
        ++before->summary.repetitions;
        return {.packet = before->summary, .repetition = true};
    }
    if (isAnswered(from, headers, origin))
        return {.packet = summary, .answered = true};
    summary.id = PacketId{++m_last};
    if (sequenceLength(headers) > 0 && origin != Origin::Injected) {
        if (m_sent.size() >= mostRemembered)
            m_sent.clear();
        const auto [first, isNew] = m_sent.try_emplace(identity, summary.id);
        if (!isNew)
            summary.copyOf = first->second;
    }
    if (queue(from).size() >= mostHeld)
        return {.packet = summary, .lost = true};
    queue(from).push_back({summary, {bytes.begin(), bytes.end()}, headers, {}});
    return {.packet = summary};
}

std::optional<PacketId> Flight::find(const PacketChoice& choice) const
{
    const auto* const id = std::get_if<PacketId>(&choice);
    if (id != nullptr)
        return at(*id) == nullptr ? std::nullopt : std::optional(*id);
    const auto& matcher = std::get<PacketMatcher>(choice);
    std::optional<PacketId> chosen;
    for (const auto& held : m_queues) {
        std::uint32_t passedOver = 0;
        const auto first = std::ranges::find_if(held, [&](const HeldPacket& packet) {
            return fits(packet.summary, matcher) && passedOver++ == matcher.skip;
        });
        if (first != held.end() && (!chosen || first->summary.id < *chosen))
            chosen = first->summary.id;
    }
    return chosen;
}

const HeldPacket* Flight::at(PacketId id) const
{
    for (const auto& held : m_queues)
        for (const HeldPacket& packet : held)
            if (packet.summary.id == id)
                return &packet;
    return nullptr;
}

std::optional<HeldPacket> Flight::take(PacketId id)
{
    for (auto& held : m_queues) {
        const auto found = std::ranges::find(held, id, [](const HeldPacket& packet) { return packet.summary.id; });
        if (found == held.end())
            continue;
        HeldPacket packet = std::move(*found);
        held.erase(found);
        return packet;
    }
    return std::nullopt;
}

bool Flight::swap(PacketId one, PacketId two)
{
    const auto id = [](const HeldPacket& packet) { return packet.summary.id; };
    for (auto& held : m_queues) {
        const auto first = std::ranges::find(held, one, id);
        const auto second = std::ranges::find(held, two, id);
        if (first != held.end() && second != held.end()) {
            std::iter_swap(first, second);
            return true;
        }
    }
    return false;
}

void Flight::delay(PacketId id, Instant due)
{
    for (auto& held : m_queues)
        for (HeldPacket& packet : held)
            if (packet.summary.id == id)
                packet.due = due;
}

std::optional<PacketId> Flight::firstDue(Instant now) const
{
    const HeldPacket* first = nullptr;
    for (const auto& held : m_queues)
        for (const HeldPacket& packet : held)
            if (packet.due && *packet.due <= now && (first == nullptr || *packet.due < *first->due))
                first = &packet;
    return first == nullptr ? std::nullopt : std::optional(first->summary.id);
}

std::optional<Instant> Flight::nextDue() const
{
    std::optional<Instant> next;
    for (const auto& held : m_queues)
        for (const HeldPacket& packet : held)
            if (packet.due && (!next || *packet.due < *next))
                next = packet.due;
    return next;
}

std::optional<PacketId> Flight::oldest() const
{
    return find(PacketMatcher{});
}

std::vector<Packet> Flight::packets(Instant now) const
{
    std::vector<Packet> all;
    for (const auto& held : m_queues)
        for (const HeldPacket& packet : held) {
            all.push_back(packet.summary);
            if (packet.due)
                all.back().due = std::max(std::chrono::milliseconds(0),
                                          std::chrono::ceil<std::chrono::milliseconds>(*packet.due - now));
        }
    return all;
}

void Flight::clear()
{
    const std::uint32_t last = m_last;
    *this = {};
    m_last = last;
}

} // namespace atlas::lab
