// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>

namespace atlas {

/// Why something could not be done: one sentence that names what failed and where,
/// fit to be shown to a person as it stands.
struct Error {
    std::string message;

    bool operator==(const Error&) const = default;
};

/// `context` in front of an error that came from further down: "reading /proc/net/tcp: line 3: …".
[[nodiscard]] inline Error within(std::string context, const Error& cause)
{
    return Error{std::move(context) + ": " + cause.message};
}

} // namespace atlas
