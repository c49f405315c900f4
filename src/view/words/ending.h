// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/stream/clocks.h"
#include "model/stream/history_update.h"

#include <QString>

#include <optional>

namespace atlas::view {

/// How a connection ended that is gone.
struct Ending {
    State was = State::Unknown; ///< its last state before CLOSED; Unknown where none was ever seen
    std::optional<Step> last; ///< the step to CLOSED, where one is known
    std::optional<Instant> closed; ///< by then it had ended
    model::Clocks clocks; ///< one moment not long after
};

/// Of an end that is gone; `clocks`: when that was known.
[[nodiscard]] Ending endingOf(const model::FollowedEnd& end, const model::Clocks& clocks);

/// When and why it ended, and that nothing follows.
[[nodiscard]] QString endingText(const Ending& ending);

} // namespace atlas::view
