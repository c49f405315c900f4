// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/part_signals.h"

#include <QObject>

namespace atlas::view {

void stopListeningToParts(QObject& whole)
{
    for (QObject* part : whole.findChildren<QObject*>())
        part->disconnect(&whole);
}

} // namespace atlas::view
