// SPDX-License-Identifier: GPL-3.0-or-later
//
// Any bytes as what the probe says. However the stream is cut into pieces, the same comes out of it; and what was
// understood is said again by the encoder with the very bytes that were read, so that a frame has one meaning and a
// meaning one frame. The first byte chooses the pieces.
#include "decode/probe_decoder.h"
#include "fuzz/target.h"

#include <algorithm>
#include <cstdint>

using atlas::decode::encode;
using atlas::decode::ProbeBatch;
using atlas::decode::ProbeDecoder;

namespace {

/// What was understood, encoded once more in the order of the stream: fed byte by byte, each yields one frame at most.
std::vector<std::byte> sayAgain(std::span<const std::byte> bytes)
{
    std::vector<std::byte> again;
    ProbeDecoder decoder;
    for (const std::byte& byte : bytes) {
        ProbeBatch batch;
        const bool good = decoder.feed(std::span(&byte, 1), batch).has_value();
        REQUIRE(batch.events.size() + batch.owners.size() <= 1); // one byte completes at most one frame
        for (const auto& event : batch.events)
            encode(again, event);
        for (const auto& owner : batch.owners)
            encode(again, owner);
        if (batch.hello)
            encode(again, *batch.hello);
        for (const auto& end : batch.ownersEnds)
            encode(again, end.end);
        if (batch.end)
            encode(again, *batch.end);
        if (!good)
            break;
    }
    return again;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t piece = std::size_t{data[0]} + 1;
    const auto bytes = std::as_bytes(std::span(data, size)).subspan(1);

    ProbeDecoder whole;
    ProbeBatch atOnce;
    const auto all = whole.feed(bytes, atOnce);

    ProbeDecoder pieced;
    ProbeBatch inPieces;
    auto some = std::expected<void, atlas::Error>();
    for (std::size_t i = 0; i < bytes.size() && some; i += piece)
        some = pieced.feed(bytes.subspan(i, std::min(piece, bytes.size() - i)), inPieces);

    REQUIRE(all.has_value() == some.has_value());
    REQUIRE(all || all.error() == some.error());
    REQUIRE(whole.finish().has_value() == pieced.finish().has_value());
    REQUIRE(atOnce.events.size() == inPieces.events.size());
    REQUIRE(atOnce.owners == inPieces.owners);
    REQUIRE(atOnce.hello == inPieces.hello && atOnce.ownersEnds == inPieces.ownersEnds && atOnce.end == inPieces.end);

    const auto again = sayAgain(bytes);
    REQUIRE(again.size() <= bytes.size());
    REQUIRE(std::ranges::equal(again, bytes.first(again.size())));
    return 0;
}
