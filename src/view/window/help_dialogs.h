// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QWidget;

namespace atlas::view {

void showAbout(QWidget* window);
/// Which keys there are: those of the window's actions, and what the keyboard does in its parts. The window stays
/// usable.
void showKeys(QWidget* window);
/// What a filter may say, by example. The window stays usable.
void showFilterExamples(QWidget* window);

} // namespace atlas::view
