// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events/follow.h"
#include "core/socket/snapshot.h"
#include "model/lab/lab_session.h"
#include "model/stream/observer_switch.h"

#include <memory>

namespace atlas::app {

/// What this computer is read from, for model::Monitor.
struct Sources {
    std::unique_ptr<SnapshotSource> snapshots;
    std::unique_ptr<FollowSource> follow;
    model::ObserverSwitch::Makers makers;
};

[[nodiscard]] Sources systemSources();

/// The lab's child, beside our own program or where it is installed to; its bare name if it is in neither place.
[[nodiscard]] model::LabPrograms labPrograms();

} // namespace atlas::app
