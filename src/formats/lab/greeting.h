// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "formats/lab/host.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace atlas::lab {

/// What tcpatlas-lab was started for.
enum class Mode : std::uint8_t { Hosts, Loopback, Hold };
/// "hosts", "loopback", "hold"
[[nodiscard]] std::string_view name(Mode mode);

/// The first line of a lab that can work.
struct Greeting {
    Mode mode = Mode::Hosts;
    std::string kernel; ///< its release, "6.18.0"
    std::optional<PerHost<std::string>> addresses; ///< "10.77.0.1"; empty: the mode has no hosts

    bool operator==(const Greeting&) const = default;
};

/// The first line of one that cannot: why, and what the user can do about it.
struct Refusal {
    enum class Reason : std::uint8_t { NoUserNamespaces, NoNetworkNamespaces, NoTun, Failed };
    Reason reason = Reason::Failed;
    Error error; ///< "/dev/net/tun: Permission denied"
    Error remedy; ///< how to allow it, as a sentence; may be empty

    bool operator==(const Refusal&) const = default;
};

using FirstLine = std::variant<Greeting, Refusal>;

/// Without its line feed.
[[nodiscard]] std::string lineOf(const FirstLine& first);
/// An error also for another version of the protocol.
[[nodiscard]] std::expected<FirstLine, Error> parseFirstLine(std::string_view line);

} // namespace atlas::lab
