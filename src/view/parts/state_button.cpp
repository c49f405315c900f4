// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/state_button.h"

#include "view/parts/fonts.h"
#include "view/parts/pill.h"
#include "view/parts/theme.h"
#include "view/words/words.h"

#include <QPainter>

namespace atlas::view {
namespace {

QFont nameFont(const QFont& font)
{
    return strong(sized(font, TextSize::Note));
}

} // namespace

StateButton::StateButton(State state, QWidget* parent) : QAbstractButton(parent), m_state(state)
{
    setText(words::text(rfcName(state)));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize StateButton::sizeHint() const
{
    return minimumSizeHint() + QSize(10, 0);
}

QSize StateButton::minimumSizeHint() const
{
    const QFontMetrics metrics(nameFont(font()));
    return {metrics.horizontalAdvance(text()) + 12, metrics.height() + 10};
}

void StateButton::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::current();
    const PhaseColours& colours = theme.phase(phase(m_state));
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF body = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.setFont(nameFont(font()));
    paintPill(painter,
              {.box = body,
               .fill = isDown()  ? colours.ink
                   : isEnabled() ? colours.fill
                                 : theme.raised,
               .outline = QPen(isEnabled() ? colours.ink : theme.line, underMouse() ? 1.8 : 1.1),
               .text = text(),
               .ink = isDown()   ? colours.onInk
                   : isEnabled() ? colours.ink
                                 : theme.mutedText});
    if (hasFocus())
        paintPillFocus(painter, body, theme.accent);
}

} // namespace atlas::view
