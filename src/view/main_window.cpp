// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/main_window.h"

#include "ui_main_window.h"
#include "view/cell_texts.h"
#include "view/status_texts.h"
#include "view/style.h"
#include "view/theme.h"
#include "view/words.h"

#include <QCloseEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QSettings>

#include <algorithm>

namespace atlas::view {

MainWindow::MainWindow(model::Monitor& monitor, model::ObserverSwitch& observer, const Guide& guide,
                       Preferences preferences)
    : m_ui(std::make_unique<Ui::MainWindow>()),
      m_monitor(monitor),
      m_observer(observer),
      m_preferences(std::move(preferences)),
      m_sockets(new model::SocketTableModel(std::make_unique<CellTexts>(), this)),
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
    m_ui->diagram->setReducedMotion(m_preferences.reducedMotion);
    m_ui->columns->setStretchFactor(0, 57);
    m_ui->columns->setStretchFactor(1, 43);
    m_ui->explanation->setStretchFactor(0, 67);
    m_ui->explanation->setStretchFactor(1, 33);
    m_ui->columns->setSizes({570, 430});
    m_ui->explanation->setSizes({600, 320});
    m_ui->actionListeners->setChecked(m_preferences.listeners);
    m_ui->actionReducedMotion->setChecked(m_preferences.reducedMotion);
    fillMenus();
    connectStream();
    connectTable();
    connectDiagram();
    connectActions();
    applyHiddenStates();
    followTheme();
    retranslate();

    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window")).toByteArray());
    m_ui->columns->restoreState(settings.value(QStringLiteral("columns")).toByteArray());
    m_ui->explanation->restoreState(settings.value(QStringLiteral("explanation")).toByteArray());
    m_ui->table->restoreColumns(settings.value(QStringLiteral("table")).toByteArray());
    m_ui->table->setFocus();
}

MainWindow::~MainWindow()
{
    // The widgets go after this, in ~QWidget, and some say something then (the diagram, that nothing is hovered any
    // more): there is nobody left to hear it.
    for (QObject* part : findChildren<QObject*>())
        part->disconnect(this);
}

// --- The stream of snapshots -------------------------------------------------------------------

void MainWindow::connectStream()
{
    connect(&m_monitor, &model::Monitor::updated, this, &MainWindow::apply);
    connect(&m_monitor, &model::Monitor::failed, this, [this](const QString& message) {
        m_failure = message;
        showStatus();
    });
    connect(&m_monitor, &model::Monitor::pausedChanged, this, [this] {
        setLiveButton();
        showStatus();
    });
    connect(m_sockets, &model::SocketTableModel::countsChanged, this, &MainWindow::showCounts);
    m_markEnd.setSingleShot(true);
    connect(&m_markEnd, &QTimer::timeout, this, [this] {
        if (const auto end = m_sockets->nextMarkEnd())
            changeRows([&](model::SocketTableModel& sockets) { sockets.advance(*end); });
        awaitMarkEnd();
    });
}

void MainWindow::apply(const std::shared_ptr<const model::SnapshotUpdate>& update)
{
    const bool first = m_update == nullptr;
    m_update = update;
    m_failure.clear();
    changeRows([&](model::SocketTableModel& sockets) {
        sockets.apply(update);
        sockets.advance(update->after->time);
    });
    m_follower.apply(*update);
    selectWanted();
    showStatus();
    awaitMarkEnd();
    if (first)
        emit filled();
}

/// The marks of new, changed and gone rows end in time even if no further look comes soon.
void MainWindow::awaitMarkEnd()
{
    const auto end = m_sockets->nextMarkEnd();
    if (!end)
        return m_markEnd.stop();
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*end - std::chrono::steady_clock::now());
    m_markEnd.start(std::max(left, std::chrono::milliseconds(0)));
}

void MainWindow::changeRows(const std::function<void(model::SocketTableModel&)>& change)
{
    m_ui->table->changeModel(change, m_selected ? std::optional(keyOf(*m_selected)) : std::nullopt);
}

