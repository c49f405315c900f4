// SPDX-License-Identifier: GPL-3.0-or-later
// The window's menus and keys.
#include "ui_main_window.h"
#include "view/history/log_window.h"
#include "view/table/socket_command.h"
#include "view/window/main_window.h"
#include "view/words/words.h"

#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMessageBox>

namespace atlas::view {
namespace {

/// A value of the filter language, quoted so that nothing in it is read as an operator.
QString quoted(QString value)
{
    return QLatin1Char('"') + value.remove(QLatin1Char('"')) + QLatin1Char('"');
}

} // namespace

void MainWindow::connectActions()
{
    auto& ui = *m_ui;
    connect(ui.actionQuit, &QAction::triggered, this, &QWidget::close);
    connect(ui.actionPause, &QAction::triggered, &m_monitor, &model::Monitor::setPaused);
    connect(ui.liveButton, &QAbstractButton::clicked, ui.actionPause, &QAction::trigger);
    connect(ui.actionRefresh, &QAction::triggered, &m_monitor, &model::Monitor::refresh);
    connect(ui.actionRemember, &QAction::triggered, this, &MainWindow::chooseRemembering);
    connect(ui.actionObserve, &QAction::triggered, this, &MainWindow::switchObserver);
    connect(ui.sourceButton, &QAbstractButton::clicked, ui.actionObserve, &QAction::trigger);
    connect(ui.actionHistory, &QAction::toggled, this, [this](bool shown) {
        m_preferences.history = shown;
        m_ui->historyCard->setVisible(shown);
    });
    connect(ui.actionLog, &QAction::triggered, this, [this] {
        m_log->show();
        m_log->raise();
        m_log->activateWindow();
    });
    connect(ui.logButton, &QAbstractButton::clicked, ui.actionLog, &QAction::trigger);
    connect(ui.actionLab, &QAction::triggered, this, &MainWindow::labWanted);
    connect(ui.labButton, &QAbstractButton::clicked, ui.actionLab, &QAction::trigger);
    connect(ui.actionFind, &QAction::triggered, ui.filterField, &FilterField::focusField);
    connect(ui.actionClearFilter, &QAction::triggered, this, [this] {
        m_ui->filterField->setText({});
        m_ui->chips->setChosen({});
    });
    connect(ui.actionListeners, &QAction::toggled, this, [this](bool shown) {
        m_preferences.listeners = shown;
        applyHiddenStates();
    });
    connect(ui.actionReducedMotion, &QAction::toggled, this, [this](bool reduced) {
        m_preferences.reducedMotion = reduced;
        m_ui->diagram->setReducedMotion(reduced);
        emit preferencesChanged();
    });
    connect(ui.actionFit, &QAction::triggered, ui.diagram, &DiagramView::fit);
    connect(ui.actionZoomIn, &QAction::triggered, ui.diagram, &DiagramView::zoomIn);
    connect(ui.actionZoomOut, &QAction::triggered, ui.diagram, &DiagramView::zoomOut);
    connect(ui.actionDeselect, &QAction::triggered, this, &MainWindow::deselect);
    connect(ui.actionAbout, &QAction::triggered, this, &MainWindow::showAbout);
    connect(ui.actionKeys, &QAction::triggered, this, &MainWindow::showKeys);
    connect(ui.actionCopyRow, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_ui->table->currentRowText()); });
    connect(ui.actionCopyCommand, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(ssCommand(*m_selected)); });
    connect(ui.actionFilterState, &QAction::triggered, this, [this] { filterByState(m_selected->state); });
    connect(ui.actionFilterPeer, &QAction::triggered, this,
            [this] { narrow(QStringLiteral("remote"), quoted(words::text(m_selected->remote.address.toString()))); });
    connect(ui.actionFilterProcess, &QAction::triggered, this, [this] {
        if (const Process* owner = m_selected ? m_selected->owners.first() : nullptr)
            narrow(QStringLiteral("pid"), QString::number(number(owner->pid)));
    });
    // Space pauses where it does nothing else: it still presses a button and is still a letter in the filter.
    ui.actionPause->setShortcut(Qt::Key_Space);
    ui.actionPause->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    ui.table->addAction(ui.actionPause);
    ui.diagram->addAction(ui.actionPause);
    enableConnectionActions();
}

