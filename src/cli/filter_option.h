// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "cli/io.h"
#include "core/filter/filter.h"

#include <expected>
#include <vector>

namespace atlas::cli {

/// The filters behind every --filter. On a mistake it says on the error stream what and where, with a caret under it.
[[nodiscard]] std::expected<std::vector<Filter>, ExitCode> readFilters(const Arguments& arguments, const Io& io);

} // namespace atlas::cli
