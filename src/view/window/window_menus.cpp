// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/window/window_menus.h"

#include "model/stream/monitor.h"
#include "ui_main_window.h"
#include "view/parts/style.h"
#include "view/parts/theme.h"
#include "view/window/help_dialogs.h"

#include <QActionGroup>
#include <QLocale>

namespace atlas::view {

WindowMenus::WindowMenus(Ui::MainWindow& ui, model::Monitor& monitor, Preferences& preferences, QMainWindow* window)
    : m_ui(ui), m_monitor(monitor), m_preferences(preferences)
{
    m_ui.actionListeners->setChecked(m_preferences.listeners);
    m_ui.actionReducedMotion->setChecked(m_preferences.reducedMotion);
    m_ui.diagram->setReducedMotion(m_preferences.reducedMotion);
    m_ui.actionHistory->setChecked(m_preferences.history);
    m_ui.historyCard->setVisible(m_preferences.history);
    fillIntervals();
    fillThemes();
    fillLanguages();
    connect(m_ui.menuColumns, &QMenu::aboutToShow, this, [this] {
        m_ui.menuColumns->clear();
        m_ui.table->fillColumnMenu(*m_ui.menuColumns);
    });
    connectActions(window);
}

void WindowMenus::connectActions(QMainWindow* window)
{
    connect(&m_monitor, &model::Monitor::pausedChanged, this, &WindowMenus::showPaused);
    connect(m_ui.actionPause, &QAction::triggered, &m_monitor, &model::Monitor::setPaused);
    connect(m_ui.liveButton, &QAbstractButton::clicked, m_ui.actionPause, &QAction::trigger);
    connect(m_ui.actionRefresh, &QAction::triggered, &m_monitor, &model::Monitor::refresh);
    connect(m_ui.logButton, &QAbstractButton::clicked, m_ui.actionLog, &QAction::trigger);
    connect(m_ui.labButton, &QAbstractButton::clicked, m_ui.actionLab, &QAction::trigger);
    connect(m_ui.actionListeners, &QAction::toggled, this, [this](bool shown) { m_preferences.listeners = shown; });
    connect(m_ui.actionHistory, &QAction::toggled, this, [this](bool shown) {
        m_preferences.history = shown;
        m_ui.historyCard->setVisible(shown);
    });
    connect(m_ui.actionReducedMotion, &QAction::toggled, this, [this](bool reduced) {
        m_preferences.reducedMotion = reduced;
        m_ui.diagram->setReducedMotion(reduced);
        emit preferencesChanged();
    });
    connect(m_ui.actionFit, &QAction::triggered, m_ui.diagram, &DiagramView::fit);
    connect(m_ui.actionZoomIn, &QAction::triggered, m_ui.diagram, &DiagramView::zoomIn);
    connect(m_ui.actionZoomOut, &QAction::triggered, m_ui.diagram, &DiagramView::zoomOut);
    connect(m_ui.actionQuit, &QAction::triggered, window, &QWidget::close);
    connect(m_ui.actionAbout, &QAction::triggered, window, [window] { showAbout(window); });
    connect(m_ui.actionExamples, &QAction::triggered, window, [window] { showFilterExamples(window); });
    connect(m_ui.actionKeys, &QAction::triggered, window, [window] { showKeys(window); });
    // Space pauses where it does nothing else: it still presses a button and is still a letter in the filter.
    m_ui.actionPause->setShortcut(Qt::Key_Space);
    m_ui.actionPause->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_ui.table->addAction(m_ui.actionPause);
    m_ui.diagram->addAction(m_ui.actionPause);
}

// --- Choices -----------------------------------------------------------------------------------

void WindowMenus::fillIntervals()
{
    auto* intervals = new QActionGroup(this);
    for (const int milliseconds : {250, 500, 1'000, 2'000, 5'000, 10'000, 30'000, 60'000}) {
        QAction* action = m_ui.menuInterval->addAction(QString());
        action->setData(milliseconds);
        action->setCheckable(true);
        action->setChecked(m_preferences.interval.count() == milliseconds);
        intervals->addAction(action);
        connect(action, &QAction::triggered, this, [this, milliseconds] {
            m_preferences.interval = std::chrono::milliseconds(milliseconds);
            m_monitor.setInterval(m_preferences.interval);
            m_monitor.refresh();
        });
    }
}

void WindowMenus::fillThemes()
{
    auto* themes = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        QAction* action = m_ui.menuTheme->addAction(QString());
        action->setData(identifier(choice));
        action->setCheckable(true);
        action->setChecked(m_preferences.theme == choice);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, choice] {
            m_preferences.theme = choice;
            useTheme(choice);
        });
    }
}

void WindowMenus::fillLanguages()
{
    auto* speech = new QActionGroup(this);
    for (const QString& code : languages()) {
        QAction* action = m_ui.menuLanguage->addAction(languageName(code));
        action->setCheckable(true);
        action->setChecked(chooseLanguage(m_preferences.language) == code);
        speech->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] {
            m_preferences.language = code;
            emit preferencesChanged();
            useLanguage(code);
        });
    }
}

// --- Words and colours -------------------------------------------------------------------------

void WindowMenus::retranslate()
{
    m_ui.logButton->setText(tr("Transitions"));
    m_ui.logButton->setToolTip(tr("Every transition of this computer, as it becomes known (Ctrl+T)"));
    m_ui.labButton->setText(tr("Lab"));
    m_ui.labButton->setToolTip(tr("Real TCP, one packet at a time (Ctrl+L)"));
    for (QAction* action : m_ui.menuInterval->actions()) {
        const double seconds = action->data().toInt() / 1'000.0;
        action->setText(tr("%1 s").arg(QLocale().toString(seconds, 'g', 3)));
    }
    for (QAction* action : m_ui.menuTheme->actions()) {
        const auto choice = parseThemeChoice(action->data().toString());
        action->setText(choice == ThemeChoice::Light      ? tr("&Light")
                            : choice == ThemeChoice::Dark ? tr("&Dark")
                                                          : tr("As the &system"));
    }
    showPaused();
}

void WindowMenus::showPaused()
{
    const Theme theme = Theme::current();
    const bool paused = m_monitor.isPaused();
    m_ui.actionPause->setChecked(paused);
    m_ui.liveButton->setChecked(paused);
    m_ui.liveButton->setIcon(paused ? playIcon(theme.accent) : pauseIcon(theme.onAccent));
    m_ui.liveButton->setText(paused ? tr("Paused") : tr("Live"));
    m_ui.liveButton->setToolTip(paused ? tr("Resume (Space)") : tr("Pause and keep this list (Space)"));
    m_ui.liveButton->setAccessibleName(paused ? tr("Paused: resume") : tr("Live: pause"));
}

} // namespace atlas::view
