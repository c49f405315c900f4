// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/diagram_feed.h"

#include "view/diagram/diagram_view.h"
#include "view/words/end_labels.h"

#include <algorithm>
#include <chrono>
#include <vector>

namespace atlas::view {

void DiagramFeed::select(const SocketRecord& record, bool gone)
{
    m_selected = true;
    const model::FollowedEnd end{.record = record, .history = {}, .gone = gone};
    m_diagram.showEnds({{stateOf(end), endLabel(record), endedAt(end)}});
    for (FollowedWalk& walk : m_walks)
        walk.forget();
}

void DiagramFeed::deselect()
{
    m_selected = false;
    m_diagram.showEnds({});
    showActivity();
}

void DiagramFeed::apply(const model::HistoryUpdate& update)
{
    m_lastMinute = update.lastMinute;
    if (!m_selected) {
        showActivity();
        glow(update);
    } else if (update.followed) {
        showFollowed(*update.followed);
    }
}

void DiagramFeed::showFollowed(const model::Followed& followed)
{
    const auto labels = endLabels(followed);
    std::vector<DiagramEnd> ends{{stateOf(followed.own), labels[0], endedAt(followed.own)}};
    if (followed.peer)
        ends.push_back({stateOf(*followed.peer), labels[1], endedAt(*followed.peer)});
    const std::array steps{m_walks[0].next(followed.own),
                           followed.peer ? m_walks[1].next(*followed.peer) : std::nullopt};
    const auto label = [](const DiagramEnd& end) { return end.label; };
    const bool goesOn =
        steps[0] && (steps[1] || !followed.peer) && std::ranges::equal(ends, m_diagram.ends(), {}, label, label);
    if (!goesOn && m_diagram.ends() != ends)
        m_diagram.showEnds(ends);
    for (std::size_t end = 0; end < ends.size(); ++end) {
        if (goesOn)
            for (const auto& step : *steps[end])
                m_diagram.takeStep(step, end);
        m_diagram.setEnded(ends[end].ended, end);
        m_diagram.setTrail(trailOf(end == 0 ? followed.own : *followed.peer), end);
    }
}

void DiagramFeed::showActivity()
{
    if (m_lastMinute)
        m_diagram.setActivity(m_lastMinute);
}

/// What has just happened in our network namespace; after a pause most of an update is old.
void DiagramFeed::glow(const model::HistoryUpdate& update)
{
    constexpr std::chrono::seconds justNow{2};
    for (const LogEntry& entry : update.appended)
        if (entry.networkNamespace == 0 && isCertain(entry.step.known) && !entry.withdrawn &&
            update.time - entry.step.time < justNow)
            m_diagram.glow(entry.step.from, entry.step.to);
}

} // namespace atlas::view
