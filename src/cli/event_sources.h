// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/event.h"

#include <memory>
#include <string>
#include <vector>

namespace atlas::cli {

/// Sources of events that belong together, beside the snapshots that are taken anyway.
struct EventSources {
    std::string name; ///< for programs: "probe", "destroy-events", "polling"
    std::string reported; ///< for people: what is reported
    std::string missed; ///< and what may be missed
    std::vector<std::unique_ptr<EventSource>> sources; ///< not started yet
};

} // namespace atlas::cli
