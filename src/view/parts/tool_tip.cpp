// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/tool_tip.h"

#include <QToolTip>

namespace atlas::view {

QString plainToolTip(const QString& text)
{
    return text.isEmpty() ? text : QStringLiteral("<p style='white-space:pre-wrap'>%1</p>").arg(text.toHtmlEscaped());
}

void showPlainToolTip(const QPoint& place, const QString& text, QWidget* widget)
{
    QToolTip::showText(place, plainToolTip(text), widget);
}

} // namespace atlas::view
