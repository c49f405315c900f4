// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace atlas::view {

void showAbout(QWidget* window);
/// Which keys there are.
void showKeys(QWidget* window);

} // namespace atlas::view
