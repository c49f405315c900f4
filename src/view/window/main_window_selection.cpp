// SPDX-License-Identifier: GPL-3.0-or-later
// The selected connection: on the diagram and in the inspector.
#include "ui_main_window.h"
#include "view/window/main_window.h"
#include "view/words/end_labels.h"
#include "view/words/words.h"

#include <algorithm>

namespace atlas::view {

void MainWindow::selectWhenListed(const Endpoint& local, const std::optional<Endpoint>& remote)
{
    m_wanted = Wanted{local, remote};
    selectWanted();
}

void MainWindow::selectWhenSeen(const Endpoint& local, const std::optional<Endpoint>& remote)
{
    // A look that is under way may have begun before the socket was there, and one may miss it.
    m_wanted = Wanted{local, remote, 3};
    m_monitor.refresh();
}

void MainWindow::selectWanted()
{
    if (!m_wanted || !m_update)
        return;
    const Wanted& wanted = *m_wanted;
    const auto& all = m_update->after->sockets;
    const auto found = std::ranges::find_if(all, [&](const SocketRecord& record) {
        return record.local == wanted.local && (!wanted.remote || record.remote == *wanted.remote);
    });
    if (found == all.end()) {
        if (--m_wanted->looks > 0)
            return;
        const QString message =
            tr("No socket of this computer has the address %1%2.")
                .arg(words::text(wanted.local.toString()),
                     wanted.remote ? QStringLiteral(" → ") + words::text(wanted.remote->toString()) : QString());
        m_wanted.reset();
        emit selectionFailed(message);
        return;
    }
    m_wanted.reset();
    if (!m_ui->table->selectSocket(keyOf(*found)))
        select(*found); // the filter hides its row; diagram and inspector can show it all the same
}

void MainWindow::select(const SocketRecord& record)
{
    const auto row = m_sockets->rowOf(keyOf(record));
    m_ui->table->keepSelected(keyOf(record));
    m_selected = record;
    m_selectedGone = row && m_sockets->freshness(*row) == model::Freshness::Gone;
    m_selectedSeen = m_update ? m_update->after->time : Instant();
    m_pinned = {};
    // Its history and its other end come with the next update.
    m_ui->diagram->showEnds({{m_selectedGone ? State::Closed : record.state, endLabel(record)}});
    for (FollowedWalk& walk : m_walks)
        walk.forget();
    m_monitor.follow(record);
    explain();
    enableConnectionActions();
}

void MainWindow::deselect()
{
    m_selected.reset();
    m_pinned = {};
    m_monitor.follow(std::nullopt);
    m_ui->history->clear();
    m_ui->diagram->showEnds({});
    showActivity();
    m_ui->table->keepSelected(std::nullopt);
    explain();
    enableConnectionActions();
}

void MainWindow::socketChanged(const model::FollowedEnd& end)
{
    m_selected = end.record;
    m_ui->table->keepSelected(keyOf(end.record));
    m_selectedGone = end.gone;
    m_selectedSeen = end.seenAt;
    enableConnectionActions();
    if (std::holds_alternative<std::monostate>(m_pinned))
        explain();
}

const SocketRecord* MainWindow::selected() const
{
    return m_selected ? &*m_selected : nullptr;
}

void MainWindow::enableConnectionActions()
{
    for (QAction* action :
         {m_ui->actionCopyRow, m_ui->actionCopyCommand, m_ui->actionFilterState, m_ui->actionDeselect})
        action->setEnabled(m_selected.has_value());
    m_ui->actionFilterProcess->setEnabled(m_selected && !m_selected->owners.empty());
    m_ui->actionFilterPeer->setEnabled(m_selected && m_selected->hasPeer());
}

// --- The diagram and the inspector

void MainWindow::connectDiagram()
{
    connect(m_ui->diagram, &DiagramView::stateClicked, this, [this](State state) {
        m_pinned = state;
        explain();
    });
    connect(m_ui->diagram, &DiagramView::edgeClicked, this, [this](const Transition& edge) {
        m_pinned = &edge;
        explain();
    });
    connect(m_ui->diagram, &DiagramView::stateActivated, this, &MainWindow::filterByState);
    connect(m_ui->diagram, &DiagramView::stateHovered, this,
            [this](std::optional<State> state) { ask(state ? Asked(*state) : Asked()); });
    connect(m_ui->diagram, &DiagramView::edgeHovered, this,
            [this](const Transition* edge) { ask(edge != nullptr ? Asked(edge) : Asked()); });
}

/// What is pointed at is explained while no connection is selected and nothing was clicked: a pane that
/// somebody reads does not change because the pointer passes over the diagram.
void MainWindow::ask(Asked asked)
{
    m_hovered = asked;
    if (!m_selected && std::holds_alternative<std::monostate>(m_pinned))
        explain();
}

void MainWindow::explain()
{
    const bool pinned = !std::holds_alternative<std::monostate>(m_pinned);
    const Asked asked = pinned ? m_pinned : m_selected ? Asked() : m_hovered;
    if (const auto* state = std::get_if<State>(&asked))
        m_ui->inspector->showState(*state, m_sockets->matchingCounts()[static_cast<std::size_t>(*state)]);
    else if (const auto* edge = std::get_if<const Transition*>(&asked))
        m_ui->inspector->showEdge(**edge);
    else if (m_selected && m_update)
        m_ui->inspector->showSocket(*m_selected, m_update->after->names, m_selectedSeen, m_selectedGone);
    else
        m_ui->inspector->showNothing();
}

bool MainWindow::isAtRest() const
{
    return m_ui->diagram->atRest();
}

} // namespace atlas::view
