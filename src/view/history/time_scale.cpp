// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/time_scale.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>
#include <utility>

namespace atlas::view {
namespace {

double nanoseconds(Instant from, Instant to)
{
    return static_cast<double>(std::chrono::nanoseconds(to - from).count());
}

} // namespace

TimeScale::TimeScale(std::vector<Instant> moments, double pixelsPerNanosecond, const std::vector<double>& least)
    : m_moments(std::move(moments)), m_scale(pixelsPerNanosecond)
{
    double place = 0;
    for (std::size_t i = 0; i < m_moments.size(); ++i) {
        if (i > 0)
            place += std::max(least[i - 1], m_scale * nanoseconds(m_moments[i - 1], m_moments[i]));
        m_places.push_back(place);
    }
}

TimeScale TimeScale::scaled(std::vector<Instant> moments, double pixelsPerNanosecond, const std::vector<double>& least)
{
    return {std::move(moments), pixelsPerNanosecond, least};
}

TimeScale TimeScale::fitted(std::vector<Instant> moments, double width, std::vector<double> least)
{
    if (moments.size() < 2)
        return {std::move(moments), 0, least};
    const double needed = std::accumulate(least.begin(), least.end(), 0.0);
    if (needed >= width) {
        for (double& one : least)
            one *= width / needed;
        return {std::move(moments), 0, least};
    }
    // Stretches that would be too narrow get their least width, and the others share what is left; that makes these
    // narrower, so it is done until nothing changes.
    double scale = width / nanoseconds(moments.front(), moments.back());
    while (true) {
        double free = width;
        double length = 0;
        for (std::size_t i = 0; i < least.size(); ++i) {
            const double one = nanoseconds(moments[i], moments[i + 1]);
            if (one * scale < least[i])
                free -= least[i];
            else
                length += one;
        }
        const double next = length > 0 ? free / length : 0;
        if (next >= scale)
            return {std::move(moments), scale, least};
        scale = next;
    }
}

double TimeScale::at(Instant time) const
{
    if (m_moments.empty() || time <= m_moments.front())
        return 0;
    if (time >= m_moments.back())
        return width();
    const auto next = static_cast<std::size_t>(std::ranges::upper_bound(m_moments, time) - m_moments.begin());
    const double share = nanoseconds(m_moments[next - 1], time) / nanoseconds(m_moments[next - 1], m_moments[next]);
    return m_places[next - 1] + share * (m_places[next] - m_places[next - 1]);
}

Instant TimeScale::when(double place) const
{
    if (m_moments.empty())
        return {};
    if (place <= 0)
        return m_moments.front();
    if (place >= width())
        return m_moments.back();
    const auto next = static_cast<std::size_t>(std::ranges::upper_bound(m_places, place) - m_places.begin());
    const double share = (place - m_places[next - 1]) / (m_places[next] - m_places[next - 1]);
    return m_moments[next - 1] +
        std::chrono::nanoseconds(std::llround(share * nanoseconds(m_moments[next - 1], m_moments[next])));
}

bool TimeScale::isToScale(Instant begin, Instant end) const
{
    constexpr double half = 0.5; // a pixel
    return std::abs(at(end) - at(begin) - m_scale * nanoseconds(begin, end)) <= half;
}

} // namespace atlas::view
