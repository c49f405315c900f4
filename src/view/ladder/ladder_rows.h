// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/ladder/ladder_layout.h"

#include <QFontMetricsF>

#include <set>

namespace atlas::view {

/// Puts one thing after the other on the ladder, from above to below: but for a state beside the call that caused it,
/// everything begins below all that stands already. Knows the ladder's measures, and nothing of events.
class LadderRows {
public:
    using Arrow = std::size_t; ///< a place in the layout's arrows

    /// What is put from now on.
    struct Mode {
        bool fresh = false;
        bool ghost = false;
    };

    /// `labelRows`: the arrows whose labels get a row of their own, above the arrow's start. `width` in pixels.
    LadderRows(const QFont& font, double width, const std::set<Arrow>& labelRows);

    void setMode(Mode mode) { m_mode = mode; }

    /// Both hosts' first states, in one row.
    void begin(const lab::PerHost<State>& states);
    void call(lab::Host host, const QString& text, bool failed);
    void pill(lab::Host host, State state);
    void gap(const QString& text);
    void note(const QString& text);
    void now(const QString& text);

    /// Starts an arrow at its host's line. It ends in the middle as long as nothing else is known of it.
    Arrow start(LadderArrow arrow, lab::Host from);
    void land(Arrow arrow);
    void lose(Arrow arrow);
    /// What comes next stands below the end of this arrow, which is still on its way.
    void passBelow(Arrow arrow);
    [[nodiscard]] LadderArrow& at(Arrow arrow) { return m_layout.arrows[arrow]; }
    [[nodiscard]] lab::Host senderOf(Arrow arrow) const;

    /// Ends an event that began at the height `top`.
    void endEntry(double top, const QString& text, const QString& details);
    [[nodiscard]] double y() const { return m_y; }

    /// Everything but the labels of arrows without a row.
    [[nodiscard]] LadderLayout finish() &&;

private:
    [[nodiscard]] double x(lab::Host host) const { return m_layout.lifeline[lab::indexOf(host)]; }
    void endAt(Arrow arrow, double along, LadderArrow::End end);

    const std::set<Arrow>& m_labelRows;
    QFontMetricsF m_metrics;
    double m_width;
    double m_pillHalf;
    double m_rowHeight;
    LadderLayout m_layout;
    double m_y;
    std::optional<lab::Host> m_callRow; ///< the host whose call stands in the last row, with its line still free
    Mode m_mode;
};

} // namespace atlas::view
