// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/io.h"

namespace atlas::cli {

/// What `descriptor` is: the terminal's width from the kernel, or from COLUMNS, or 80; colours unless
/// NO_COLOR is set to something or TERM is "dumb". No terminal: no width and no colours.
[[nodiscard]] Terminal terminalAt(int descriptor,
                                  const std::function<std::optional<std::string>(const std::string&)>& environment);

} // namespace atlas::cli
