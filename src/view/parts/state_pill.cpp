// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/state_pill.h"

#include "view/parts/theme.h"
#include "view/words/words.h"

#include <QPainter>

namespace atlas::view {

StatePill::StatePill(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatePill::setState(State state)
{
    m_state = state;
    setAccessibleName(words::text(rfcName(state)));
    updateGeometry();
    update();
}

QFont StatePill::nameFont() const
{
    QFont bold = font();
    bold.setWeight(QFont::Bold);
    return bold;
}

QSize StatePill::sizeHint() const
{
    const QFontMetrics metrics(nameFont());
    return {metrics.horizontalAdvance(words::text(rfcName(m_state))) + 24, metrics.height() + 8};
}

void StatePill::paintEvent(QPaintEvent*)
{
    const PhaseColours colours = Theme::current().phase(phase(m_state));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.ink);
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    painter.setFont(nameFont());
    painter.setPen(colours.onInk);
    painter.drawText(rect(), Qt::AlignCenter, words::text(rfcName(m_state)));
}

} // namespace atlas::view
