// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/table/socket_delegate.h"

#include "model/table/column.h"
#include "view/parts/fonts.h"
#include "view/parts/pill.h"
#include "view/parts/tool_tip.h"
#include "view/table/cell_texts.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace atlas::view {
namespace {

using model::Column;
using model::Freshness;

QString sign(Freshness freshness)
{
    switch (freshness) {
    case Freshness::New:
        return QStringLiteral("+");
    case Freshness::Changed:
        return QStringLiteral("~");
    case Freshness::Gone:
        return QStringLiteral("×");
    case Freshness::Settled:
        break;
    }
    return {};
}

QColor signColour(const Theme& theme, Freshness freshness)
{
    switch (freshness) {
    case Freshness::New:
        return theme.good;
    case Freshness::Changed:
        return theme.accent;
    default:
        return theme.mutedText;
    }
}

/// A wash over the whole row, faint enough for its text to stay readable.
QColor wash(const Theme& theme, Freshness freshness)
{
    QColor colour = signColour(theme, freshness);
    colour.setAlphaF(theme.dark ? 0.20F : 0.10F);
    return colour;
}

} // namespace

void SocketDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const auto freshness = index.data(model::FreshnessRole).value<Freshness>();
    const auto column = static_cast<Column>(index.column());
    const bool gone = freshness == Freshness::Gone;

    painter->save();
    if (option.state.testFlag(QStyle::State_Selected))
        painter->fillRect(option.rect, m_theme.selection);
    else if (freshness != Freshness::Settled)
        painter->fillRect(option.rect, wash(m_theme, freshness));

    const QRect inner = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
    if (index.column() == m_markColumn) {
        if (option.state.testFlag(QStyle::State_Selected) && option.widget != nullptr && option.widget->hasFocus())
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())), m_theme.accent);
        painter->setPen(signColour(m_theme, freshness));
        painter->setFont(sized(option.font, TextSize::Sign));
        painter->drawText(QRect(option.rect.left(), option.rect.top(), cellPadding - 1, option.rect.height()),
                          Qt::AlignCenter, sign(freshness));
    }

    if (column == Column::State) {
        QStyleOptionViewItem place = option;
        place.rect = inner;
        paintState(*painter, place, index, gone);
    } else {
        QFont font = option.font;
        font.setStrikeOut(gone);
        painter->setFont(font);
        painter->setPen(gone || index.data(model::AsideRole).toBool() ? m_theme.mutedText : m_theme.text);
        // Both ends of an address tell it from others: its network and its host.
        const bool address = column == Column::LocalAddress || column == Column::RemoteAddress;
        const Qt::TextElideMode cut = isQuantity(column) ? Qt::ElideNone : address ? Qt::ElideMiddle : Qt::ElideRight;
        const QString shown = QFontMetrics(font).elidedText(index.data().toString(), cut, inner.width());
        const Qt::Alignment place = Qt::AlignVCenter | (isQuantity(column) ? Qt::AlignRight : Qt::AlignLeft);
        painter->drawText(inner, static_cast<int>(place), shown);
    }
    painter->restore();
}

void SocketDelegate::paintState(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index,
                                bool gone) const
{
    const auto state = index.data(model::StateRole).value<State>();
    const PhaseColours& colours = m_theme.phase(phase(state));
    QFont font = strong(sized(option.font, TextSize::Label));
    font.setStrikeOut(gone);
    const QFontMetrics metrics(font);
    const QString name = index.data().toString();
    const int width = std::min(metrics.horizontalAdvance(name) + 2 * cellPadding + 2, option.rect.width());
    const int height = std::min(metrics.height() + 4, option.rect.height() - 2);
    const QRectF box(option.rect.left(), option.rect.center().y() - height / 2.0 + 0.5, width, height);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(font);
    paintPill(painter,
              {.box = box,
               .fill = colours.fill,
               .text = metrics.elidedText(name, Qt::ElideRight, width - cellPadding),
               .ink = colours.ink});
}

bool SocketDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                               const QModelIndex& index)
{
    // What does not fit into its cell is shown whole, and what there is to say beside it below.
    const bool cut = sizeHint(option, index).width() > option.rect.width();
    QStringList lines{cut ? index.data().toString() : QString(), index.data(Qt::ToolTipRole).toString()};
    lines.removeAll(QString());
    if (event->type() != QEvent::ToolTip || lines.isEmpty()) {
        QToolTip::hideText();
        return false;
    }
    showPlainToolTip(event->globalPos(), lines.join(QLatin1Char('\n')), view);
    return true;
}

QSize SocketDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const QFontMetrics metrics(option.font);
    int width = metrics.horizontalAdvance(index.data().toString()) + 2 * cellPadding;
    if (static_cast<Column>(index.column()) == Column::State)
        width += 2 * cellPadding + 8;
    return {width, rowHeight(metrics)};
}

} // namespace atlas::view
