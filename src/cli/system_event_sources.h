// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/event_sources.h"

#include <vector>

namespace atlas::cli {

/// The sources of transitions that this computer offers with the rights that we have, and without a question to the
/// user: the best first. Where one does not start or ends, the next takes its place.
[[nodiscard]] std::vector<EventSources> systemEventSources();

} // namespace atlas::cli
