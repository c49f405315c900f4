// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/state_pill.h"

#include "view/parts/pill.h"
#include "view/parts/theme.h"
#include "view/words/words.h"

#include <QPainter>

namespace atlas::view {
namespace {

QFont nameFont(QFont font)
{
    font.setBold(true);
    return font;
}

} // namespace

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

QSize StatePill::sizeHint() const
{
    const QFontMetrics metrics(nameFont(font()));
    return {metrics.horizontalAdvance(words::text(rfcName(m_state))) + 24, metrics.height() + 8};
}

void StatePill::paintEvent(QPaintEvent*)
{
    const PhaseColours colours = Theme::current().phase(phase(m_state));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(nameFont(font()));
    paintPill(painter,
              {.box = rect(), .fill = colours.ink, .text = words::text(rfcName(m_state)), .ink = colours.onInk});
}

} // namespace atlas::view
