// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QPen>
#include <QRectF>
#include <QString>

class QPainter;

namespace atlas::view {

/// A box with round ends: a state, a count, a label on a line.
struct Pill {
    QRectF box;
    QBrush fill;
    QPen outline = QPen(Qt::NoPen);
    QString text{}; ///< in the middle, in the painter's font
    QColor ink{}; ///< of the text
};

void paintPill(QPainter& painter, const Pill& pill);
/// The keyboard's focus on a pill: a ring inside its outline.
void paintPillFocus(QPainter& painter, const QRectF& box, const QColor& colour);

} // namespace atlas::view
