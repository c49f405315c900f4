// SPDX-License-Identifier: GPL-3.0-or-later
//
// The packets that hosts have sent and that have not arrived: for each direction a queue, in the order in which they
// will arrive if no request interferes. Packets are values here, and time is passed in.
//
// A host does not know that its packet is held, so it repeats it: a SYN after 1 s, another packet after about 200 ms at
// the earliest, and each time after twice as long. While a person reads, dozens of the same packet would pile up. So a
// repetition of a packet that is still held is counted and lost, and what arrives in the end is the oldest copy, as it
// was sent: a newer one may confirm more (a FIN of the other side that arrived meanwhile), and the pace of the reader
// would change what follows. What is an answer to a step is never taken for one. And what has arrived is repeated as
// well while its acknowledgement is held. That repetition says nothing new and vanishes; it would only be answered once
// more, and the person would have to clear both away. Once the acknowledgement was dropped, the repetition is a packet
// like any other: it is what heals the loss.
#pragma once

#include "core/base/error.h"
#include "core/socket/socket_record.h"
#include "formats/lab/action.h"
#include "formats/lab/situation.h"
#include "lab/laboratory/sequence_book.h"

#include <array>
#include <cstddef>
#include <deque>
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace atlas::lab {

/// A packet in flight.
struct HeldPacket {
    Packet summary; ///< `due` is left empty here
    std::vector<std::byte> bytes;
    decode::TcpPacket headers;
    std::optional<Instant> due; ///< delayed until then
};

class Flight {
public:
    /// More than these in one direction are lost, like in a router whose queue is full.
    static constexpr std::size_t mostHeld = 1024;

    /// How a packet came to be sent.
    enum class Origin : std::uint8_t { Step, ByItself, Injected };

    struct Arrival {
        Packet packet;
        bool repetition = false; ///< of one that is still held
        bool answered = false; ///< a repetition of one whose acknowledgement is still held: nothing came of it
        bool lost = false; ///< there was no room for it
    };

    /// Takes over a packet that `from` sent.
    Arrival add(Host from, std::span<const std::byte> bytes, const decode::TcpPacket& headers, Origin origin);

    /// The packet of this number, or the first in its direction that the matcher fits; of two directions, the one
    /// that was sent earlier.
    [[nodiscard]] std::optional<PacketId> find(const PacketChoice& choice) const;
    [[nodiscard]] const HeldPacket* at(PacketId id) const;
    [[nodiscard]] std::optional<HeldPacket> take(PacketId id);
    /// False if they are not of one direction.
    [[nodiscard]] bool swap(PacketId one, PacketId two);
    void delay(PacketId id, Instant due);
    /// The delayed packet whose time has come first, if it has.
    [[nodiscard]] std::optional<PacketId> firstDue(Instant now) const;
    [[nodiscard]] std::optional<Instant> nextDue() const;
    [[nodiscard]] std::optional<PacketId> oldest() const;

    /// Those of a before those of b, each in its order.
    [[nodiscard]] std::vector<Packet> packets(Instant now) const;
    [[nodiscard]] const SequenceBook& numbers() const { return m_numbers; }
    /// Forgets everything but the numbers of packets that were used.
    void clear();

private:
    /// What a repetition has in common with what it repeats.
    struct Identity {
        Host from = Host::A;
        ConnectionKey connection;
        std::uint8_t flags = 0;
        std::uint32_t sequence = 0;
        std::uint16_t length = 0;
        std::uint32_t acknowledgement = 0; ///< of a bare ACK; otherwise 0, as it may have moved on
        std::uint16_t window = 0; ///< likewise

        auto operator<=>(const Identity&) const = default;
    };
    [[nodiscard]] static Identity identityOf(Host from, const decode::TcpPacket& packet);
    [[nodiscard]] bool isProbe(const Identity& identity) const;
    [[nodiscard]] HeldPacket* repeated(const Identity& identity, Origin origin);
    [[nodiscard]] bool isAnswered(Host from, const decode::TcpPacket& packet, Origin origin) const;
    [[nodiscard]] std::deque<HeldPacket>& queue(Host from) { return m_queues[std::to_underlying(from)]; }

    std::array<std::deque<HeldPacket>, 2> m_queues; ///< by their sender
    SequenceBook m_numbers;
    std::map<Identity, PacketId> m_sent; ///< the first of each that used up sequence numbers
    std::uint32_t m_last = 0;
};

} // namespace atlas::lab
