// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace atlas::view {

/// Makes the ladder's events known to assistive technology as a list; once for the program.
void installLadderAccessibility();

} // namespace atlas::view
