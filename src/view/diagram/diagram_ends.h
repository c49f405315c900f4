// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/diagram_motion.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace atlas::view {

/// One end of a connection: where it is, and whose it is.
struct DiagramEnd {
    State state = State::Unknown; ///< Unknown: nowhere yet
    /// "a", "firefox"; plain text. What is invisible in it is escaped, what was escaped stays. Empty: a plain token.
    QString label;
    /// Where its life ended; from there nothing comes next. Empty while it lives, and for a CLOSED one that may go on.
    std::optional<Node> ended{};

    bool operator==(const DiagramEnd&) const = default;
};

/// The ends of a connection that are shown, none, one or both: their states and labels as they were reported, and the
/// motion that shows them step by step.
class DiagramEnds {
public:
    /// These ends instead, lit at once; forgets motion, trails and glow. Whether that makes any difference.
    bool show(const std::vector<DiagramEnd>& ends);
    /// An end went on. False for an end that is not shown, for Unknown, and for the state that it is in already.
    bool take(const Step& step, std::size_t end, Instant now);
    /// Whether the life of an end is over, and where. Whether that makes a difference.
    bool setEnded(std::optional<Node> node, std::size_t end);
    /// As DiagramMotion::setTrail(). Whether it is another trail.
    bool setTrail(std::vector<Step> trail, std::size_t end);

    void setReduced(bool reduced) { m_motion.setReduced(reduced); }
    void glow(const Transition& line, std::uint64_t times, Instant now) { m_motion.glow(line, times, now); }
    void finish() { m_motion.finish(); }
    void advance(Instant now) { m_motion.advance(now); }

    [[nodiscard]] bool empty() const { return m_ends.empty(); }
    [[nodiscard]] const std::vector<DiagramEnd>& all() const { return m_ends; }
    [[nodiscard]] const DiagramMotion& motion() const { return m_motion; }
    /// Where an end is, as reported, not as far as it is shown; empty where it is nowhere.
    [[nodiscard]] std::optional<State> state(std::size_t end) const;
    /// The labels of the ends that are at a node, as reported.
    [[nodiscard]] QStringList labelsAt(Node node) const;

private:
    std::vector<DiagramEnd> m_ends; ///< as many as the motion has
    DiagramMotion m_motion;
};

} // namespace atlas::view
