// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/scroll_keeper.h"

#include <QAbstractItemView>
#include <QCursor>
#include <QScrollBar>

namespace atlas::view {

void ScrollKeeper::hold()
{
    const QWidget& viewport = *m_view.viewport();
    const QScrollBar& bar = *m_view.verticalScrollBar();
    const bool anywhere = m_newRows == NewRows::Anywhere;
    const QPoint pointer = viewport.mapFromGlobal(QCursor::pos());
    const bool pointed = anywhere && viewport.underMouse() && viewport.rect().contains(pointer);
    m_wasEmpty = m_view.model()->rowCount() == 0;
    m_atEdge = anywhere ? !pointed && bar.value() == 0 : bar.value() >= bar.maximum();
    m_anchor = m_view.indexAt(pointed ? pointer : QPoint(2, 2));
    m_anchorTop = m_anchor.isValid() ? m_view.visualRect(m_anchor).top() : 0;
    m_currentTop = anywhere && !pointed ? topInSight(m_view.currentIndex()) : std::nullopt;
    m_view.setAutoScroll(false);
}

void ScrollKeeper::settle()
{
    m_view.setAutoScroll(true);
    if (m_wasEmpty != (m_view.model()->rowCount() == 0))
        m_view.viewport()->update(); // an empty view says why it is empty
    if (m_view.isVisible()) // one that is hidden is laid out when it is shown
        restore();
    m_anchor = QPersistentModelIndex();
}

void ScrollKeeper::restore()
{
    if (m_newRows == NewRows::AtEnd && m_atEdge)
        return m_view.scrollToBottom();
    if (m_anchor.isValid() && !m_atEdge)
        scrollBack(m_anchor, m_anchorTop);
    // A current row that would leave the sight, since it is sorted elsewhere now, stays where it was instead.
    if (m_currentTop && m_view.currentIndex().isValid() && !topInSight(m_view.currentIndex()))
        scrollBack(m_view.currentIndex(), *m_currentTop);
}

/// Where a row begins on the screen, if any of it is in sight.
std::optional<int> ScrollKeeper::topInSight(const QModelIndex& index) const
{
    const QRect box = m_view.visualRect(index);
    return box.isValid() && box.bottom() >= 0 && box.top() < m_view.viewport()->height() ? std::optional(box.top())
                                                                                         : std::nullopt;
}

void ScrollKeeper::scrollBack(const QModelIndex& index, int top)
{
    QScrollBar& bar = *m_view.verticalScrollBar();
    const int now = m_view.visualRect(index).top(); // first: it does the layout that Qt would do later
    if (m_view.verticalScrollMode() == QAbstractItemView::ScrollPerItem)
        bar.setValue(index.row()); // the bar counts rows, and the anchor is the row at the top
    else
        bar.setValue(bar.value() + now - top);
}

} // namespace atlas::view
