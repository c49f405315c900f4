// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <memory>
#include <string>
#include <vector>

namespace atlas::cli {

/// Who tells of transitions, beside the snapshots that are taken anyway.
struct Witnesses {
    std::string source; ///< for programs: "probe", "destroy-events", "polling"
    std::string told; ///< for people: what is told
    std::string missed; ///< and what may be missed
    std::vector<std::unique_ptr<EventSource>> sources; ///< started by who listens to them
};

} // namespace atlas::cli
