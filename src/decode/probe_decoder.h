// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/events/event.h"
#include "decode/probe_frame.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace atlas::decode {

/// What was decoded, in the order of the stream within each member.
struct ProbeBatch {
    struct OwnersEnd {
        std::size_t owners = 0; ///< how many of `owners` came before it
        ProbeOwnersEnd end;

        bool operator==(const OwnersEnd&) const = default;
    };

    std::vector<Event> events;
    std::vector<ProbeOwner> owners;
    std::vector<OwnersEnd> ownersEnds;
    std::optional<ProbeHello> hello;
    std::optional<ProbeEnd> end;
};

/// Decodes the stream from pieces of any size. It keeps less than one frame between two pieces.
class ProbeDecoder {
public:
    /// Appends what `bytes` completes to `batch`. An error names the offset in the stream at which the offending frame
    /// begins; what came before it is in `batch`, and every later call returns the same error.
    [[nodiscard]] std::expected<void, Error> feed(std::span<const std::byte> bytes, ProbeBatch& batch);
    /// The stream has ended: an error if it may not end here.
    [[nodiscard]] std::expected<void, Error> finish() const;

private:
    [[nodiscard]] std::expected<std::size_t, Error> decodeFrames(std::span<const std::byte> bytes, ProbeBatch& batch);
    [[nodiscard]] std::expected<void, Error> decodeFrame(std::span<const std::byte> body, ProbeBatch& batch);

    std::vector<std::byte> m_rest; ///< the beginning of a frame
    std::uint64_t m_offset = 0; ///< of the next frame in the stream
    std::optional<Error> m_error;
    bool m_greeted = false;
    bool m_ended = false;
};

} // namespace atlas::decode
