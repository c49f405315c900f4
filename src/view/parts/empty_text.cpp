// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/empty_text.h"

#include "view/parts/theme.h"

#include <QAbstractItemView>
#include <QPainter>

namespace atlas::view {

bool EmptyText::isShown() const
{
    return m_view.model() == nullptr || m_view.model()->rowCount() == 0;
}

void EmptyText::set(const QString& text)
{
    if (m_text == text)
        return;
    m_text = text;
    m_view.setAccessibleDescription(text); // what is only painted is not read aloud
    if (isShown())
        m_view.viewport()->update();
}

void EmptyText::paint() const
{
    if (m_text.isEmpty() || !isShown())
        return;
    QPainter painter(m_view.viewport());
    painter.setPen(Theme::current().mutedText);
    const QRect area = m_view.viewport()->rect().adjusted(40, 20, -40, -20);
    painter.drawText(area, Qt::AlignCenter | Qt::TextWordWrap, m_text);
}

} // namespace atlas::view