void MainWindow::showCounts()
{
    m_ui->chips->setCounts(m_sockets->matchingCounts());
    m_ui->diagram->setCounts(m_sockets->matchingCounts());
}

void MainWindow::showStatus()
{
    m_ui->sourceLabel->setText(sourceText(m_update.get(), m_monitor.isPaused()));
    QString notice = m_update ? noticeText(*m_update) : QString();
    if (!m_failure.isEmpty())
        notice = tr("The last look failed: %1").arg(m_failure);
    m_ui->notice->setText(notice);
    m_ui->notice->setVisible(!notice.isEmpty());
    m_statusLabel->setText(m_update ? statusText(*m_update) : QString());
    m_hiddenLabel->setText(m_update ? hiddenText(*m_update) : QString());
    const bool filtered = !m_ui->filterField->text().isEmpty() || m_ui->chips->chosen().any();
    m_ui->table->setEmptyText(m_failure.isEmpty() || m_update
                                  ? emptyText(m_update.get(), filtered, !m_ui->actionListeners->isChecked())
                                  : tr("The connections cannot be read. The reason is above."));
}

// --- The table and its filters -----------------------------------------------------------------

void MainWindow::connectTable()
{
    connect(m_ui->table, &SocketTableView::socketSelected, this, &MainWindow::select);
    connect(m_ui->table, &SocketTableView::selectionCleared, this, &MainWindow::deselect);
    connect(m_ui->table, &SocketTableView::contextMenuWanted, this,
            [this](QPoint at) { m_ui->menuConnection->popup(at); });
    connect(m_ui->filterField, &FilterField::filterChanged, this, [this](const Filter& filter) {
        changeRows([&](model::SocketTableModel& sockets) { sockets.setFilter(filter); });
        showStatus();
    });
    connect(m_ui->chips, &StateChips::chosenChanged, this, &MainWindow::applyHiddenStates);
    connect(&m_follower, &model::SelectionFollower::changed, this,
            [this](const SocketRecord& record) { socketChanged(record, false); });
    connect(&m_follower, &model::SelectionFollower::stateChanged, this,
            [this](State, State to) { m_ui->diagram->moveTo(to); });
    connect(&m_follower, &model::SelectionFollower::gone, this, [this](const SocketRecord& last) {
        socketChanged(last, true);
        m_ui->diagram->moveTo(State::Closed);
    });
}

void MainWindow::applyHiddenStates()
{
    const model::StateSet chosen = m_ui->chips->chosen();
    model::StateSet hidden;
    if (chosen.any())
        hidden = ~chosen;
    else
        hidden[static_cast<std::size_t>(State::Listen)] = !m_ui->actionListeners->isChecked();
    changeRows([&](model::SocketTableModel& sockets) { sockets.setHiddenStates(hidden); });
    showStatus();
}

void MainWindow::filterByState(State state)
{
    model::StateSet chosen;
    chosen[static_cast<std::size_t>(state)] = true;
    m_ui->chips->setChosen(m_ui->chips->chosen() == chosen ? model::StateSet() : chosen);
}

void MainWindow::narrow(const QString& key, const QString& value)
{
    m_ui->filterField->narrow(key + QLatin1Char(':') + value);
}

void MainWindow::setFilterText(const QString& text)
{
    m_ui->filterField->setText(text);
}

// --- The selected connection -------------------------------------------------------------------

void MainWindow::selectWhenListed(const Endpoint& local, const std::optional<Endpoint>& remote)
{
    m_wanted = Wanted{local, remote};
    selectWanted();
}

