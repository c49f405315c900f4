// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/history/transition_delegate.h"

#include "core/history/step.h"
#include "model/log/transition_role.h"
#include "view/parts/fonts.h"
#include "view/parts/tool_tip.h"
#include "view/words/words.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace atlas::view {

TransitionDelegate::TransitionDelegate(QObject* parent) : QStyledItemDelegate(parent), m_theme(Theme::current()) { }

void TransitionDelegate::setColumns(int time, int known)
{
    m_time = time;
    m_known = known;
}

QFont TransitionDelegate::fontOf(const QFont& usual, const QModelIndex& index) const
{
    QFont font = index.column() == m_time       ? fixedPitch(usual)
        : index.data(model::FromRole).isValid() ? strong(usual)
                                                : usual;
    font.setStrikeOut(index.data(model::WithdrawnRole).toBool());
    return font;
}

QColor TransitionDelegate::colourOf(const QModelIndex& index) const
{
    if (index.data(model::SkippedRole).toULongLong() > 0)
        return m_theme.warning;
    if (index.data(model::WithdrawnRole).toBool() || index.column() == m_time)
        return m_theme.mutedText;
    if (index.column() != m_known)
        return m_theme.text;
    const auto known = index.data(model::KnownRole).value<Known>();
    return known == Known::Observed ? m_theme.good : known == Known::Ambiguous ? m_theme.warning : m_theme.mutedText;
}

void TransitionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    if (selected)
        painter->fillRect(option.rect, m_theme.selection);
    const QRect place = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    const QFont font = fontOf(option.font, index);
    painter->setFont(font);
    if (index.data(model::FromRole).isValid()) {
        paintStates(*painter, place, font, index);
    } else {
        const QColor colour = colourOf(index);
        painter->setPen(selected && colour != m_theme.text ? m_theme.text : colour);
        painter->drawText(place, Qt::AlignVCenter | Qt::AlignLeft, shortened(index, QFontMetrics(font), place.width()));
    }
    if (option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange)) {
        painter->setPen(m_theme.accent);
        painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
    }
    painter->restore();
}

QString TransitionDelegate::shortened(const QModelIndex& index, const QFontMetrics& metrics, int width) const
{
    const QString text = index.data().toString();
    if (index.column() == m_known && metrics.horizontalAdvance(text) > width)
        return text.left(1); // the sign alone
    return metrics.elidedText(text, Qt::ElideRight, width);
}

void TransitionDelegate::paintStates(QPainter& painter, const QRect& place, const QFont& font,
                                     const QModelIndex& index) const
{
    const QFontMetrics metrics(font);
    const bool withdrawn = index.data(model::WithdrawnRole).toBool();
    QRect rest = place;
    const auto write = [&](const QString& text, const QColor& colour) {
        const QString shown = metrics.elidedText(text, Qt::ElideRight, rest.width());
        painter.setPen(withdrawn ? m_theme.mutedText : colour);
        painter.drawText(rest, Qt::AlignVCenter | Qt::AlignLeft, shown);
        rest.setLeft(rest.left() + metrics.horizontalAdvance(shown));
    };
    const auto name = [&](int role) {
        const auto state = index.data(role).value<State>();
        write(words::text(rfcName(state)), m_theme.phase(phase(state)).ink);
    };
    name(model::FromRole);
    write(QStringLiteral(" → "), m_theme.mutedText);
    name(model::ToRole);
}

QSize TransitionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFont font = fontOf(option.font, index);
    return {QFontMetrics(font).horizontalAdvance(index.data().toString()) + 2 * cellPadding + 2,
            rowHeight(QFontMetrics(option.font))};
}

bool TransitionDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem&,
                                   const QModelIndex& index)
{
    const QString text = index.isValid() ? index.data(Qt::ToolTipRole).toString() : QString();
    if (event->type() != QEvent::ToolTip || text.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    showPlainToolTip(event->globalPos(), text, view);
    return true;
}

} // namespace atlas::view
