// SPDX-License-Identifier: GPL-3.0-or-later
//
// How the parts of the window share its room, kept in the settings file from run to run.
#pragma once

class QMainWindow;

namespace Ui {
class MainWindow;
}

namespace atlas::view {

/// As it was saved, and as usual where nothing was.
void restoreLayout(QMainWindow& window, Ui::MainWindow& ui);
void saveLayout(const QMainWindow& window, const Ui::MainWindow& ui);

} // namespace atlas::view
