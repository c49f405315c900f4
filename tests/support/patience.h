// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace atlas::test {

/// How long a test waits for what must come. Only one that fails waits so long: no result depends on it.
inline constexpr std::chrono::seconds patience{60};

} // namespace atlas::test
