// SPDX-License-Identifier: GPL-3.0-or-later
#include "view/lab/packet_cards.h"

#include "view/ladder/ladder_words.h"
#include "view/parts/fonts.h"
#include "view/parts/theme.h"
#include "view/parts/tool_tip.h"

#include <QAccessible>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

namespace atlas::view {
namespace {

constexpr int spacing = 6;
constexpr int padding = 8;

QFont small(const QFont& font)
{
    return sized(font, TextSize::Note);
}

/// "a → b"
QString direction(const lab::Packet& packet)
{
    return QStringLiteral("%1 → %2").arg(ladder::hostName(packet.from), ladder::hostName(other(packet.from)));
}

} // namespace

PacketCards::PacketCards(QWidget* parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    describe();
}

void PacketCards::showPackets(const std::vector<lab::Packet>& packets)
{
    const lab::Packet* const chosenBefore = chosen();
    const lab::PacketId before = chosenBefore != nullptr ? chosenBefore->id : lab::PacketId{}; // no packet has number 0
    const int place = m_chosen;
    m_packets = packets;
    const auto same = std::ranges::find(m_packets, before, &lab::Packet::id);
    // The chosen packet stays chosen; when it is gone, the one that takes its place.
    m_chosen = same != m_packets.end() ? static_cast<int>(same - m_packets.begin())
                                       : std::min(std::max(place, 0), static_cast<int>(m_packets.size()) - 1);
    describe();
    updateGeometry();
    update();
    emit chosenChanged();
}

const lab::Packet* PacketCards::chosen() const
{
    return m_chosen >= 0 ? &m_packets[static_cast<std::size_t>(m_chosen)] : nullptr;
}

const lab::Packet* PacketCards::swapPartner() const
{
    const lab::Packet* packet = chosen();
    if (packet == nullptr)
        return nullptr;
    const auto count = static_cast<int>(m_packets.size());
    for (int step = 1; step < count; ++step) {
        const lab::Packet& candidate = m_packets[static_cast<std::size_t>((m_chosen + step) % count)];
        if (candidate.from == packet->from)
            return &candidate;
    }
    return nullptr;
}

void PacketCards::decide(Decision decision)
{
    if (const lab::Packet* packet = chosen())
        emit decided(packet->id, decision);
}

QSize PacketCards::cardSize() const
{
    const QFontMetrics metrics(strong(font()));
    const QFontMetrics keys(small(font()));
    int widest = keys.horizontalAdvance(tr("D X 2 L S"));
    for (const lab::Packet& packet : m_packets)
        widest = std::max(widest, metrics.horizontalAdvance(ladder::segmentLabel(packet.segment)));
    return {widest + 2 * padding, metrics.height() + 2 * keys.height() + padding + 4};
}

int PacketCards::columns(int width) const
{
    return std::max(1, (width + spacing) / (cardSize().width() + spacing));
}

int PacketCards::heightForWidth(int width) const
{
    const int rows = std::max(1, (static_cast<int>(m_packets.size()) + columns(width) - 1) / columns(width));
    return rows * (cardSize().height() + spacing) - spacing + 2;
}

QSize PacketCards::sizeHint() const
{
    return {300, heightForWidth(300)};
}

QRect PacketCards::cardRect(int card) const
{
    const int across = columns(width());
    const QSize size = cardSize();
    return {{1 + card % across * (size.width() + spacing), 1 + card / across * (size.height() + spacing)}, size};
}

int PacketCards::cardAt(const QPoint& point) const
{
    for (int card = 0; card < static_cast<int>(m_packets.size()); ++card)
        if (cardRect(card).contains(point))
            return card;
    return -1;
}

void PacketCards::choose(int card)
{
    if (m_packets.empty())
        return;
    m_chosen = std::clamp(card, 0, static_cast<int>(m_packets.size()) - 1);
    describe();
    update();
    emit chosenChanged();
}

/// The chosen card is the widget's value for assistive technology.
void PacketCards::describe()
{
    QString text = tr("Packets in flight: none");
    if (const lab::Packet* packet = chosen())
        text = tr("Packet %1 of %2: %3, %4")
                   .arg(m_chosen + 1)
                   .arg(m_packets.size())
                   .arg(ladder::segmentLabel(packet->segment), direction(*packet));
    setAccessibleName(text);
    setAccessibleDescription(
        tr("D delivers, X drops, 2 delivers a copy, L delivers later, S swaps it with the next one"));
}

void PacketCards::paintEvent(QPaintEvent*)
{
    const Theme theme = Theme::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_packets.empty()) {
        painter.setPen(theme.mutedText);
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextWordWrap, tr("Nothing is on its way."));
    }
    for (int card = 0; card < static_cast<int>(m_packets.size()); ++card)
        paintCard(painter, card);
}

void PacketCards::paintCard(QPainter& painter, int card) const
{
    const Theme theme = Theme::current();
    const lab::Packet& packet = m_packets[static_cast<std::size_t>(card)];
    const bool isChosen = card == m_chosen;
    const QRectF box = QRectF(cardRect(card)).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(isChosen ? QPen(theme.accent, hasFocus() ? 2.4 : 1.4) : QPen(theme.edge, 1));
    painter.setBrush(isChosen ? theme.selection : theme.surface);
    painter.drawRoundedRect(box, 7, 7);
    const QRectF inner = box.adjusted(padding - 2, 4, -padding + 2, -3);
    painter.setFont(strong(font()));
    painter.setPen(theme.text);
    painter.drawText(inner, Qt::AlignHCenter | Qt::AlignTop, ladder::segmentLabel(packet.segment));
    painter.setFont(small(font()));
    painter.setPen(isChosen ? theme.text : theme.mutedText);
    const double line = QFontMetricsF(painter.font()).height();
    painter.drawText(inner.adjusted(0, 0, 0, -line), Qt::AlignHCenter | Qt::AlignBottom, direction(packet));
    painter.drawText(inner, Qt::AlignHCenter | Qt::AlignBottom, tr("D X 2 L S"));
}

bool PacketCards::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const int card = cardAt(help->pos());
        QString tip;
        if (card >= 0) {
            const lab::Packet& packet = m_packets[static_cast<std::size_t>(card)];
            tip = ladder::segmentDetails(packet.segment) + QLatin1Char('\n') + accessibleDescription();
        }
        showPlainToolTip(help->globalPos(), tip, this);
        return true;
    }
    return QWidget::event(event);
}

void PacketCards::mousePressEvent(QMouseEvent* event)
{
    if (const int card = cardAt(event->pos()); card >= 0)
        choose(card);
}

void PacketCards::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (cardAt(event->pos()) >= 0)
        decide(Decision::Deliver);
}

void PacketCards::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_chosen - 1);
    case Qt::Key_Right:
        return choose(m_chosen + 1);
    case Qt::Key_Up:
        return choose(m_chosen - columns(width()));
    case Qt::Key_Down:
        return choose(m_chosen + columns(width()));
    case Qt::Key_D:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return decide(Decision::Deliver);
    case Qt::Key_X:
    case Qt::Key_Delete:
        return decide(Decision::Drop);
    case Qt::Key_2:
        return decide(Decision::Duplicate);
    case Qt::Key_L:
        return decide(Decision::Delay);
    case Qt::Key_S:
        return decide(Decision::Swap);
    default:
        QWidget::keyPressEvent(event);
    }
}

void PacketCards::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void PacketCards::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

} // namespace atlas::view