void MainWindow::selectWanted()
{
    if (!m_wanted || !m_update)
        return;
    const Wanted wanted = *std::exchange(m_wanted, std::nullopt);
    const auto& all = m_update->after->sockets;
    const auto found = std::ranges::find_if(all, [&](const SocketRecord& record) {
        return record.local == wanted.local && (!wanted.remote || record.remote == *wanted.remote);
    });
    if (found == all.end()) {
        emit selectionFailed(
            tr("No socket of this computer has the address %1%2.")
                .arg(words::text(wanted.local.toString()),
                     wanted.remote ? QStringLiteral(" → ") + words::text(wanted.remote->toString()) : QString()));
        return;
    }
    if (!m_ui->table->selectSocket(keyOf(*found)))
        select(*found); // the filter hides its row; diagram and inspector can show it all the same
}

void MainWindow::select(const SocketRecord& record)
{
    const auto row = m_sockets->rowOf(keyOf(record));
    m_selected = record;
    m_selectedGone = row && m_sockets->freshness(*row) == model::Freshness::Gone;
    m_pinned = {};
    m_ui->diagram->select(record.state);
    if (m_selectedGone) {
        m_follower.clear();
        m_ui->diagram->moveTo(State::Closed);
    } else {
        m_follower.follow(record);
    }
    explain();
    enableConnectionActions();
}

void MainWindow::deselect()
{
    m_selected.reset();
    m_pinned = {};
    m_follower.clear();
    m_ui->diagram->select(std::nullopt);
    m_ui->table->changeModel([](model::SocketTableModel&) { }, std::nullopt);
    explain();
    enableConnectionActions();
}

void MainWindow::socketChanged(const SocketRecord& record, bool gone)
{
    m_selected = record;
    m_selectedGone = gone;
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

// --- The diagram and the inspector -------------------------------------------------------------

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
        m_ui->inspector->showSocket(*m_selected, m_update->after->names, m_update->after->time, m_selectedGone);
    else
        m_ui->inspector->showNothing();
}

bool MainWindow::isAtRest() const
{
    return m_ui->diagram->atRest();
}

// --- Looks and language ------------------------------------------------------------------------

void MainWindow::followTheme()
{
    const Theme theme = Theme::current();
    setStyleSheet(view::styleSheet(theme));
    setLiveButton();
}

void MainWindow::setLiveButton()
{
    const Theme theme = Theme::current();
    const bool paused = m_monitor.isPaused();
    m_ui->actionPause->setChecked(paused);
    m_ui->liveButton->setChecked(paused);
    m_ui->liveButton->setIcon(paused ? playIcon(theme.accent) : pauseIcon(theme.onAccent));
    m_ui->liveButton->setText(paused ? tr("Paused") : tr("Live"));
    m_ui->liveButton->setToolTip(paused ? tr("Go on looking (Space)") : tr("Stop looking and keep this list (Space)"));
    m_ui->liveButton->setAccessibleName(paused ? tr("Paused: go on looking") : tr("Live: pause"));
}

void MainWindow::retranslate()
{
    m_ui->retranslateUi(this);
    m_ui->table->setAccessibleName(tr("Connections"));
    for (QAction* action : m_ui->menuInterval->actions()) {
        const double seconds = action->data().toInt() / 1'000.0;
        action->setText(tr("%1 s").arg(QLocale().toString(seconds, 'g', 3)));
    }
    for (QAction* action : m_ui->menuTheme->actions()) {
        const auto choice = parseThemeChoice(action->data().toString());
        action->setText(choice == ThemeChoice::Light      ? tr("&Light")
                            : choice == ThemeChoice::Dark ? tr("&Dark")
                                                          : tr("As the &system"));
    }
    m_ui->inspector->setLanguage(chooseLanguage(m_preferences.language));
    m_sockets->retranslate();
    setLiveButton();
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

void MainWindow::closeEvent(QCloseEvent* event)
{
    m_preferences.save();
    QSettings settings;
    settings.setValue(QStringLiteral("window"), saveGeometry());
    settings.setValue(QStringLiteral("columns"), m_ui->columns->saveState());
    settings.setValue(QStringLiteral("explanation"), m_ui->explanation->saveState());
    settings.setValue(QStringLiteral("table"), m_ui->table->saveColumns());
    QMainWindow::closeEvent(event);
}

} // namespace atlas::view
