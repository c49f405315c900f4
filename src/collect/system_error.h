// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

#include <cerrno>
#include <string>
#include <system_error>

namespace atlas::collect {

/// errno as it is now.
[[nodiscard]] inline std::error_code lastError()
{
    return {errno, std::system_category()};
}

/// The system's own words behind ours: "reading /proc/net/tcp: No such file or directory"
[[nodiscard]] inline Error toError(Error what, std::error_code code)
{
    return within(std::move(what), Error::verbatim(code.message()));
}

} // namespace atlas::collect
