// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/ladder/ladder_painter.h"
#include "view/ladder/ladder_view.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace atlas::view {

void LadderView::paintEvent(QPaintEvent*)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect whole = viewport()->rect();
    if (!m_placeholder.isEmpty()) {
        painter.setPen(m_theme.mutedText);
        painter.drawText(whole.adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, m_placeholder);
        return;
    }
    paintHeads(painter);
    const int head = headHeight();
    const int scrolled = verticalScrollBar()->value();
    painter.setClipRect(whole.adjusted(0, head, 0, 0));
    painter.translate(0, head - scrolled);
    paintCurrent(painter);
    paintLadder(
        painter,
        {.layout = m_layout, .theme = m_theme, .font = font(), .width = double(whole.width()), .progress = progress()},
        scrolled, scrolled + whole.height() - head);
}

void LadderView::paintHeads(QPainter& painter) const
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const int line = fontMetrics().height();
    for (const model::LabHost host : model::labHosts) {
        const LadderHead& head = m_heads[indexOf(host)];
        const double half = viewport()->width() / 2.0;
        const double place = m_layout.lifeline[indexOf(host)];
        // As wide as can be on both sides of its line.
        const double reaching =
            host == model::LabHost::A ? std::min(place, half - 4 - place + half / 2) : viewport()->width() - place;
        const QRectF name(place - reaching, headPadding, 2 * reaching, line);
        painter.setFont(bold);
        painter.setPen(m_theme.text);
        painter.drawText(name, Qt::AlignCenter, head.name);
        painter.setFont(font());
        painter.setPen(m_theme.mutedText);
        painter.drawText(name.translated(0, line), Qt::AlignCenter, head.address);
    }
    painter.setPen(QPen(m_theme.line, 1));
    painter.drawLine(QPointF(6, headHeight() - 1), QPointF(viewport()->width() - 6, headHeight() - 1));
}

void LadderView::paintCurrent(QPainter& painter) const
{
    if (!hasFocus() || m_current < 0)
        return;
    const QRectF box = m_layout.entries[static_cast<std::size_t>(m_current)].box.adjusted(3, -2, -3, 2);
    painter.setPen(QPen(m_theme.accent, 1.5));
    painter.setBrush(m_theme.selection);
    painter.drawRoundedRect(box, 5, 5);
}

} // namespace atlas::view
