// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/countdown_bar.h"

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
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.fill);
    const double radius = height() / 2.0;
    painter.drawRoundedRect(rect(), radius, radius);
    painter.setBrush(colours.ink);
    painter.drawRoundedRect(QRectF(0, 0, std::max(width() * m_passed, 2 * radius), height()), radius, radius);
}

} // namespace atlas::view
