// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab_connection.h"

#include "view/lab/lab_window.h"
#include "view/window/main_window.h"

#include <memory>

namespace atlas::app {

void connectLab(view::MainWindow& window, const model::LabPrograms& programs, const Narrations& narrations)
{
    QObject::connect(&window, &view::MainWindow::labWanted, &window,
                     [&window, programs, &narrations, lab = std::shared_ptr<view::LabWindow>()]() mutable {
                         if (!lab) {
                             lab = std::make_shared<view::LabWindow>(programs, narrations, window.preferences());
                             QObject::connect(lab.get(), &view::LabWindow::pointedOut, &window,
                                              [&window](const Endpoint& local, const Endpoint& remote) {
                                                  window.selectWhenSeen(local, remote);
                                                  window.raise();
                                                  window.activateWindow();
                                              });
                             QObject::connect(
                                 &window, &view::MainWindow::preferencesChanged, lab.get(),
                                 [&window, lab = lab.get()] { lab->setPreferences(window.preferences()); });
                         }
                         lab->show();
                         lab->raise();
                         lab->activateWindow();
                     });
}

} // namespace atlas::app
