// SPDX-License-Identifier: GPL-3.0-or-later
//
// The part of a connection's time that a band shows: all of it, or what zooming and panning chose. Places are pixels
// from the left edge of what is seen.
#pragma once

#include "view/history/time_scale.h"

#include <optional>

namespace atlas::view {

/// What a TimeScale is made of, and the room that there is for it.
struct Stretches {
    std::vector<Instant> moments; ///< ascending, none twice
    std::vector<double> least; ///< the least width of each stretch between two moments, pixels
    double room = 0; ///< pixels
};

class VisibleTime {
public:
    static constexpr double zoomStep = 1.5;

    /// Other moments. What is zoomed keeps the moment at its left edge, or stays at the end if it shows the end.
    void follow(Stretches stretches);
    /// The same moments in another room. What is zoomed keeps its distance from the first moment, in pixels.
    void resize(Stretches stretches);

    void showAll();
    /// The moment at `place` stays there.
    void zoomBy(double factor, double place);
    /// A stretch in the middle, with something of its neighbours.
    void showStretch(Instant begin, Instant end);
    void pan(double distance) { moveTo(m_offset + distance); }
    void showBegin() { moveTo(0); }
    void showEnd() { moveTo(m_scale.width()); }

    [[nodiscard]] bool isZoomed() const { return m_zoom.has_value(); }
    [[nodiscard]] bool isAtEnd() const { return m_offset + m_stretches.room >= m_scale.width() - 1; }
    [[nodiscard]] const TimeScale& scale() const { return m_scale; }
    [[nodiscard]] double placeOf(Instant time) const { return m_scale.at(time) - m_offset; }
    [[nodiscard]] Instant timeAt(double place) const { return m_scale.when(m_offset + place); }

private:
    void rescale();
    void zoomTo(double pixelsPerNanosecond);
    void moveTo(double offset);

    Stretches m_stretches;
    TimeScale m_scale;
    std::optional<double> m_zoom; ///< pixels a nanosecond; empty: everything fits
    double m_offset = 0; ///< of the left edge from the first moment, pixels
};

} // namespace atlas::view
