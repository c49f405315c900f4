// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace atlas::view {

/// Lets assistive technology see a DiagramView as a list of states. Doing it again does nothing.
void installDiagramAccessibility();

} // namespace atlas::view
