// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/main_window.h"

#include "model/table/mark_timer.h"
#include "ui_main_window.h"
#include "view/history/log_window.h"
#include "view/parts/part_signals.h"
#include "view/parts/style.h"
#include "view/parts/theme.h"
#include "view/settings/history_settings.h"
#include "view/table/cell_texts.h"
#include "view/window/connection_actions.h"
#include "view/window/diagram_feed.h"
#include "view/window/explainer.h"
#include "view/window/filter_bar.h"
#include "view/window/observer_control.h"
#include "view/window/status_texts.h"
#include "view/window/window_layout.h"
#include "view/window/window_menus.h"
#include "view/words/words.h"

#include <QCloseEvent>
#include <QKeyEvent>
#include <QLabel>

#include <algorithm>
#include <utility>

namespace atlas::view {
namespace {

/// The log may bring a connection back that the table shows no more, so its history is kept at least as long.
constexpr std::chrono::seconds shortestMemory = std::chrono::minutes(5);

HistoryBounds boundsFor(const Remembering& remembering)
{
    HistoryBounds bounds;
    bounds.connections = static_cast<std::size_t>(remembering.connections);
    bounds.steps = bounds.connections * 8;
    bounds.logEntries = static_cast<std::size_t>(remembering.logLines);
    bounds.keepGone = std::max(remembering.gone, shortestMemory);
    return bounds;
}

} // namespace

MainWindow::MainWindow(model::Monitor& monitor, model::ObserverSwitch& observer, const Guide& guide,
                       Preferences preferences)
    : m_ui(std::make_unique<Ui::MainWindow>()),
      m_monitor(monitor),
      m_preferences(std::move(preferences)),
      m_sockets(new model::SocketTableModel(std::make_unique<CellTexts>(), this)),
      m_log(new LogWindow(this)),
      m_statusLabel(new QLabel(this)),
      m_hiddenLabel(new QLabel(this))
{
    m_ui->setupUi(this);
    for (QLabel* label : {m_statusLabel, m_hiddenLabel})
        label->setTextFormat(Qt::PlainText);
    m_ui->statusBar->addWidget(m_statusLabel);
    m_ui->statusBar->addPermanentWidget(m_hiddenLabel);
    m_ui->notice->hide();
    m_ui->table->setSockets(m_sockets);
    m_ui->inspector->setGuide(guide);
    m_explainer = std::make_unique<Explainer>(*m_ui->inspector, m_selection, *m_sockets);
    m_diagramFeed = std::make_unique<DiagramFeed>(*m_ui->diagram);
    m_observer = std::make_unique<ObserverControl>(observer, *m_ui->actionObserve, *m_ui->sourceButton, this);
    m_connectionActions = std::make_unique<ConnectionActions>(*m_ui, m_selection);
    m_menus = std::make_unique<WindowMenus>(*m_ui, m_monitor, m_preferences, this);
    m_filters = std::make_unique<FilterBar>(*m_ui, *m_sockets);
    connectStream();
    connectTable();
    connectDiagram();
    connectMenus();
    useRemembering();
    followTheme();
    retranslate();
    restoreLayout(*this, *m_ui);
    m_ui->table->setFocus();
}

MainWindow::~MainWindow()
{
    stopListeningToParts(*this);
}

// --- The stream of snapshots and history -------------------------------------------------------

void MainWindow::connectStream()
{
    // The models come first: what the window says of a snapshot, it says of rows that are there.
    new model::MarkTimer(*m_sockets);
    connect(&m_monitor, &model::Monitor::updated, m_sockets, &model::SocketTableModel::showUpdate);
    connect(&m_monitor, &model::Monitor::historyChanged, &m_log->log(),
            [log = &m_log->log()](const auto& update) { log->apply(*update); });
    connect(&m_monitor, &model::Monitor::updated, this, &MainWindow::noteSnapshot);
    connect(&m_monitor, &model::Monitor::historyChanged, this, &MainWindow::noteHistory);
    connect(&m_monitor, &model::Monitor::failed, this, [this](const Error& why) {
        m_failure = why;
        showStatus();
    });
    connect(&m_monitor, &model::Monitor::pausedChanged, this, &MainWindow::showStatus);
    connect(m_observer.get(), &ObserverControl::changed, this, &MainWindow::showStatus);
    connect(m_sockets, &model::SocketTableModel::countsChanged, this, &MainWindow::showCounts);
}

void MainWindow::noteSnapshot(const std::shared_ptr<const model::SnapshotUpdate>& update)
{
    const bool first = m_update == nullptr;
    m_update = update;
    m_failure.reset();
    m_log->setNames(update->after->names);
    m_ui->history->advance({update->after->time, update->after->wallTime});
    selectWanted();
    m_explainer->countHolders(update);
    showStatus();
    if (first)
        emit filled();
}

void MainWindow::noteHistory(const std::shared_ptr<const model::HistoryUpdate>& update)
{
    const auto before = std::exchange(m_history, update);
    m_diagramFeed->apply(*update);
    if (update->followed && m_selection.record()) {
        const model::FollowedEnd& own = update->followed->own;
        m_ui->history->showConnection(*update->followed, {update->time, update->wallTime}, update->eventSource);
        m_selection.update(own, {update->time, update->wallTime});
        m_ui->table->keepSelected(keyOf(own.record));
        m_connectionActions->enable();
        if (!m_selection.isPinned())
            explain();
    }
    // Updates come thirty times a second, but how well things are known seldom changes.
    if (!before || before->eventSource != update->eventSource || before->losses != update->losses)
        showObserver();
}

void MainWindow::showCounts()
{
    m_ui->chips->setCounts(m_sockets->matchingCounts());
    m_ui->diagram->setCounts(m_sockets->matchingCounts());
    m_ui->inspector->setCounts(m_sockets->matchingCounts());
}

void MainWindow::showStatus()
{
    showObserver();
    QString notice = m_update ? noticeText(*m_update) : QString();
    if (!m_observer->failure().isEmpty())
        notice += (notice.isEmpty() ? QString() : QStringLiteral("\n")) +
            tr("Not every transition can be shown: %1").arg(m_observer->failure());
    if (m_failure)
        notice = tr("The last refresh failed: %1").arg(words::error(*m_failure));
    m_ui->notice->setText(notice);
    m_ui->notice->setVisible(!notice.isEmpty());
    m_statusLabel->setText(m_update ? statusText(*m_update) : QString());
    m_hiddenLabel->setText(m_update ? hiddenText(*m_update) : QString());
    m_filters->showCount();
    m_ui->table->setEmptyText(!m_failure || m_update
                                  ? emptyText(m_update.get(), m_filters->filters(), !m_ui->actionListeners->isChecked())
                                  : tr("The connections cannot be read. The reason is above."));
}

void MainWindow::showObserver()
{
    m_observer->show(m_update.get(), m_history.get(), m_monitor.isPaused());
}

// --- The table and its filters -----------------------------------------------------------------

void MainWindow::connectTable()
{
    connect(m_ui->table, &SocketTableView::socketSelected, this, &MainWindow::select);
    connect(m_ui->table, &SocketTableView::selectionCleared, this, &MainWindow::deselect);
    connect(m_filters.get(), &FilterBar::changed, this, &MainWindow::showStatus);
}

void MainWindow::setFilterText(const QString& text)
{
    m_ui->filterField->setText(text);
}

// --- The selected connection -------------------------------------------------------------------

void MainWindow::select(const SocketRecord& record)
{
    const auto row = m_sockets->rowOf(keyOf(record));
    const bool gone = row && m_sockets->freshness(*row) == model::Freshness::Gone;
    m_selection.select(record, gone, m_update ? m_update->after->time : Instant());
    m_ui->table->keepSelected(keyOf(record));
    m_diagramFeed->select(record, gone);
    m_monitor.follow(record);
    explain();
    m_connectionActions->enable();
}

void MainWindow::deselect()
{
    m_selection.clear();
    m_monitor.follow(std::nullopt);
    m_ui->history->clear();
    m_diagramFeed->deselect();
    m_ui->table->keepSelected(std::nullopt);
    explain();
    m_connectionActions->enable();
}

void MainWindow::selectWhenListed(const Endpoint& local, const std::optional<Endpoint>& remote)
{
    m_wanted = WantedSocket{local, remote};
    selectWanted();
}

void MainWindow::selectWhenSeen(const Endpoint& local, const std::optional<Endpoint>& remote)
{
    // A poll that is under way may have begun before the socket was there, and one may miss it.
    m_wanted = WantedSocket{local, remote, 3};
    m_monitor.refresh();
}

void MainWindow::selectWanted()
{
    if (!m_wanted || !m_update)
        return;
    const SocketRecord* const found = m_wanted->findIn(*m_update->after);
    if (found == nullptr && --m_wanted->polls > 0)
        return;
    const WantedSocket wanted = *std::exchange(m_wanted, std::nullopt);
    if (found == nullptr)
        emit selectionFailed(
            tr("No socket of this computer has the address %1%2.")
                .arg(words::text(wanted.local.toString()),
                     wanted.remote ? QStringLiteral(" → ") + words::text(wanted.remote->toString()) : QString()));
    else if (!m_ui->table->selectSocket(keyOf(*found)))
        select(*found); // the filter hides its row; diagram and inspector can show it all the same
}

void MainWindow::selectLogged(const LogEntry& entry)
{
    const SocketRecord record = recordOf(entry);
    activateWindow();
    raise();
    if (m_ui->table->selectSocket(keyOf(record)))
        return;
    const SocketRecord* listed = m_update ? m_update->after->find(keyOf(record)) : nullptr;
    select(listed != nullptr ? *listed : record);
}

// --- The diagram and the inspector -------------------------------------------------------------

void MainWindow::connectDiagram()
{
    connect(m_ui->diagram, &DiagramView::stateClicked, this, [this](State state) {
        pin(state);
        m_ui->chips->chooseAlone(state);
    });
    connect(m_ui->diagram, &DiagramView::edgeClicked, this, [this](const Transition& edge) { pin(&edge); });
    connect(m_ui->diagram, &DiagramView::stateActivated, m_ui->chips, &StateChips::chooseAlone);
    connect(m_ui->diagram, &DiagramView::stateHovered, this,
            [this](std::optional<State> state) { hover(state ? Selection::Asked(*state) : Selection::Asked()); });
    connect(m_ui->diagram, &DiagramView::edgeHovered, this,
            [this](const Transition* edge) { hover(edge != nullptr ? Selection::Asked(edge) : Selection::Asked()); });
    connect(m_ui->history, &HistoryPane::stepHovered, this, [this](const std::optional<std::pair<State, State>>& step) {
        m_ui->diagram->mark(step ? lineBetween(step->first, step->second) : nullptr);
    });
}

void MainWindow::pin(Selection::Asked asked)
{
    m_selection.pin(asked);
    explain();
}

void MainWindow::hover(Selection::Asked asked)
{
    m_selection.hover(asked);
    if (!m_selection.record() && !m_selection.isPinned())
        explain();
}

void MainWindow::explain()
{
    m_explainer->explain(m_update);
}

bool MainWindow::isAtRest() const
{
    return m_ui->diagram->atRest();
}

// --- Menus, words and colours, and what is remembered ------------------------------------------

void MainWindow::connectMenus()
{
    connect(m_menus.get(), &WindowMenus::preferencesChanged, this, &MainWindow::preferencesChanged);
    connect(m_connectionActions.get(), &ConnectionActions::otherEndWanted, this,
            [this](const SocketRecord& record) { selectWhenListed(record.remote, record.local); });
    connect(this, &MainWindow::selectionFailed, m_ui->statusBar,
            [this](const QString& message) { m_ui->statusBar->showMessage(message, 10'000); });
    connect(m_ui->actionDeselect, &QAction::triggered, this, &MainWindow::deselect);
    connect(m_ui->actionRemember, &QAction::triggered, this, &MainWindow::chooseRemembering);
    connect(m_ui->actionLab, &QAction::triggered, this, &MainWindow::labWanted);
    connect(m_ui->actionLog, &QAction::triggered, m_log, [this] {
        m_log->show();
        m_log->raise();
        m_log->activateWindow();
    });
    connect(m_log, &LogWindow::connectionActivated, this, &MainWindow::selectLogged);
    connect(m_log, &LogWindow::allNamespacesToggled, &m_monitor, &model::Monitor::setAllNamespaces);
}

void MainWindow::useRemembering()
{
    const HistoryBounds bounds = boundsFor(m_preferences.remembering);
    m_monitor.setHistoryBounds(bounds);
    m_log->log().setCapacity(bounds.logEntries);
    m_ui->history->setKeepGone(bounds.keepGone);
    m_sockets->setGoneTime(m_preferences.remembering.gone);
}

void MainWindow::chooseRemembering()
{
    auto* dialog = new HistorySettings(m_preferences.remembering, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_preferences.remembering = dialog->chosen();
        useRemembering();
    });
    dialog->open();
}

void MainWindow::followTheme()
{
    setStyleSheet(view::styleSheet(Theme::current()));
    m_menus->showPaused();
    showObserver();
}

void MainWindow::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->table->setAccessibleName(tr("Connections"));
    m_ui->inspector->setLanguage(chooseLanguage(m_preferences.language));
    m_sockets->retranslate();
    m_menus->retranslate();
    m_filters->retranslate();
    showStatus();
}

void MainWindow::changeEvent(QEvent* event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::PaletteChange && styleSheet() != view::styleSheet(Theme::current()))
        followTheme();
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape)
        return QMainWindow::keyPressEvent(event);
    // Esc goes back one step: from an explanation to the connection, to no connection, to all connections.
    if (m_selection.isPinned())
        pin({});
    else if (m_selection.record())
        deselect();
    else
        m_filters->clear();
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_preferences.save();
    saveLayout(*this, *m_ui);
    QMainWindow::closeEvent(event);
    emit closed();
}

} // namespace atlas::view
