// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QObject;

namespace atlas::view {

/// For the destructor of a widget that listens to its own parts: from now on it gets none of their signals. They are
/// destroyed only after it, in ~QWidget, and some emit signals then, when the members that its slots use are gone.
void stopListeningToParts(QObject& whole);

} // namespace atlas::view
