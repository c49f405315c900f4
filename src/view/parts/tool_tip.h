// SPDX-License-Identifier: GPL-3.0-or-later
// Tooltips of text that may come from a process, a file or the network: it is shown as it is written, even where it
// resembles markup, and long lines wrap. Qt would guess the format of a bare string.
#pragma once

#include <QString>

class QPoint;
class QWidget;

namespace atlas::view {

/// For QWidget::setToolTip() and its like.
[[nodiscard]] QString plainToolTip(const QString& text);
/// At a place of the screen, over `widget`. An empty text hides the tooltip that is there.
void showPlainToolTip(const QPoint& place, const QString& text, QWidget* widget);

} // namespace atlas::view
