// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/explainer.h"

#include "model/table/socket_table_model.h"
#include "view/inspector/inspector.h"
#include "view/window/selection.h"

namespace atlas::view {

void Explainer::explain(const std::shared_ptr<const model::SnapshotUpdate>& newest)
{
    const Selection::Asked asked = m_selection.explained();
    const auto& record = m_selection.record();
    if (const auto* state = std::get_if<State>(&asked))
        m_inspector.showState(*state, m_sockets.matchingCounts()[static_cast<std::size_t>(*state)]);
    else if (const auto* edge = std::get_if<const Transition*>(&asked))
        m_inspector.showEdge(**edge);
    else if (record && newest)
        m_inspector.showSocket(*record, newest->after->names, m_selection.seenAt(), m_selection.ending());
    else
        m_inspector.showNothing();
    countHolders(newest);
}

/// Once a snapshot and state: history is told thirty times a second.
void Explainer::countHolders(const std::shared_ptr<const model::SnapshotUpdate>& newest)
{
    const auto state = m_inspector.shownState();
    if (!newest || (m_counted == newest->after && m_countedState == state))
        return;
    m_counted = newest->after;
    m_countedState = state;
    m_inspector.setHolders(state ? holdersOf(*m_counted, *state) : std::vector<Holder>());
}

} // namespace atlas::view
