// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/visible_time.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace atlas::view {
namespace {

constexpr double finest = 0.01; ///< pixels a nanosecond

double nanoseconds(Instant from, Instant to)
{
    return static_cast<double>(std::chrono::nanoseconds(to - from).count());
}

} // namespace

void VisibleTime::follow(Stretches stretches)
{
    const Instant left = timeAt(0);
    const bool atEnd = isAtEnd();
    resize(std::move(stretches));
    if (m_zoom)
        moveTo(atEnd ? m_scale.width() : m_scale.at(left));
}

void VisibleTime::resize(Stretches stretches)
{
    m_stretches = std::move(stretches);
    rescale();
}

void VisibleTime::rescale()
{
    if (m_zoom) {
        m_scale = TimeScale::scaled(m_stretches.moments, *m_zoom, m_stretches.least);
        if (m_scale.width() <= m_stretches.room)
            m_zoom.reset();
    }
    if (!m_zoom)
        m_scale = TimeScale::fitted(m_stretches.moments, m_stretches.room, m_stretches.least);
    moveTo(m_zoom ? m_offset : 0);
}

void VisibleTime::moveTo(double offset)
{
    m_offset = std::clamp(offset, 0.0, std::max(m_scale.width() - m_stretches.room, 0.0));
}

void VisibleTime::showAll()
{
    m_zoom.reset();
    rescale();
}

void VisibleTime::zoomTo(double pixelsPerNanosecond)
{
    m_zoom = std::min(pixelsPerNanosecond, finest);
    rescale();
}

void VisibleTime::zoomBy(double factor, double place)
{
    const std::vector<Instant>& moments = m_stretches.moments;
    if (moments.size() < 2)
        return;
    const Instant time = timeAt(place);
    // Where every stretch has its least width, the scale of what fits is 0: zooming begins near the true one.
    const double toScale = m_stretches.room / nanoseconds(moments.front(), moments.back());
    zoomTo(factor * m_zoom.value_or(std::max(m_scale.pixelsPerNanosecond(), toScale / zoomStep)));
    moveTo(m_scale.at(time) - place);
}

void VisibleTime::showStretch(Instant begin, Instant end)
{
    constexpr double share = 0.6; // of the room; the rest is for its neighbours
    zoomTo(share * m_stretches.room / nanoseconds(begin, end));
    moveTo(m_scale.at(begin + (end - begin) / 2) - m_stretches.room / 2);
}

} // namespace atlas::view
