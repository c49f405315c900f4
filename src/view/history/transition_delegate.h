// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "view/parts/theme.h"

#include <QStyledItemDelegate>

namespace atlas::view {

/// Paints a cell of a list of transitions by the roles of model/log/transition_role.h: the two states in the colours of
/// their phases, how it is known, a withdrawn guess struck out, a loss as a warning.
class TransitionDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit TransitionDelegate(QObject* parent = nullptr);

    void followTheme() { m_theme = Theme::current(); }
    /// The column whose digits stand in line, and the one that says how it is known.
    void setColumns(int time, int known);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

    [[nodiscard]] static int rowHeight(const QFontMetrics& metrics) { return metrics.height() + 7; }
    /// Space on each side of a cell's text, pixels.
    static constexpr int cellPadding = 8;

private:
    [[nodiscard]] QFont fontOf(const QFont& usual, const QModelIndex& index) const;
    [[nodiscard]] QColor colourOf(const QModelIndex& index) const;
    [[nodiscard]] QString shortened(const QModelIndex& index, const QFontMetrics& metrics, int width) const;
    void paintStates(QPainter& painter, const QRect& place, const QFont& font, const QModelIndex& index) const;

    Theme m_theme;
    int m_time = -1;
    int m_known = -1;
};

} // namespace atlas::view
