// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/pill.h"

#include <QPainter>

namespace atlas::view {

void paintPill(QPainter& painter, const Pill& pill)
{
    const double radius = pill.box.height() / 2;
    painter.setPen(pill.outline);
    painter.setBrush(pill.fill);
    painter.drawRoundedRect(pill.box, radius, radius);
    if (pill.text.isEmpty())
        return;
    painter.setPen(pill.ink);
    painter.drawText(pill.box, Qt::AlignCenter, pill.text);
}

void paintPillFocus(QPainter& painter, const QRectF& box, const QColor& colour)
{
    paintPill(painter, {.box = box.adjusted(1, 1, -1, -1), .fill = Qt::NoBrush, .outline = QPen(colour, 2)});
}

} // namespace atlas::view
