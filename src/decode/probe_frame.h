// SPDX-License-Identifier: GPL-3.0-or-later
//
// What tcpatlas-probe says, as bytes. It runs with privileges and speaks through a pipe to a program that has none, so
// neither trusts the other with more than this: a one-way stream of frames, each
//
//     u16 length of what follows (1 to 4096) | u8 kind | the kind's fields, to the last byte
//
// Numbers are little-endian. A text is a u16 length and so many bytes. The first frame is a Hello with the version; a
// reader that meets another version, an unknown kind, a field out of its range, or a byte too many or too few stops
// there, since nothing after it can be believed. The last frame is an End: a stream that stops without one was cut.
// The only thing that goes the other way is single bytes on the probe's standard input (ProbeRequest).
#pragma once

#include "core/base/error.h"
#include "core/events/event.h"

#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace atlas::decode {

inline constexpr std::uint16_t probeVersion = 2;
inline constexpr std::size_t largestProbeFrame = 2 + 4096; ///< bytes, with its length
inline constexpr std::size_t longestProbeText = 512; ///< bytes; an encoder cuts what is longer
inline constexpr std::size_t mostProbePhrases = 3; ///< of an End; with more, its English text goes as one
inline constexpr std::size_t longestProcessName = 16; ///< bytes of a comm

/// What the probe may be able to see, each by itself.
enum class ProbeFeature : std::uint8_t { StateChanges, Retransmissions, ResetsSent, ResetsReceived, Owners };
inline constexpr std::size_t probeFeatureCount = 5;

struct ProbeFeatureReport {
    ProbeFeature feature{};
    std::optional<std::string> missing; ///< why it could not be attached; empty: it is

    bool operator==(const ProbeFeatureReport&) const = default;
};

/// The first frame.
struct ProbeHello {
    std::vector<ProbeFeatureReport> features; ///< at most one of each

    bool operator==(const ProbeHello&) const = default;
    /// Whether the feature is attached.
    [[nodiscard]] bool has(ProbeFeature feature) const;
};

/// One descriptor of one process that holds a TCP socket, of whichever user.
struct ProbeOwner {
    Cookie cookie{};
    Inode inode{};
    std::uint32_t networkNamespace = 0; ///< inode number
    Pid pid{};
    std::uint64_t startTime = 0; ///< of the process, ns after boot
    Uid uid{};
    std::uint32_t descriptor = 0;
    std::string process; ///< comm, raw bytes

    bool operator==(const ProbeOwner&) const = default;
};

/// All owners that were asked for have been told.
struct ProbeOwnersEnd {
    std::uint32_t count = 0; ///< how many were told
    std::optional<std::string> problem; ///< why these are not all

    bool operator==(const ProbeOwnersEnd&) const = default;
};

/// The last frame: why the probe stops, as phrases: a u8 count, and for each its text, and a u8 that says whether an
/// argument follows.
struct ProbeEnd {
    Error reason;

    bool operator==(const ProbeEnd&) const = default;
};

/// What can be asked of the probe, by one byte each.
enum class ProbeRequest : std::uint8_t { Owners = 'o' };

/// Each appends one frame to `out`.
void encode(std::vector<std::byte>& out, const ProbeHello& hello);
/// A state change, a hint or a loss; a SocketDestroyed is not the probe's to tell, and appends nothing.
void encode(std::vector<std::byte>& out, const Event& event);
void encode(std::vector<std::byte>& out, const ProbeOwner& owner);
void encode(std::vector<std::byte>& out, const ProbeOwnersEnd& end);
void encode(std::vector<std::byte>& out, const ProbeEnd& end);

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
