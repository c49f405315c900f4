// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/settings/preferences.h"

#include <QObject>

#include <chrono>

class QMainWindow;

namespace Ui {
class MainWindow;
}

namespace atlas::model {
class Monitor;
}

namespace atlas::view {

/// The menus and the buttons of the upper bar, but for the observer's and those of the selected connection; and the
/// user's choices of interval, theme and language.
class WindowMenus final : public QObject {
    Q_OBJECT

public:
    /// All of these must outlive this.
    WindowMenus(Ui::MainWindow& ui, model::Monitor& monitor, Preferences& preferences, QMainWindow* window);

    void retranslate();
    /// Whether the list is live or paused, in the theme's colours.
    void showPaused();

signals:
    /// Language or motion: before the language is used.
    void preferencesChanged();

private:
    void connectActions(QMainWindow* window);
    void fillIntervals();
    void fillThemes();
    void fillLanguages();

    Ui::MainWindow& m_ui;
    model::Monitor& m_monitor;
    Preferences& m_preferences;
};

} // namespace atlas::view
