// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/diagram/node.h"

namespace atlas::view {

class DiagramView;

/// Lets assistive technology see a DiagramView as a list of states. Doing it again does nothing.
void installDiagramAccessibility();

/// Reports that the boxes' names have changed, for they say what is there.
void announceNames(DiagramView* view);
/// Reports that the keyboard stands on another box.
void announceFocus(DiagramView* view, Node node);

} // namespace atlas::view
