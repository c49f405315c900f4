// SPDX-License-Identifier: GPL-3.0-or-later
//
// What moves on the diagram, apart from where it is drawn: how strongly each box is lit, how recently each line was
// used (1 just now, 0 long ago), and how far tokens have run. Time is passed in. Nothing here knows pixels, and nothing
// runs by itself.
#pragma once

#include "view/diagram/end_motion.h"

#include <span>
#include <vector>

namespace atlas::view {

/// The motions of no, one or two ends of a connection, and the lines that glow for all the others.
class DiagramMotion {
public:
    static constexpr std::size_t mostEnds = 2;
    static constexpr std::chrono::milliseconds glowTime{1000};

    void setReduced(bool reduced) { m_reduced = reduced; }

    /// Lights these nodes at once; forgets every motion, trace, trail and glow. An end without a node is not lit yet.
    void showEnds(std::span<const std::optional<Node>> nodes);
    /// One end took a step; an end that is not shown does not move.
    void take(std::size_t end, const Step& step, Instant now);
    void setTrail(std::size_t end, std::vector<Step> trail);
    /// A line was used by connections that are not shown. Reduced motion has no glow.
    void glow(const Transition& line, std::uint64_t times, Instant now);
    /// Ends every motion at once.
    void finish();
    /// Takes all steps whose time has come by `now`.
    void advance(Instant now);

    [[nodiscard]] std::span<const EndMotion> ends() const { return m_ends; }
    [[nodiscard]] bool atRest() const;
    /// Whether something changes its place, so that every frame counts; otherwise colours fade at most.
    [[nodiscard]] bool isRunning() const;

    // As of the last advance():
    [[nodiscard]] double light(Node node) const; ///< 0..1: of the end that lights it most
    [[nodiscard]] double swell(Node node) const; ///< 0..1
    [[nodiscard]] double glow(const Transition& line) const { return m_glow.recency(line, m_now); } ///< 0..1

private:
    bool m_reduced = false;
    std::vector<EndMotion> m_ends;
    EdgeTraces m_glow{glowTime};
    Instant m_now;
};

} // namespace atlas::view
