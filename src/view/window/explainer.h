// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/tcp/state.h"
#include "model/stream/snapshot_update.h"

#include <memory>
#include <optional>

namespace atlas::model {
class SocketTableModel;
}

namespace atlas::view {

class Inspector;
class Selection;

/// Has the inspector explain what is selected, clicked or pointed at.
class Explainer {
public:
    /// All of these must outlive this.
    Explainer(Inspector& inspector, const Selection& selection, const model::SocketTableModel& sockets)
        : m_inspector(inspector), m_selection(selection), m_sockets(sockets)
    {
    }

    /// `newest`: null before the first snapshot.
    void explain(const std::shared_ptr<const model::SnapshotUpdate>& newest);
    /// There is a new snapshot: who holds how many is said anew.
    void countHolders(const std::shared_ptr<const model::SnapshotUpdate>& newest);

private:
    Inspector& m_inspector;
    const Selection& m_selection;
    const model::SocketTableModel& m_sockets;
    std::shared_ptr<const Snapshot> m_counted; ///< in this snapshot the holders of
    std::optional<State> m_countedState; ///< this state were counted
};

} // namespace atlas::view
