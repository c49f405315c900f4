// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model/stream/history_update.h"
#include "view/diagram/followed_walk.h"

#include <array>
#include <optional>

namespace atlas::view {

class DiagramView;

/// Hands the history on to the diagram: while a connection is selected its ends, and their new steps as motion;
/// otherwise which ways were taken on the whole computer.
class DiagramFeed {
public:
    /// `diagram` must outlive this.
    explicit DiagramFeed(DiagramView& diagram) : m_diagram(diagram) { }

    /// Its past and its other end come with the next update.
    void select(const SocketRecord& record, bool gone);
    void deselect();
    void apply(const model::HistoryUpdate& update);

private:
    void showFollowed(const model::Followed& followed);
    void showActivity();
    void glow(const model::HistoryUpdate& update);

    DiagramView& m_diagram;
    bool m_selected = false;
    std::array<FollowedWalk, 2> m_walks; ///< of the selected connection's own end, and of its peer
    std::optional<model::EdgeCounts> m_lastMinute; ///< empty before the first update
};

} // namespace atlas::view
