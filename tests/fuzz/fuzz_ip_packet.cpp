// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as a packet from a TUN device.
#include "decode/ip_packet.h"
#include "fuzz/target.h"

#include <cstdint>
#include <span>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    using namespace atlas;
    const auto packet = decode::decodePacket(std::as_bytes(std::span(data, size)));
    if (!packet) {
        REQUIRE(!describe(packet.error()).message().empty());
        return 0;
    }
    REQUIRE(packet->payloadOffset >= 40);
    REQUIRE(std::size_t{packet->payloadOffset} + packet->payloadLength <= size);
    REQUIRE(packet->source.address.family == Family::IPv4 && packet->destination.address.family == Family::IPv4);
    REQUIRE(decode::sequenceLength(*packet) >= packet->payloadLength);
    REQUIRE(decode::sequenceLength(*packet) <= packet->payloadLength + 2U);
    return 0;
}