void MainWindow::fillMenus()
{
    auto* intervals = new QActionGroup(this);
    for (const int milliseconds : {250, 500, 1'000, 2'000, 5'000, 10'000, 30'000, 60'000}) {
        QAction* action = m_ui->menuInterval->addAction(QString());
        action->setData(milliseconds);
        action->setCheckable(true);
        action->setChecked(m_preferences.interval.count() == milliseconds);
        intervals->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, milliseconds] { chooseInterval(std::chrono::milliseconds(milliseconds)); });
    }
    auto* themes = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        QAction* action = m_ui->menuTheme->addAction(QString());
        action->setData(identifier(choice));
        action->setCheckable(true);
        action->setChecked(m_preferences.theme == choice);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] { chooseTheme(choice); });
    }
    auto* speech = new QActionGroup(this);
    for (const QString& code : languages()) {
        QAction* action = m_ui->menuLanguage->addAction(languageName(code));
        action->setCheckable(true);
        action->setChecked(chooseLanguage(m_preferences.language) == code);
        speech->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] {
            m_preferences.language = code;
            emit preferencesChanged(); // before the windows are told to speak it
            useLanguage(code);
        });
    }
    connect(m_ui->menuColumns, &QMenu::aboutToShow, this, [this] {
        m_ui->menuColumns->clear();
        m_ui->table->fillColumnMenu(*m_ui->menuColumns);
    });
}

void MainWindow::chooseInterval(std::chrono::milliseconds interval)
{
    m_preferences.interval = interval;
    m_monitor.setInterval(interval);
    m_monitor.refresh();
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    m_preferences.theme = choice;
    useTheme(choice);
}

void MainWindow::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QMainWindow::keyPressEvent(event);
        return;
    }
    // Esc goes back one step: from an explanation to the connection, from the connection to nothing.
    if (!std::holds_alternative<std::monostate>(m_pinned)) {
        m_pinned = {};
        explain();
    } else if (m_selected) {
        deselect();
    }
}

void MainWindow::showAbout()
{
    QMessageBox::about(this, tr("About TCP Atlas"),
                       tr("<h3>TCP Atlas %1</h3><p>Every TCP connection of this computer, on the state diagram.</p>"
                          "<p>Free software under the GNU General Public License, version 3 or later.</p>")
                           .arg(QCoreApplication::applicationVersion()));
}

void MainWindow::showKeys()
{
    const QString lines = tr("Ctrl+F\tfilter\nF5\tlook again now\nSpace\tpause and go on\nTab\tfrom part to part\n"
                             "↑ ↓ ← →\tfrom row to row; on the diagram from state to state\n"
                             "Enter\ton a state: show only its connections\nEsc\tback, deselect\nCtrl+C\tcopy the row\n"
                             "Ctrl+T\ttransitions of this computer\nCtrl+H\thistory of the connection\n"
                             "Ctrl+E\tshow every transition\nCtrl+L\tlab\nCtrl++\tzoom into the diagram\nCtrl+-\tzoom "
                             "out again\nCtrl+0\tshow the whole diagram");
    QString table;
    for (const QString& line : lines.split(QLatin1Char('\n')))
        table += QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;&nbsp;</td><td>%2</td></tr>")
                     .arg(line.section(QLatin1Char('\t'), 0, 0).toHtmlEscaped(),
                          line.section(QLatin1Char('\t'), 1).toHtmlEscaped());
    QMessageBox::information(this, tr("Keyboard"), QStringLiteral("<table>%1</table>").arg(table));
}

} // namespace atlas::view
