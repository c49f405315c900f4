// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/stream/history_update.h"
#include "view/diagram/node.h"

#include <optional>
#include <vector>

namespace atlas::view {

/// The steps that a followed end took, oldest first. One that is gone has been closed, whether a step says so or not.
[[nodiscard]] std::vector<Step> trailOf(const model::FollowedEnd& end);
/// Where its life ended, of an end that is gone: the box that its trail leads to. Empty for one that lives.
[[nodiscard]] std::optional<Node> endedAt(const model::FollowedEnd& end);
/// Where a followed end is now.
[[nodiscard]] State stateOf(const model::FollowedEnd& end);

/// Finds in what is reported of one followed end, again and again, the steps to be shown as motion. For example:
///
///   steps reported        next()
///   1 2                   empty optional: the first report, so the end is shown where it is
///   1 2 3                 3
///   1 2 4 5               empty optional: 3 was withdrawn, the end is shown where 5 leads
///   1 6 7 5               nothing: steps were put into the past, the end is where it was
class FollowedWalk {
public:
    /// The steps since the call before, oldest first. Empty optional: they do not begin where the end was shown last
    /// (or it was not shown yet), so it is to be shown anew where it is.
    [[nodiscard]] std::optional<std::vector<Step>> next(const model::FollowedEnd& end);
    /// Another end is followed from now on.
    void forget() { m_shown.reset(); }

private:
    struct Shown {
        State state = State::Unknown;
        std::uint64_t last = 0; ///< number of the step that led there; 0: none
    };

    std::optional<Shown> m_shown;
};

} // namespace atlas::view
