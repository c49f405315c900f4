// SPDX-License-Identifier: GPL-3.0-or-later
// The window's colours and language, and what it remembers when it is closed.
#include "ui_main_window.h"
#include "view/parts/style.h"
#include "view/parts/theme.h"
#include "view/window/main_window.h"

#include <QCloseEvent>
#include <QSettings>

namespace atlas::view {

void MainWindow::followTheme()
{
    const Theme theme = Theme::current();
    setStyleSheet(view::styleSheet(theme));
    setLiveButton();
    showObserver();
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
    m_ui->logButton->setText(tr("Transitions"));
    m_ui->logButton->setToolTip(tr("Every transition of this computer, as it becomes known (Ctrl+T)"));
    m_ui->labButton->setText(tr("Lab"));
    m_ui->labButton->setToolTip(tr("Real TCP, one packet at a time (Ctrl+L)"));
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
    settings.setValue(QStringLiteral("records"), m_ui->records->saveState());
    settings.setValue(QStringLiteral("table"), m_ui->table->saveColumns());
    QMainWindow::closeEvent(event);
    emit closed();
}

} // namespace atlas::view
