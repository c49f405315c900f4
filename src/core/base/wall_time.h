// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <string>

namespace atlas {

/// RFC 3339 in UTC with milliseconds: "2024-07-11T09:30:00.250Z".
[[nodiscard]] std::string utcText(std::chrono::system_clock::time_point time);

} // namespace atlas
