// SPDX-License-Identifier: GPL-3.0-or-later
//
// Time on a line of pixels. A close takes milliseconds at the end of hours: to scale, it would be narrower than a
// hair. So each stretch between two moments is as wide as its time, but not narrower than a least width; and the scale
// knows which stretches are wider than they should be, so that the drawing can say so.
#pragma once

#include "core/socket/socket_record.h"

#include <cstddef>
#include <vector>

namespace atlas::view {

class TimeScale {
public:
    /// Nothing: no moments, no width.
    TimeScale() = default;

    /// All of `moments` (ascending, none twice) in `width` pixels. `least`: the least width of each stretch, one fewer
    /// than moments. Where there is no room for all of them, each gets its part of the width.
    [[nodiscard]] static TimeScale fitted(std::vector<Instant> moments, double width, std::vector<double> least);
    /// As wide as it becomes.
    [[nodiscard]] static TimeScale scaled(std::vector<Instant> moments, double pixelsPerNanosecond,
                                          const std::vector<double>& least);

    [[nodiscard]] double width() const { return m_places.empty() ? 0 : m_places.back(); }
    [[nodiscard]] double pixelsPerNanosecond() const { return m_scale; }
    [[nodiscard]] const std::vector<Instant>& moments() const { return m_moments; }

    /// Pixels from the first moment; what lies outside is taken to the nearer end.
    [[nodiscard]] double at(Instant time) const;
    [[nodiscard]] Instant when(double place) const;

    /// Whether everything between the two moments is as wide as its time.
    [[nodiscard]] bool isToScale(Instant begin, Instant end) const;

private:
    TimeScale(std::vector<Instant> moments, double pixelsPerNanosecond, const std::vector<double>& least);

    std::vector<Instant> m_moments;
    std::vector<double> m_places; ///< of each moment
    double m_scale = 0;
};

} // namespace atlas::view
