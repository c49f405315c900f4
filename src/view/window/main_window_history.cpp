// SPDX-License-Identifier: GPL-3.0-or-later
// The past, and what is being told just now: history pane, log, motion on the diagram, and the observer that tells of
// every transition.
#include "ui_main_window.h"
#include "view/history/log_window.h"
#include "view/parts/style.h"
#include "view/parts/theme.h"
#include "view/settings/history_settings.h"
#include "view/window/main_window.h"
#include "view/window/status_texts.h"
#include "view/words/end_labels.h"
#include "view/words/words.h"

#include <QMessageBox>
#include <QPushButton>

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

/// What a log line says of a socket that may be gone.
SocketRecord recordOf(const LogEntry& entry)
{
    SocketRecord record;
    record.cookie = entry.cookie;
    record.local = entry.local;
    record.remote = entry.remote;
    record.state = entry.step.to;
    record.uid = entry.uid;
    record.owners = entry.owners;
    if (record.owners.empty())
        record.ownerMissing = OwnerMissing::NotLookedUp;
    record.firstSeen = record.inStateSince = entry.step.time;
    return record;
}

} // namespace

void MainWindow::connectHistory()
{
    connect(&m_monitor, &model::Monitor::historyChanged, this, &MainWindow::learn);
    connect(&m_observer, &model::ObserverSwitch::stateChanged, this, [this](model::ObserverSwitch::State state) {
        if (state == model::ObserverSwitch::State::On)
            m_observerFailure.clear();
        showStatus();
    });
    connect(&m_observer, &model::ObserverSwitch::failed, this, [this](const Error& why) {
        m_observerFailure = words::error(why);
        showStatus();
    });
    connect(m_log, &LogWindow::connectionActivated, this, &MainWindow::selectLogged);
    connect(m_ui->history, &HistoryPane::stepHovered, this, [this](const std::optional<std::pair<State, State>>& step) {
        m_ui->diagram->mark(step ? lineBetween(step->first, step->second) : nullptr);
    });
}

void MainWindow::learn(const std::shared_ptr<const model::HistoryUpdate>& update)
{
    const auto before = std::exchange(m_history, update);
    m_log->apply(*update);
    if (update->followed && m_selected)
        showFollowed(*update->followed);
    showActivity();
    glow(*update);
    // Updates come thirty times a second, but how well things are known seldom changes.
    if (!before || before->eventSource != update->eventSource || before->losses != update->losses)
        showObserver();
}

void MainWindow::showFollowed(const model::Followed& followed)
{
    const auto labels = endLabels(followed);
    std::vector<DiagramEnd> ends{{stateOf(followed.own), labels[0]}};
    if (followed.peer)
        ends.push_back({stateOf(*followed.peer), labels[1]});
    const std::array steps{m_walks[0].next(followed.own),
                           followed.peer ? m_walks[1].next(*followed.peer) : std::nullopt};
    const auto label = [](const DiagramEnd& end) { return end.label; };
    const bool goesOn =
        steps[0] && (steps[1] || !followed.peer) && std::ranges::equal(ends, m_ui->diagram->ends(), {}, label, label);
    if (!goesOn && m_ui->diagram->ends() != ends)
        m_ui->diagram->showEnds(ends);
    for (std::size_t end = 0; end < ends.size(); ++end) {
        if (goesOn)
            for (const TrailStep& step : *steps[end])
                m_ui->diagram->takeStep(step, end);
        m_ui->diagram->setTrail(trailOf(end == 0 ? followed.own : *followed.peer), end);
    }
    m_ui->history->showConnection(followed, {m_history->time, m_history->wallTime}, m_history->eventSource);
    socketChanged(followed.own);
}

/// The ways of the whole computer, while no connection is selected.
void MainWindow::showActivity()
{
    if (m_selected || !m_history)
        return;
    m_ui->diagram->setActivity(m_history->lastMinute);
}

/// What has just happened; after a pause most of what is told is old.
void MainWindow::glow(const model::HistoryUpdate& update)
{
    constexpr std::chrono::seconds justNow{2};
    if (m_selected)
        return;
    for (const LogEntry& entry : update.appended)
        if (isCertain(entry.step.known) && !entry.withdrawn && update.time - entry.step.time < justNow)
            m_ui->diagram->glow(entry.step.from, entry.step.to);
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

// What is remembered

void MainWindow::useRemembering()
{
    const Remembering& remembering = m_preferences.remembering;
    const HistoryBounds bounds = boundsFor(remembering);
    m_monitor.setHistoryBounds(bounds);
    m_log->setCapacity(bounds.logEntries);
    m_ui->history->setKeepGone(bounds.keepGone);
    m_sockets->setGoneTime(remembering.gone);
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

// The observer

void MainWindow::switchObserver()
{
    showObserver(); // the action shows what is, not what was asked for
    if (m_observer.state() != model::ObserverSwitch::State::Off)
        return m_observer.turnOff();
    m_observerFailure.clear();
    switch (m_observer.route()) {
    case model::ObserverSwitch::Route::Directly:
        return m_observer.turnOn();
    case model::ObserverSwitch::Route::AsksUser:
        return askToObserve();
    case model::ObserverSwitch::Route::Unavailable:
        m_observerFailure = words::error(m_observer.reason());
        return showStatus();
    }
}

void MainWindow::askToObserve()
{
    auto* question = new QMessageBox(QMessageBox::Question, tr("Show every transition"),
                                     tr("Show every transition of every connection?"), QMessageBox::Cancel, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(
        tr("The kernel then tells this window of each change of state when it happens, of resets and repeated "
           "segments, and who owns every socket, those of other users included. Only a small helper gets the right "
           "to watch: it sees states and addresses but no contents, and ends with this window; the system asks you "
           "for permission first."));
    QPushButton* yes = question->addButton(tr("Show them"), QMessageBox::AcceptRole);
    question->setDefaultButton(yes);
    connect(yes, &QPushButton::clicked, &m_observer, &model::ObserverSwitch::turnOn);
    question->open();
}

void MainWindow::showObserver()
{
    const Theme theme = Theme::current();
    const bool paused = m_monitor.isPaused();
    const auto knowledge =
        m_history ? std::optional(Knowledge{m_history->eventSource, m_history->losses}) : std::nullopt;
    m_ui->actionObserve->setChecked(m_observer.state() != model::ObserverSwitch::State::Off);
    m_ui->sourceButton->setText(m_observer.state() == model::ObserverSwitch::State::Starting
                                    ? tr("Waiting for permission…")
                                    : sourceText(m_update.get(), knowledge, paused));
    m_ui->sourceButton->setToolTip(sourceToolTip(m_update.get(), knowledge));
    const bool exact = knowledge && knowledge->eventSource == model::EventSourceKind::Probe && knowledge->missed() == 0;
    m_ui->sourceButton->setIcon(dotIcon(exact && !paused ? theme.good : theme.mutedText));
}

} // namespace atlas::view
