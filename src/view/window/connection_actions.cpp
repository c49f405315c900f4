// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/connection_actions.h"

#include "ui_main_window.h"
#include "view/table/socket_command.h"
#include "view/window/selection.h"
#include "view/words/words.h"

#include <QClipboard>
#include <QGuiApplication>

namespace atlas::view {
namespace {

/// A value of the filter language, quoted so that nothing in it is read as an operator.
QString quoted(QString value)
{
    return QLatin1Char('"') + value.remove(QLatin1Char('"')) + QLatin1Char('"');
}

} // namespace

ConnectionActions::ConnectionActions(Ui::MainWindow& ui, const Selection& selection) : m_ui(ui), m_selection(selection)
{
    connect(m_ui.table, &SocketTableView::contextMenuWanted, this,
            [this](QPoint at) { m_ui.menuConnection->popup(at); });
    connect(m_ui.actionCopyRow, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui.table->currentRowText()); });
    connect(m_ui.actionCopyCommand, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(ssCommand(*m_selection.record())); });
    connect(m_ui.actionCopyLocal, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(words::text(m_selection.record()->local.toString())); });
    connect(m_ui.actionCopyRemote, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(words::text(m_selection.record()->remote.toString())); });
    connect(m_ui.actionOtherEnd, &QAction::triggered, this, [this] { emit otherEndWanted(*m_selection.record()); });
    connect(m_ui.actionFilterState, &QAction::triggered, this,
            [this] { m_ui.chips->chooseAlone(m_selection.record()->state); });
    connect(m_ui.actionFilterPeer, &QAction::triggered, this, [this] {
        narrow(QStringLiteral("remote"), quoted(words::text(m_selection.record()->remote.address.toString())));
    });
    connect(m_ui.actionFilterProcess, &QAction::triggered, this, [this] {
        if (const Process* owner = m_selection.record() ? m_selection.record()->owners.first() : nullptr)
            narrow(QStringLiteral("pid"), QString::number(number(owner->pid)));
    });
    enable();
}

void ConnectionActions::enable()
{
    const auto& record = m_selection.record();
    for (QAction* action : {m_ui.actionCopyRow, m_ui.actionCopyCommand, m_ui.actionCopyLocal, m_ui.actionFilterState,
                            m_ui.actionDeselect})
        action->setEnabled(record.has_value());
    m_ui.actionFilterProcess->setEnabled(record && !record->owners.empty());
    for (QAction* action : {m_ui.actionFilterPeer, m_ui.actionCopyRemote, m_ui.actionOtherEnd})
        action->setEnabled(record && record->hasPeer());
}

void ConnectionActions::narrow(const QString& key, const QString& value)
{
    m_ui.filterField->narrow(key + QLatin1Char(':') + value);
}

} // namespace atlas::view
