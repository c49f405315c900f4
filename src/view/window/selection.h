// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/history/transition_log.h"
#include "core/socket/socket_record.h"
#include "core/tcp/transition.h"
#include "model/stream/history_update.h"
#include "view/words/ending.h"

#include <optional>
#include <variant>

namespace atlas::view {

/// The selected connection, and what is explained: it, or what of the diagram was clicked or is pointed at.
class Selection {
public:
    /// What of the diagram is explained; monostate: nothing of it.
    using Asked = std::variant<std::monostate, State, const Transition*>;

    /// Another connection, or what is newly known of the same one; `seenAt`: when the record was so.
    void select(const SocketRecord& record, bool gone, Instant seenAt);
    /// `clocks`: when that was known.
    void update(const model::FollowedEnd& end, const model::Clocks& clocks);
    void clear();

    /// Empty while no connection is selected.
    [[nodiscard]] const std::optional<SocketRecord>& record() const { return m_record; }
    [[nodiscard]] bool isGone() const { return m_ending.has_value(); }
    /// Empty while it is not gone.
    [[nodiscard]] const std::optional<Ending>& ending() const { return m_ending; }
    [[nodiscard]] Instant seenAt() const { return m_seenAt; }

    /// Clicked: explained until something else is clicked or selected.
    void pin(Asked asked) { m_pinned = asked; }
    [[nodiscard]] bool isPinned() const { return !std::holds_alternative<std::monostate>(m_pinned); }
    /// Pointed at: explained while no connection is selected and nothing is pinned, for a pane that is being read does
    /// not change because the pointer passes over the diagram.
    void hover(Asked asked) { m_hovered = asked; }

    /// What of the diagram is to be explained; monostate: the connection, if one is selected.
    [[nodiscard]] Asked explained() const;

private:
    std::optional<SocketRecord> m_record; ///< the newest; of a gone socket the last
    std::optional<Ending> m_ending;
    Instant m_seenAt{};
    Asked m_pinned;
    Asked m_hovered;
};

/// What a log line says of a socket that may be gone.
[[nodiscard]] SocketRecord recordOf(const LogEntry& entry);

} // namespace atlas::view
