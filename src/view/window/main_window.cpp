// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/main_window.h"

#include "model/table/mark_timer.h"
#include "ui_main_window.h"
#include "view/history/log_window.h"
#include "view/parts/part_signals.h"
#include "view/parts/style.h"
#include "view/parts/theme.h"
#include "view/table/cell_texts.h"
#include "view/window/status_texts.h"
#include "view/words/words.h"

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
    m_ui->diagram->setReducedMotion(m_preferences.reducedMotion);
    m_ui->columns->setStretchFactor(0, 57);
    m_ui->columns->setStretchFactor(1, 43);
    m_ui->explanation->setStretchFactor(0, 67);
    m_ui->explanation->setStretchFactor(1, 33);
    m_ui->columns->setSizes({570, 430});
    m_ui->explanation->setSizes({670, 330});
    m_ui->records->setStretchFactor(0, 78);
    m_ui->records->setStretchFactor(1, 22);
    m_ui->records->setSizes({690, 195});
    m_ui->actionListeners->setChecked(m_preferences.listeners);
    m_ui->actionReducedMotion->setChecked(m_preferences.reducedMotion);
    m_ui->actionHistory->setChecked(m_preferences.history);
    m_ui->historyCard->setVisible(m_preferences.history);
    fillMenus();
    connectStream();
    connectHistory();
    connectTable();
    connectDiagram();
    connectActions();
    applyHiddenStates();
    useRemembering();
    followTheme();
    retranslate();

    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window")).toByteArray());
    m_ui->columns->restoreState(settings.value(QStringLiteral("columns")).toByteArray());
    m_ui->explanation->restoreState(settings.value(QStringLiteral("explanation")).toByteArray());
    m_ui->records->restoreState(settings.value(QStringLiteral("records")).toByteArray());
    m_ui->table->restoreColumns(settings.value(QStringLiteral("table")).toByteArray());
    m_ui->table->setFocus();
}

MainWindow::~MainWindow()
{
    stopListeningToParts(*this);
}

// --- The stream of snapshots -------------------------------------------------------------------

void MainWindow::connectStream()
{
    new model::MarkTimer(*m_sockets);
    connect(&m_monitor, &model::Monitor::updated, m_sockets, &model::SocketTableModel::showUpdate);
    connect(&m_monitor, &model::Monitor::updated, this, &MainWindow::apply);
    connect(&m_monitor, &model::Monitor::failed, this, [this](const Error& why) {
        m_failure = words::error(why);
        showStatus();
    });
    connect(&m_monitor, &model::Monitor::pausedChanged, this, [this] {
        setLiveButton();
        showStatus();
    });
    connect(m_sockets, &model::SocketTableModel::countsChanged, this, &MainWindow::showCounts);
}

void MainWindow::apply(const std::shared_ptr<const model::SnapshotUpdate>& update)
{
    const bool first = m_update == nullptr;
    m_update = update;
    m_failure.clear();
    m_log->setNames(update->after->names);
    m_ui->history->advance({update->after->time, update->after->wallTime});
    selectWanted();
    showStatus();
    if (first)
        emit filled();
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
    if (!m_observerFailure.isEmpty())
        notice += (notice.isEmpty() ? QString() : QStringLiteral("\n")) +
            tr("Not every transition can be shown: %1").arg(m_observerFailure);
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
        m_sockets->setFilter(filter);
        showStatus();
    });
    connect(m_ui->chips, &StateChips::chosenChanged, this, &MainWindow::applyHiddenStates);
}

void MainWindow::applyHiddenStates()
{
    const model::StateSet chosen = m_ui->chips->chosen();
    model::StateSet hidden;
    if (chosen.any())
        hidden = ~chosen;
    else
        hidden[static_cast<std::size_t>(State::Listen)] = !m_ui->actionListeners->isChecked();
    m_sockets->setHiddenStates(hidden);
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

} // namespace atlas::view
