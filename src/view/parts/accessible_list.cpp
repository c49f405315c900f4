// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/parts/accessible_list.h"

#include <QWidget>
#include <QWindow>

namespace atlas::view {

QWindow* AccessibleItem::window() const
{
    return m_parent->window()->windowHandle();
}

QAccessibleInterface* AccessibleItem::parent() const
{
    return QAccessible::queryAccessibleInterface(m_parent);
}

int AccessibleList::childCount() const
{
    const std::size_t count = itemCount();
    keep(count);
    while (m_items.size() < count)
        m_items.push_back(QAccessible::registerAccessibleInterface(makeItem(m_items.size())));
    return static_cast<int>(count);
}

QAccessibleInterface* AccessibleList::child(int index) const
{
    const bool known = index >= 0 && index < childCount();
    return known ? QAccessible::accessibleInterface(m_items[static_cast<std::size_t>(index)]) : nullptr;
}

int AccessibleList::indexOfChild(const QAccessibleInterface* wanted) const
{
    const int count = childCount();
    for (int i = 0; i < count; ++i)
        if (child(i) == wanted)
            return i;
    return -1;
}

void AccessibleList::keep(std::size_t count) const
{
    while (m_items.size() > count) {
        QAccessible::deleteAccessibleInterface(m_items.back());
        m_items.pop_back();
    }
}

} // namespace atlas::view
