// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/witnesses.h"

#include <vector>

namespace atlas::cli {

/// Who can tell of transitions on this computer with the rights that we have, and without a question to the user: the
/// best first. Where one does not start or ends, the next takes its place.
[[nodiscard]] std::vector<Witnesses> systemWitnesses();

} // namespace atlas::cli
