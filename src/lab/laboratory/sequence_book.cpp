// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/sequence_book.h"

namespace atlas::lab {
namespace {

// Free play can open connections for ever. What is forgotten shows as 0.
constexpr std::size_t mostConnections = 4096;

/// Whether `a` is later than `b`, in numbers that begin again after 2^32 (RFC 9293, section 3.4).
bool isLater(std::uint32_t a, std::uint32_t b)
{
    return static_cast<std::int32_t>(a - b) > 0;
}

void moveOn(std::optional<std::uint32_t>& number, std::uint32_t seen)
{
    if (!number || isLater(seen, *number))
        number = seen;
}

} // namespace

ConnectionKey connectionOf(Host from, const decode::TcpPacket& packet)
{
    return from == Host::A ? ConnectionKey{packet.source, packet.destination}
                           : ConnectionKey{packet.destination, packet.source};
}

SequenceBook::Relative SequenceBook::note(Host from, const decode::TcpPacket& packet)
{
    if (m_connections.size() >= mostConnections)
        m_connections.clear();
    auto& sides = m_connections[connectionOf(from, packet)];
    SideNumbers& own = sides[std::to_underlying(from)];
    SideNumbers& peer = sides[std::to_underlying(other(from))];

    if (packet.flags.has(TcpFlag::Syn) && own.first != packet.sequence) {
        // The same addresses again, in a new connection.
        if (own.first && !packet.flags.has(TcpFlag::Ack))
            peer = {};
        own = {packet.sequence, {}, {}};
    }
    // An RST may carry any number; it says nothing of where its sender stands.
    if (!packet.flags.has(TcpFlag::Rst)) {
        moveOn(own.next, packet.sequence + sequenceLength(packet));
        if (packet.flags.has(TcpFlag::Ack))
            moveOn(own.expected, packet.acknowledgement);
    }
    Relative relative;
    relative.sequence = own.first ? packet.sequence - *own.first : 0;
    if (packet.flags.has(TcpFlag::Ack))
        relative.acknowledgement = peer.first ? packet.acknowledgement - *peer.first : 0;
    return relative;
}

SideNumbers SequenceBook::of(const ConnectionKey& connection, Host host) const
{
    const auto found = m_connections.find(connection);
    return found == m_connections.end() ? SideNumbers{} : found->second[std::to_underlying(host)];
}

} // namespace atlas::lab
