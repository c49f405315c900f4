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
#include <string>
#include <vector>

namespace atlas::decode {

inline constexpr std::uint16_t probeVersion = 3;
inline constexpr std::size_t probeLengthSize = 2; ///< bytes of a frame's length
inline constexpr std::size_t largestProbeFrame = probeLengthSize + 4096; ///< bytes, with its length
inline constexpr std::size_t longestProbeText = 512; ///< bytes; an encoder cuts what is longer
inline constexpr std::size_t mostProbePhrases = 3; ///< of an End; with more, its English text goes as one
inline constexpr std::size_t longestProcessName = 16; ///< bytes of a comm

enum class ProbeFrameKind : std::uint8_t { Hello = 1, StateChanged, Hint, Lost, Owner, OwnersEnd, End };

/// Of a state change, as bits of one byte.
inline constexpr std::uint8_t probeRepaired = 1;
inline constexpr std::uint8_t probeNothingSent = 2;
inline constexpr std::uint8_t probeHasEnd = 4; ///< the fields of a SocketEnd follow
inline constexpr std::uint8_t probeHasIcmp = 8; ///< and those of its IcmpError
inline constexpr std::uint8_t probeHasLeft = 16; ///< and what it left
inline constexpr std::uint8_t probeEndsOnly = probeNothingSent | probeHasIcmp | probeHasLeft; ///< of a SocketEnd
inline constexpr std::uint8_t mostProbeFlags = 31;

/// How an address family is written; the address follows in as many bytes as it has.
inline constexpr std::uint8_t probeIpv4Mark = 4;
inline constexpr std::uint8_t probeIpv6Mark = 6;
[[nodiscard]] constexpr std::size_t probeAddressSize(Family family)
{
    return family == Family::IPv4 ? 4 : 16;
}

/// What the probe may be able to see, each by itself.
enum class ProbeFeature : std::uint8_t {
    StateChanges,
    Retransmissions,
    ResetsSent,
    ResetsReceived,
    Owners,
    IcmpErrors,
};
inline constexpr std::size_t probeFeatureCount = 6;

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

/// All owners that were asked for have been reported.
struct ProbeOwnersEnd {
    std::uint32_t count = 0; ///< how many were reported
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
/// A state change, a hint or a loss; a SocketDestroyed is not the probe's to report, and appends nothing.
void encode(std::vector<std::byte>& out, const Event& event);
void encode(std::vector<std::byte>& out, const ProbeOwner& owner);
void encode(std::vector<std::byte>& out, const ProbeOwnersEnd& end);
void encode(std::vector<std::byte>& out, const ProbeEnd& end);

} // namespace atlas::decode
