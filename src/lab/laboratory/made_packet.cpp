// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/laboratory/made_packet.h"

#include <span>

namespace atlas::lab {
namespace {

constexpr std::size_t headerSize = 20; // of both protocols, without options
constexpr std::uint8_t protocolTcp = 6;
constexpr std::size_t checksumInIp = 10;
constexpr std::size_t checksumInTcp = headerSize + 16;

/// Appends numbers in network byte order.
class Writer {
public:
    Writer& byte(std::uint8_t value)
    {
        m_bytes.push_back(std::byte{value});
        return *this;
    }
    Writer& two(std::uint16_t value)
    {
        return byte(static_cast<std::uint8_t>(value >> 8U)).byte(static_cast<std::uint8_t>(value));
    }
    Writer& four(std::uint32_t value)
    {
        return two(static_cast<std::uint16_t>(value >> 16U)).two(static_cast<std::uint16_t>(value));
    }
    Writer& address(const Address& address)
    {
        return byte(address.bytes[0]).byte(address.bytes[1]).byte(address.bytes[2]).byte(address.bytes[3]);
    }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }

private:
    std::vector<std::byte> m_bytes;
};

/// The Internet checksum (RFC 1071) of `bytes`, an even number of them, on top of `start`.
std::uint16_t checksum(std::span<const std::byte> bytes, std::uint32_t start)
{
    std::uint32_t sum = start;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
        sum += std::to_integer<std::uint32_t>(bytes[i]) << 8U | std::to_integer<std::uint32_t>(bytes[i + 1]);
    while (sum > 0xffffU)
        sum = (sum & 0xffffU) + (sum >> 16U);
    return static_cast<std::uint16_t>(~sum);
}

void setTwo(std::vector<std::byte>& bytes, std::size_t offset, std::uint16_t value)
{
    bytes[offset] = std::byte{static_cast<std::uint8_t>(value >> 8U)};
    bytes[offset + 1] = std::byte{static_cast<std::uint8_t>(value)};
}

/// What the two sides of the connection of `record`, a socket on `host`, showed of their numbers.
SideNumbers numbersOf(const SocketRecord& record, Host host, const SequenceBook& seen)
{
    const ConnectionKey connection =
        host == Host::A ? ConnectionKey{record.local, record.remote} : ConnectionKey{record.remote, record.local};
    return seen.of(connection, host);
}

} // namespace

std::vector<std::byte> makePacket(const Endpoint& source, const Endpoint& destination, TcpFlags flags,
                                  const SegmentNumbers& numbers)
{
    constexpr std::uint8_t versionAndLength = 0x45;
    constexpr std::uint16_t dontFragment = 0x4000;
    constexpr std::uint8_t timeToLive = 64;
    constexpr std::uint8_t segmentHeaderWords = 5U << 4U;

    if (numbers.acknowledgement)
        flags.add(TcpFlag::Ack);
    Writer writer;
    writer.byte(versionAndLength).byte(0).two(2 * headerSize).two(0).two(dontFragment);
    writer.byte(timeToLive).byte(protocolTcp).two(0).address(source.address).address(destination.address);
    writer.two(source.port).two(destination.port).four(numbers.sequence).four(numbers.acknowledgement.value_or(0));
    writer.byte(segmentHeaderWords).byte(flags.bits()).two(numbers.window).two(0).two(0);

    std::vector<std::byte> bytes = writer.take();
    const std::span all(bytes);
    setTwo(bytes, checksumInIp, checksum(all.first(headerSize), 0));
    // The segment's checksum covers both addresses, the protocol and the length, too (the pseudo-header).
    const std::uint32_t pseudoHeader = 0xffffU & ~std::uint32_t{checksum(all.subspan(12, 8), protocolTcp + headerSize)};
    setTwo(bytes, checksumInTcp, checksum(all.subspan(headerSize), pseudoHeader));
    return bytes;
}

std::expected<std::vector<std::byte>, Error> makeReset(const SocketRecord& record, Host host, const SequenceBook& seen)
{
    const SideNumbers numbers = numbersOf(record, host, seen);
    if (!numbers.next)
        return std::unexpected(
            Error::saying("no packet of this connection was seen, so its sequence numbers are not known"));
    // SYN-SENT expects no number yet; there the RST has to acknowledge the SYN (RFC 9293, section 3.10.7.3).
    const SegmentNumbers reset = numbers.expected ? SegmentNumbers{*numbers.expected} : SegmentNumbers{0, numbers.next};
    return makePacket(record.remote, record.local, {TcpFlag::Rst}, reset);
}

std::optional<std::vector<std::byte>> makeRenewal(const SocketRecord& timeWait, Host host, const SequenceBook& seen)
{
    constexpr std::uint16_t someWindow = 1024;
    const SideNumbers numbers = numbersOf(timeWait, host, seen);
    if (!numbers.expected || !numbers.next)
        return std::nullopt;
    return makePacket(timeWait.remote, timeWait.local, {TcpFlag::Ack}, {*numbers.expected, numbers.next, someWindow});
}

} // namespace atlas::lab
