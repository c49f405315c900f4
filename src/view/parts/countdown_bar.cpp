// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/countdown_bar.h"

#include "view/parts/pill.h"
#include "view/parts/theme.h"

#include <QPainter>

#include <algorithm>

namespace atlas::view {

CountdownBar::CountdownBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(6);
}

void CountdownBar::setPassed(double passed)
{
    passed = std::clamp(passed, 0.0, 1.0);
    if (qFuzzyCompare(passed + 1, m_passed + 1))
        return;
    m_passed = passed;
    update();
}

void CountdownBar::paintEvent(QPaintEvent*)
{
    const PhaseColours colours = Theme::current().phase(Phase::ThisSideClosedFirst);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintPill(painter, {.box = rect(), .fill = colours.fill});
    const double passed = std::max<double>(width() * m_passed, height()); // no narrower than its round ends
    paintPill(painter, {.box = QRectF(0, 0, passed, height()), .fill = colours.ink});
}

} // namespace atlas::view
