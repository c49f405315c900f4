// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/table/marks.h"

#include <algorithm>

namespace atlas::model {

void Marks::carry(std::span<const KeptRun> runs)
{
    auto run = runs.begin();
    auto kept = m_marks.begin();
    for (const Mark& mark : m_marks) {
        while (run != runs.end() && run->before + run->count <= mark.socket)
            ++run;
        if (run == runs.end())
            break;
        if (run->before > mark.socket)
            continue;
        *kept = mark;
        kept->socket = mark.socket - run->before + run->after;
        ++kept;
    }
    m_marks.erase(kept, m_marks.end());
}

void Marks::add(std::span<const std::uint32_t> sockets, Freshness kind, Instant end)
{
    std::vector<Mark> merged;
    merged.reserve(m_marks.size() + sockets.size());
    auto old = m_marks.begin();
    for (const std::uint32_t socket : sockets) {
        for (; old != m_marks.end() && old->socket < socket; ++old)
            merged.push_back(*old);
        if (old != m_marks.end() && old->socket == socket)
            ++old;
        merged.push_back({socket, kind, end});
    }
    merged.insert(merged.end(), old, m_marks.end());
    m_marks = std::move(merged);
}

std::vector<std::uint32_t> Marks::expire(Instant now)
{
    std::vector<std::uint32_t> ended;
    std::erase_if(m_marks, [&](const Mark& mark) {
        if (mark.end > now)
            return false;
        ended.push_back(mark.socket);
        return true;
    });
    return ended;
}

Freshness Marks::of(std::uint32_t socket) const
{
    const auto mark = std::ranges::lower_bound(m_marks, socket, {}, &Mark::socket);
    return mark != m_marks.end() && mark->socket == socket ? mark->kind : Freshness::Settled;
}

std::optional<Instant> Marks::nextEnd() const
{
    if (m_marks.empty())
        return std::nullopt;
    return std::ranges::min_element(m_marks, {}, &Mark::end)->end;
}

} // namespace atlas::model
