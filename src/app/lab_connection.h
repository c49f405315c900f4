// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/guide/narration.h"
#include "model/lab/lab_session.h"

namespace atlas::view {
class MainWindow;
}

namespace atlas::app {

/// Opens the lab in a window of its own when it is wanted, one for the whole run; what it holds is selected in the main
/// window, and the main window's preferences are the lab's. `window` and `narrations` must outlive the lab's window,
/// which goes with `window`.
void connectLab(view::MainWindow& window, const model::LabPrograms& programs, const Narrations& narrations);

} // namespace atlas::app
