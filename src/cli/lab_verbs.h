// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/command.h"

namespace atlas::cli {

// What the command `lab` can do. The words behind the verb have been counted.

[[nodiscard]] ExitCode listLessons(const Arguments& arguments, const Workshop& workshop);
[[nodiscard]] ExitCode runLesson(const Arguments& arguments, const Workshop& workshop);
[[nodiscard]] ExitCode holdState(const Arguments& arguments, const Workshop& workshop);

} // namespace atlas::cli
