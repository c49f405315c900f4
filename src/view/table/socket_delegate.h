// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/parts/theme.h"

#include <QStyledItemDelegate>

namespace atlas::view {

/// Paints a cell of the table of sockets: the state as a coloured pill, quantities to the right, and in the first
/// visible column the sign of what has just happened to the row.
class SocketDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setTheme(const Theme& theme) { m_theme = theme; }
    /// The column that carries the signs of new, changed and gone rows.
    void setMarkColumn(int logicalColumn) { m_markColumn = logicalColumn; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    /// The height of every row, pixels.
    [[nodiscard]] static int rowHeight(const QFontMetrics& metrics) { return metrics.height() + 10; }
    /// Space on each side of a cell's text, pixels; the sign of a row stands in it.
    static constexpr int cellPadding = 9;

private:
    void paintState(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index, bool gone) const;

    Theme m_theme;
    int m_markColumn = 0;
};

} // namespace atlas::view
