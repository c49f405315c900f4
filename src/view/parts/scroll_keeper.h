// SPDX-License-Identifier: GPL-3.0-or-later
//
// Nothing jumps while a list is read: what is on the screen stays in its place while rows come, go and move. A view
// calls hold() before a change of its model and settle() after it.
#pragma once

#include <QPersistentModelIndex>

#include <optional>

class QAbstractItemView;

namespace atlas::view {

class ScrollKeeper {
public:
    enum class NewRows {
        Anywhere, ///< a view at its top stays there; otherwise the row under the pointer or at the top stays in place
        AtEnd, ///< a view at its end follows the newest row; otherwise the row at the top stays in place
    };

    /// `view` must outlive this.
    ScrollKeeper(QAbstractItemView& view, NewRows newRows) : m_view(view), m_newRows(newRows) { }

    void hold();
    void settle();

private:
    void restore();
    [[nodiscard]] std::optional<int> topInSight(const QModelIndex& index) const;
    void scrollBack(const QModelIndex& index, int top);

    QAbstractItemView& m_view;
    NewRows m_newRows;
    bool m_wasEmpty = false;
    bool m_atEdge = false; ///< the top or the end, where the view stays
    QPersistentModelIndex m_anchor; ///< the row that stays in place; held during a change alone
    int m_anchorTop = 0; ///< where it began, pixels of the viewport
    std::optional<int> m_currentTop; ///< where the current row began, if it was in sight and is to stay there
};

} // namespace atlas::view
