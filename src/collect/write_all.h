// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace atlas::collect {

/// Writes all of it, however long that takes. 0, or the errno that ended it.
[[nodiscard]] int writeAll(int descriptor, std::string_view bytes);

} // namespace atlas::collect
