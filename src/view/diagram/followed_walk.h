// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/stream/history_update.h"
#include "view/diagram/diagram_trail.h"

#include <optional>
#include <vector>

namespace atlas::view {

/// The way that a followed end came, oldest step first. One that is gone has been closed, whoever told of it.
[[nodiscard]] std::vector<TrailStep> trailOf(const model::FollowedEnd& end);
/// Where a followed end is now.
[[nodiscard]] State stateOf(const model::FollowedEnd& end);

/// Turns what is known of one followed end, told again and again, into the steps to be shown as motion.
class FollowedWalk {
public:
    /// The steps since the call before, oldest first. Empty optional: this does not go on from there (it is the first
    /// call, or later knowledge leads elsewhere), so the end is to be shown anew where it is.
    [[nodiscard]] std::optional<std::vector<TrailStep>> next(const model::FollowedEnd& end);
    /// Another end is followed from now on.
    void forget() { m_way.reset(); }

private:
    struct Way {
        std::vector<TrailStep> steps;
        std::uint32_t forgotten = 0; ///< older steps that are no longer told
        State state = State::Unknown;
    };

    [[nodiscard]] std::optional<std::vector<TrailStep>> newSteps(const Way& way) const;

    std::optional<Way> m_way;
};

} // namespace atlas::view
